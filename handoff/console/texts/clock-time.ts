import { formats } from '../../../bots/server/window-parts/formats';

/** The time of day, and before it the weekday and date unless it is today. */
export const clockTime = (at: number, now: number, locale: string): string => {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const time = formats.dateTime(locale, { timeStyle: 'short' }).format(at);
  return isToday ? time : `${formats.dateTime(locale, { weekday: 'short', day: 'numeric', month: 'numeric' }).format(at)}, ${time}`;
};
