import './attach-button.css';
import { useRef } from 'react';
import { takenFiles } from '../../../../server/window-parts/media/taken-files';
import { useLanguage } from '../texts/language';
import { Icon } from './icon';

/** Lets the customer choose files; each is sent as it is. */
export const AttachButton = ({ onAttach }: { readonly onAttach: (files: readonly File[]) => void }) => {
  const { say } = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="attach-button" aria-label={say('attach')} onClick={() => field.current?.click()}>
        <Icon name="attach" />
      </button>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        accept={takenFiles.accept}
        onChange={({ currentTarget }) => {
          onAttach([...(currentTarget.files ?? [])]);
          // So that the same file can be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
};
