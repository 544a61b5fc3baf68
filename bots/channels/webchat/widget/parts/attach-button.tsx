import './attach-button.css';
import { useFileField } from '../../../../server/window-parts/media/use-file-field';
import { useLanguage } from '../texts/language';
import { Icon } from './icon';

/** Lets the customer choose files; each is sent as it is. */
export const AttachButton = ({ onAttach }: { readonly onAttach: (files: readonly File[]) => void }) => {
  const { say } = useLanguage();
  const { open, field } = useFileField(onAttach, { multiple: true });
  return (
    <>
      <button type="button" className="attach-button" aria-label={say('attach')} onClick={open}>
        <Icon name="attach" />
      </button>
      <input {...field} />
    </>
  );
};
