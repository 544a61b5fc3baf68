import './list-row.css';
import type { ConversationRow } from '../desk/conversation-row';
import { clockTime } from '../texts/clock-time';
import { useLanguage } from '../texts/language';
import { useNow } from '../use-now';
import { Channel } from './channel';
import { LastSaid } from './last-said';

interface BotRowProps {
  readonly row: ConversationRow;
  readonly isChosen: boolean;
  readonly onChoose: (conversationId: string) => void;
}

/** A conversation that the bot has. The arrows lead here, not the tab key. */
export const BotRow = ({ row: { id, channel, locale, customer, lastAt, lastLine }, isChosen, onChoose }: BotRowProps) => {
  const { region } = useLanguage();
  const now = useNow();
  return (
    <button
      type="button"
      className={`list-row ${isChosen ? 'list-row-chosen' : ''}`}
      aria-current={isChosen}
      tabIndex={-1}
      onClick={() => onChoose(id)}
    >
      <span className="list-row-head">
        <Channel channel={channel} />
        <span className="list-row-name" dir="auto">
          {customer.name ?? customer.address}
        </span>
        <span className="language-mark">{locale.toLocaleUpperCase()}</span>
        <span className="list-row-time">{clockTime(lastAt, now, region)}</span>
      </span>
      {lastLine && <LastSaid line={lastLine} />}
    </button>
  );
};
