import './not-read.css';
import { useLanguage } from '../texts/language';

/** In place of a list that the server did not give. */
export const NotRead = ({ onAgain }: { readonly onAgain: () => void }) => {
  const { say } = useLanguage();
  return (
    <p role="alert" className="not-read">
      {say('not_read')}
      <button type="button" className="tool" onClick={onAgain}>
        {say('read_again')}
      </button>
    </p>
  );
};
