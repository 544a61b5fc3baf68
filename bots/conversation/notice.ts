import { isOpen, nextOpening } from '../../handoff/desk/hours';
import type { Priority, Queue } from '../../handoff/queue';
import type { Bot } from '../bot';
import type { Draft } from './draft';
import { sayOfHouse } from './speak';

const day = 24 * 3_600_000;

/** Tells the customer that a person comes, and when: now, at once in an emergency, or when the queue opens again. */
export const sayNotice = (draft: Draft, bot: Bot, queue: Queue, priority: Priority): void => {
  if (isOpen(queue.hours, draft.now)) {
    return sayOfHouse(draft, bot, priority === 'urgent' ? 'handoff:told_emergency' : 'handoff:told');
  }
  const opens = nextOpening(queue.hours, draft.now);
  const zone = queue.hours === 'always' ? 'UTC' : queue.hours.zone;
  sayOfHouse(draft, bot, 'handoff:told_closed', { when: opens === null ? '…' : whenOf(draft, bot, opens, zone) });
};

/** "Tomorrow from 8:00": the day by the queue's own calendar. */
const whenOf = (draft: Draft, bot: Bot, at: number, zone: string): string => {
  const { locale } = draft.conversation;
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  // By the calendar: a day has 23 or 25 hours when the clocks change.
  const days = (Date.parse(date.format(at)) - Date.parse(date.format(draft.now))) / day;
  const key = days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'later';
  const time = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  const weekday = new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'long' }).format(at);
  return bot.texts.say(locale, 'handoff', `when.${key}`, { time, day: weekday });
};
