import './log.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStickToEnd } from '../../../bots/server/window-parts/use-stick-to-end';
import type { Thread } from '../desk/thread';
import { timeline } from '../desk/timeline';
import { useLanguage } from '../texts/language';
import { useDesk } from '../use-desk';
import { useEarlier } from '../use-earlier';
import { Boundary } from './boundary';
import { DaySeparator } from './day-separator';
import { EventRow } from './event-row';
import { Icon } from './icon';
import { LetterBubble } from './letter-bubble';
import { LineBubble } from './line-bubble';

/** The lines that were there when it opened are not news. ms */
const settling = 1_000;

export const Log = ({ thread }: { readonly thread: Thread }) => {
  const { say } = useLanguage();
  const { desk } = useDesk();
  const { id } = thread.conversation;
  const letters = desk.letters.filter(({ conversationId }) => conversationId === id);
  const rows = useMemo(() => timeline(thread.lines, letters, (at) => new Date(at).toDateString()), [thread.lines, desk.letters]);
  const scroller = useRef<HTMLDivElement>(null);
  const { isAtEnd, goToEnd } = useStickToEnd(scroller, letters.at(-1)?.key);
  const { hasEarlier, isReading, readEarlier } = useEarlier(thread, scroller);
  const [isSettled, setIsSettled] = useState(false);
  useEffect(() => {
    goToEnd();
    const timer = setTimeout(() => setIsSettled(true), settling);
    return () => clearTimeout(timer);
  }, [goToEnd]);

  return (
    <div className="log">
      <div
        ref={scroller}
        className="log-scroller"
        role="log"
        aria-live={isSettled && !isReading ? 'polite' : 'off'}
        aria-label={say('messages')}
        tabIndex={0}
      >
        <div className="log-rows">
          {hasEarlier && (
            <button type="button" className="tool log-earlier" aria-disabled={isReading} onClick={readEarlier}>
              {say(isReading ? 'loading' : 'earlier')}
            </button>
          )}
          {rows.map((row) => {
            switch (row.kind) {
              case 'day':
                return <DaySeparator key={row.key} at={row.at} />;
              case 'boundary':
                return <Boundary key={row.key} at={row.at} who={row.who} outcome={row.outcome} />;
              case 'event':
                return <EventRow key={row.key} at={row.at} event={row.event} />;
              case 'line':
                return <LineBubble key={row.key} line={row.line} isFirst={row.isFirst} conversation={thread.conversation} me={desk.me} />;
              case 'letter':
                return <LetterBubble key={row.key} letter={row.letter} conversation={thread.conversation} />;
              default:
                return row satisfies never;
            }
          })}
        </div>
      </div>
      {!isAtEnd && (
        <button type="button" className="tool log-newest" onClick={goToEnd}>
          <Icon name="down" />
          {say('newest')}
        </button>
      )}
    </div>
  );
};
