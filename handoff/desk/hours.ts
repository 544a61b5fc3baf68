import type { Hours, Weekday } from '../queue';

const weekdays: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const minute = 60_000;
/** Hours repeat weekly, and no run of holidays is longer than a month. */
const horizon = 31 * 24 * 60 * minute;

/** Whether somebody serves the queue at this moment (ms UTC), by the clock of the queue's own zone. */
export const isOpen = (hours: Hours, now: number): boolean => {
  if (hours === 'always') return true;
  const { day, time, date } = localTime(hours.zone, now);
  const holiday = hours.holidays?.some((one) => one === date || one === date.slice('yyyy-'.length)) ?? false;
  return !holiday && hours.days.includes(day) && time >= hours.from && time < hours.to;
};

/** What was found last: it holds from when it was asked until it has come, and each event of a request asks. */
const found = new WeakMap<object, { readonly asked: number; readonly opens: number }>();

/** The next moment (ms UTC) at which somebody is there: now, when it is open. Null when there is no such moment within a month. */
export const nextOpening = (hours: Hours, now: number): number | null => {
  if (hours === 'always' || isOpen(hours, now)) return now;
  const known = found.get(hours);
  if (known && known.asked <= now && now < known.opens) return known.opens;
  const opens = search(hours, now);
  if (opens !== null) found.set(hours, { asked: now, opens });
  return opens;
};

const search = (hours: Hours, now: number): number | null => {
  // Nobody opens for less than a quarter of an hour, so no opening is stepped over.
  const quarter = 15 * minute;
  for (let at = Math.ceil(now / quarter) * quarter; at <= now + horizon; at += quarter) {
    if (isOpen(hours, at)) return firstMinute(hours, Math.max(at - quarter, Math.floor(now / minute) * minute), at);
  }
  return null;
};

/** For opening times that are not on a quarter (08:10): the first minute between a closed and an open moment. */
const firstMinute = (hours: Hours, closed: number, open: number): number => {
  for (let at = closed + minute; at < open; at += minute) if (isOpen(hours, at)) return at;
  return open;
};

const formats = new Map<string, Intl.DateTimeFormat>();

const localTime = (zone: string, now: number): { day: Weekday; time: string; date: string } => {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(zone, format);
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  const day = weekdays.find((name) => name === parts.get('weekday')?.toLowerCase());
  if (!day) throw new Error(`The time zone "${zone}" gave no weekday. Use an IANA name such as Europe/Berlin.`);
  const date = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  return { day, date, time: `${parts.get('hour')}:${parts.get('minute')}` };
};
