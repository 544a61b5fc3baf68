import { formats } from './formats';

const oneDay = 86_400_000;

/** "Today", "Yesterday", or the date in full, with a capital as for a heading. Days are those of the reader's time zone. */
export const dayName = (at: number, now: number, locale: string): string => {
  const ago = Math.round((startOfDay(now) - startOfDay(at)) / oneDay);
  const name =
    ago >= 0 && ago < 2
      ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-ago, 'day')
      : formats.dateTime(locale, { dateStyle: 'full' }).format(at);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
};

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);
