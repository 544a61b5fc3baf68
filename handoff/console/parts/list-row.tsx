import './list-row.css';
import { memo } from 'react';
import type { Handoff } from '../desk/handoff';
import { clockTime } from '../texts/clock-time';
import { useLanguage } from '../texts/language';
import { useNow } from '../use-now';
import { Channel } from './channel';
import { Face } from './face';
import { PriorityMark } from './priority-mark';
import { StateMark } from './state-mark';
import { Wait } from './wait';

interface ListRowProps {
  readonly handoff: Handoff;
  readonly isChosen: boolean;
  /** Whether its customer has written something that this agent has not seen. */
  readonly isNew: boolean;
  /** Whether the tab key stops here. */
  readonly isStop: boolean;
  readonly onChoose: (conversationId: string) => void;
}

/** Drawn anew only when something of its own changes. */
export const ListRow = memo(({ handoff, isChosen, isNew, isStop, onChoose }: ListRowProps) => {
  const { say, region, intentName, nameOf } = useLanguage();
  const now = useNow();
  const { customer, lastLine, waitingSince, assignee, briefing } = handoff;
  // Of somebody who waits, their own words say more than the notice behind them.
  const said =
    assignee === null && briefing.summary !== '' ? ({ author: 'customer', kind: 'text', text: briefing.summary } as const) : lastLine;
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
          <Wait since={waitingSince} isServed={handoff.state !== 'deferred'} />
        ) : (
          lastLine && <span className="list-row-time">{clockTime(lastLine.at, now, region)}</span>
        )}
      </span>
      <span className="list-row-why">
        <PriorityMark priority={handoff.priority} />
        <span className="list-row-intent">{handoff.intent === null ? nameOf('reason', handoff.reason) : intentName(handoff.intent)}</span>
        {isNew && <span className="list-row-unread">{say('new')}</span>}
      </span>
      {said && (
        <span className="list-row-last">
          <Face author={said.author} name="" />
          <span className="visually-hidden">{say('says', { who: say(`author_${said.author}`) })}</span>
          <span className="list-row-text" dir="auto">
            {said.text === '' ? say(`kind_${said.kind}`) : said.text}
          </span>
        </span>
      )}
      <StateMark handoff={handoff} />
    </button>
  );
});
