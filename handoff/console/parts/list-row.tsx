import './list-row.css';
import { memo } from 'react';
import type { Handoff } from '../desk/handoff';
import { clockTime } from '../texts/clock-time';
import { useLanguage } from '../texts/language';
import { useNow } from '../use-now';
import { Channel } from './channel';
import { LastSaid } from './last-said';
import { PriorityMark } from './priority-mark';
import { StateMark } from './state-mark';
import { Wait } from './wait';

interface ListRowProps {
  readonly handoff: Handoff;
  readonly isChosen: boolean;
  /** See `hasNews`. */
  readonly isNew: boolean;
  /** Whether the tab key stops here. */
  readonly isStop: boolean;
  readonly onChoose: (conversationId: string) => void;
}

/** Drawn anew only when something of its own changes. */
export const ListRow = memo(({ handoff, isChosen, isNew, isStop, onChoose }: ListRowProps) => {
  const { say, region, intentName, nameOf } = useLanguage();
  const now = useNow();
  const { customer, lastLine, waitingSince } = handoff;
  return (
    <button
      type="button"
      className={`list-row ${isChosen ? 'list-row-chosen' : ''} ${isNew ? 'list-row-new' : ''}`}
      data-handoff={handoff.id}
      aria-current={isChosen}
      tabIndex={isStop ? 0 : -1}
      onClick={() => onChoose(handoff.conversationId)}
    >
      <span className="list-row-head">
        <Channel channel={handoff.channel} />
        <span className="list-row-name" dir="auto">
          {customer.name ?? customer.address}
        </span>
        <span className="language-mark">{handoff.locale.toLocaleUpperCase()}</span>
        {waitingSince !== null && handoff.state !== 'wrap_up' ? (
          <Wait since={waitingSince} promise={handoff.promise} />
        ) : (
          lastLine && <span className="list-row-time">{clockTime(lastLine.at, now, region)}</span>
        )}
      </span>
      <span className="list-row-why">
        <PriorityMark priority={handoff.priority} />
        <span className="list-row-intent">{handoff.intent === null ? nameOf('reason', handoff.reason) : intentName(handoff.intent)}</span>
        {isNew && <span className="list-row-unread">{say('new')}</span>}
      </span>
      {lastLine && <LastSaid line={lastLine} />}
      <StateMark handoff={handoff} />
    </button>
  );
});
