import './other-draft.css';
import type { SharedDraft } from '../desk/conversation';
import { useLanguage } from '../texts/language';
import { useNow } from '../use-now';

/** Whoever has changed it so lately is still at it, ms. */
const stillWriting = 15_000;

interface OtherDraftProps {
  readonly draft: SharedDraft;
  /** Goes on with it, where this agent may. */
  readonly onTake?: (text: string) => void;
}

/** What a colleague has begun to write here. */
export const OtherDraft = ({ draft, onTake }: OtherDraftProps) => {
  const { say } = useLanguage();
  const isWriting = useNow() - draft.at < stillWriting;
  return (
    <div className="other-draft">
      <p>
        <strong>{say(isWriting ? 'other_writes' : 'other_began', { who: draft.by.name })}</strong> <q dir="auto">{draft.text}</q>
      </p>
      {onTake && (
        <button type="button" className="tool" onClick={() => onTake(draft.text)}>
          {say('take_draft')}
        </button>
      )}
    </div>
  );
};
