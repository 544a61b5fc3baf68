import { useRef } from 'react';
import { takenFiles } from '../../../bots/server/window-parts/media/taken-files';
import { useLanguage } from '../texts/language';
import { Icon } from './icon';

/** Lets the agent choose the file of a reply. */
export const AttachButton = ({ onAttach }: { readonly onAttach: (file: File) => void }) => {
  const { say } = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="tool tool-icon"
        aria-label={say('attach')}
        title={say('attach')}
        onClick={() => field.current?.click()}
      >
        <Icon name="attach" />
      </button>
      <input
        ref={field}
        type="file"
        hidden
        accept={takenFiles.accept}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onAttach(file);
          // So that the same file can be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
};
