import { useCallback, useState } from 'react';
import { useFileAccess } from './file-access';
import type { KeptFileProps } from './kept-file-props';
import { SaveButton } from './save-button';
import { useFileUrl } from './use-file-url';

/** A sound or a video. It may be large, so it is fetched when somebody wants to hear or see it. */
export const Player = (props: KeptFileProps & { readonly kind: 'audio' | 'video' }) => {
  const { kind, file, name, label, held } = props;
  const { say } = useFileAccess();
  const [isWanted, setIsWanted] = useState(false);
  const { url, hasFailed, tryAgain } = useFileUrl(file, held, isWanted);
  const [isUnplayable, setIsUnplayable] = useState(false);
  // The button that was pressed is gone.
  const takeFocus = useCallback((player: HTMLMediaElement | null) => (isWanted ? player?.focus() : undefined), [isWanted]);
  // A browser does not know all that a phone records in.
  if (isUnplayable) return <SaveButton {...props} />;
  if (url === null) {
    return (
      <button
        type="button"
        className="file-button"
        aria-busy={isWanted && !hasFailed}
        onClick={hasFailed ? tryAgain : () => setIsWanted(true)}
      >
        {hasFailed ? say('file_broken', { what: name }) : say('file_load', { what: label })}
      </button>
    );
  }
  // What a customer has recorded has no captions.
  const playing = {
    ref: takeFocus,
    className: 'file-player',
    src: url,
    controls: true,
    autoPlay: isWanted,
    'aria-label': name,
    onError: () => setIsUnplayable(true),
  };
  return kind === 'audio' ? <audio {...playing} /> : <video {...playing} />;
};
