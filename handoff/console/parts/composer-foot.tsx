import type { Draft } from '../desk/draft';
import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';
import { AttachButton } from './attach-button';
import { Icon } from './icon';

interface ComposerFootProps {
  readonly frame: Draft['frame'];
  /** The id of the hint, for the field that it is about. */
  readonly hint: string;
  readonly maySend: boolean;
  readonly onArticles: () => void;
  readonly onAttach: (file: File) => void;
}

/** Below the text field: how to send or why to wait, what can go along, and the button that sends. */
export const ComposerFoot = ({ frame, hint, maySend, onArticles, onAttach }: ComposerFootProps) => {
  const { say } = useLanguage();
  const { connection } = useDesk().desk;
  return (
    <div className="composer-foot">
      <p id={hint} className={`composer-hint ${connection === 'live' ? 'keys-hint' : ''}`}>
        {connection === 'live' ? say(frame === 'note' ? 'hint_note' : 'hint_reply') : say(`wait_${connection}`)}
      </p>
      {frame === 'reply' && <AttachButton onAttach={onAttach} />}
      {frame === 'reply' && (
        <button type="button" className="tool tool-icon" aria-label={say('articles')} title={say('articles_open')} onClick={onArticles}>
          <Icon name="article" />
        </button>
      )}
      <button type="submit" className="button button-first composer-send" aria-disabled={!maySend}>
        <Icon name={frame === 'note' ? 'note' : 'send'} />
        {say(frame === 'note' ? 'save_note' : 'send')}
      </button>
    </div>
  );
};
