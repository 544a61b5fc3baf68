import { useId, useRef, useState } from 'react';
import { useFileAccess } from './file-access';
import type { KeptFileProps } from './kept-file-props';
import { SaveButton } from './save-button';
import { useComesNear } from './use-comes-near';
import { useFileUrl } from './use-file-url';

/** A picture, as large as a bubble has room; a click shows it as large as the window has. */
export const Picture = (props: KeptFileProps) => {
  const { file, name, held } = props;
  const { say } = useFileAccess();
  const place = useRef<HTMLDivElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const { url, hasFailed, tryAgain } = useFileUrl(file, held, useComesNear(place));
  const [isUnreadable, setIsUnreadable] = useState(false);
  // A browser does not know all that a phone takes pictures in.
  if (isUnreadable) return <SaveButton {...props} />;
  return (
    <div ref={place} className="file-picture">
      {url !== null && (
        <>
          <button type="button" className="file-picture-open" onClick={() => dialog.current?.showModal()}>
            <img src={url} alt={name} onError={() => setIsUnreadable(true)} />
            <span className="visually-hidden">{say('file_enlarge')}</span>
          </button>
          <dialog ref={dialog} className="file-large" aria-labelledby={title} onClick={() => dialog.current?.close()}>
            <div className="file-large-head">
              <h2 id={title} dir="auto">
                {name}
              </h2>
              <button type="button" className="button">
                {say('file_close')}
              </button>
            </div>
            <img src={url} alt={name} />
          </dialog>
        </>
      )}
      {url === null && !hasFailed && <p className="file-picture-waits">{name}</p>}
      {hasFailed && (
        <button type="button" className="file-button" onClick={tryAgain}>
          {say('file_broken', { what: name })}
        </button>
      )}
    </div>
  );
};
