import { formats } from '../../../bots/server/window-parts/formats';

const minute = 60_000;

/** How long something still takes, calmly, in two units at most: `6 days 23 hr`, `3 hr 12 min`, and minutes alone within the last hour. */
export const span = (ms: number, locale: string): string => {
  const minutes = Math.max(0, Math.floor(ms / minute));
  const hours = Math.floor(minutes / 60);
  const part = (count: number, unit: 'day' | 'hour' | 'minute'): string =>
    formats.number(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
  if (hours >= 24) return `${part(Math.floor(hours / 24), 'day')} ${part(hours % 24, 'hour')}`;
  return hours === 0 ? part(minutes, 'minute') : `${part(hours, 'hour')} ${part(minutes % 60, 'minute')}`;
};
