import './last-said.css';
import type { Handoff } from '../desk/handoff';
import { useLanguage } from '../texts/language';
import { Face } from './face';

/** What was said last, and by whom. */
export const LastSaid = ({ line: { author, kind, text, media } }: { readonly line: NonNullable<Handoff['lastLine']> }) => {
  const { say } = useLanguage();
  return (
    <span className="last-said">
      <Face author={author} name="" />
      <span className="visually-hidden">{say('says', { who: say(`author_${author}`) })}</span>
      <span className="last-said-text" dir="auto">
        {[media && say(`file_${media.kind}`), text].filter(Boolean).join(' · ') || say(`kind_${kind}`)}
      </span>
    </span>
  );
};
