import './context-panel.css';
import { useEffect, useRef } from 'react';
import { ownName } from '../../../bots/server/window-parts/own-name';
import type { Json } from '../../../flows/dialogue/json';
import type { Handoff } from '../desk/handoff';
import type { Thread } from '../desk/thread';
import { clockTime } from '../texts/clock-time';
import { useLanguage } from '../texts/language';
import { useNow } from '../use-now';
import { Channel } from './channel';
import { Facts } from './facts';
import { Icon } from './icon';
import { PriorityMark } from './priority-mark';
import { Wait } from './wait';

interface ContextPanelProps {
  readonly thread: Thread;
  readonly handoff: Handoff;
  /** On a narrow window it lies over the thread and opens on demand. */
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What the bot knows and has done, so that nobody has to ask the customer again. */
export const ContextPanel = ({ thread: { conversation }, handoff, isOpen, onClose }: ContextPanelProps) => {
  const { say, region, nameOf, intentName } = useLanguage();
  const now = useNow();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isOpen) close.current?.focus();
  }, [isOpen]);
  const { briefing, intent, reason, priority, queue, requestedAt, acceptedAt, waitingSince, tags, note, outcome } = handoff;
  const time = (at: number): string => clockTime(at, now, region);
  return (
    <aside
      className={`context-panel ${isOpen ? 'context-panel-open' : ''}`}
      aria-label={say('details')}
      onKeyDown={({ key }) => key === 'Escape' && isOpen && onClose()}
    >
      <button ref={close} type="button" className="tool tool-icon context-panel-close" aria-label={say('close_details')} onClick={onClose}>
        <Icon name="close" />
      </button>
      <section className="context-panel-lead">
        <h3>{intent === null ? nameOf('reason', reason) : intentName(intent)}</h3>
        <p className="context-panel-marks">
          {intent !== null && <span>{nameOf('reason', reason)}</span>}
          <PriorityMark priority={priority} />
        </p>
        {briefing.summary !== '' && (
          <p className="context-panel-summary" dir="auto">
            {briefing.summary}
          </p>
        )}
      </section>
      <Facts
        title={say('collected')}
        facts={Object.entries(briefing.slots).map(([slot, value]) => [
          nameOf('slot', slot),
          nameOf('value', `${slot}.${shown(value)}`, shown(value)),
        ])}
      />
      {briefing.tried.length > 0 && (
        <section>
          <h3>{say('tried')}</h3>
          <ul className="context-panel-tried">
            {briefing.tried.map((what, index) => (
              <li key={index}>{nameOf('step', what)}</li>
            ))}
          </ul>
        </section>
      )}
      <Facts
        title={say('request')}
        facts={[
          [say('queue'), nameOf('queue', queue)],
          [say('requested_at'), time(requestedAt)],
          ...(waitingSince === null
            ? []
            : [[say('waiting_since'), <Wait key="wait" since={waitingSince} promise={handoff.promise} />] as const]),
          ...(acceptedAt === undefined ? [] : [[say('accepted_at'), time(acceptedAt)] as const]),
          ...(handoff.assignee === null ? [] : [[say('assignee'), handoff.assignee.name] as const]),
          ...(outcome === undefined ? [] : [[say('outcome'), nameOf('outcome', outcome)] as const]),
        ]}
      />
      <Facts
        title={say('customer')}
        facts={[
          [say('name'), conversation.customer.name ?? '–'],
          [say('address'), conversation.customer.address],
          [
            say('through'),
            <span key="channel" className="context-panel-channel">
              <Channel channel={conversation.channel} /> <span aria-hidden="true">{nameOf('channel', conversation.channel)}</span>
            </span>,
          ],
          [say('language'), ownName(conversation.locale)],
          [say('replies'), replies(conversation.canReply, say, time)],
        ]}
      />
      {(tags.length > 0 || note !== undefined) && (
        <section>
          <h3>{say('handled')}</h3>
          {tags.length > 0 && (
            <ul className="context-panel-tags">
              {tags.map((tag) => (
                <li key={tag}>{tag}</li>
              ))}
            </ul>
          )}
          {note !== undefined && <p dir="auto">{note}</p>}
        </section>
      )}
    </aside>
  );
};

const replies = (
  { allowed, until }: Thread['conversation']['canReply'],
  say: ReturnType<typeof useLanguage>['say'],
  time: (at: number) => string,
) => {
  if (allowed === 'none') return say('replies_none');
  if (allowed === 'template') return say('replies_template');
  return until === null ? say('replies_free') : say('replies_until', { time: time(until) });
};

const shown = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
