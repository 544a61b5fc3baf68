import './event-row.css';
import type { SystemEvent } from '../desk/system-event';
import { type Language, useLanguage } from '../texts/language';
import { Icon } from './icon';
import { Time } from './time';

/** What has happened around the conversation. */
export const EventRow = ({ at, event }: { readonly at: number; readonly event: SystemEvent }) => {
  const language = useLanguage();
  const isBad = event.kind === 'failure' || (event.kind === 'action' && event.outcome !== 'ok');
  return (
    <p className={`event-row ${isBad ? 'event-row-bad' : ''}`}>
      <Icon name={isBad ? 'alert' : event.kind === 'action' ? 'check' : 'system'} />
      <span>{sentence(event, language)}</span>
      <Time at={at} />
    </p>
  );
};

const sentence = (event: SystemEvent, { say, nameOf }: Language): string => {
  switch (event.kind) {
    case 'requested': {
      const { reason, queue, priority } = event;
      return say('event_requested', {
        reason: nameOf('reason', reason),
        queue: nameOf('queue', queue),
        priority: nameOf('priority', priority),
      });
    }
    case 'step': {
      const { step, who, detail } = event;
      const about = step === 'transferred' || step === 'queue_gone' ? nameOf('queue', detail) : nameOf('outcome', detail);
      return [say(`event_${step}`), about, who].filter((part) => part !== '').join(' · ');
    }
    case 'action':
      return `${nameOf('action', event.action)}: ${nameOf('done', event.outcome)}`;
    case 'failure':
      return say('event_failure', { reason: event.reason });
    case 'other':
      return event.text;
    default:
      return event satisfies never;
  }
};
