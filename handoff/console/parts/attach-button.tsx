import { useFileField } from '../../../bots/server/window-parts/media/use-file-field';
import { useLanguage } from '../texts/language';
import { Icon } from './icon';

/** Lets the agent choose the file of a reply. */
export const AttachButton = ({ onAttach }: { readonly onAttach: (file: File) => void }) => {
  const { say } = useLanguage();
  const { open, field } = useFileField(([file]) => file && onAttach(file), { multiple: false });
  return (
    <>
      <button type="button" className="tool tool-icon" aria-label={say('attach')} title={say('attach')} onClick={open}>
        <Icon name="attach" />
      </button>
      <input {...field} />
    </>
  );
};
