import { formats } from '../../../bots/server/window-parts/formats';

const minute = 60_000;

/** How long something still takes, calmly: hours and minutes (`3 hr 12 min`), and minutes alone within the last hour. */
export const span = (ms: number, locale: string): string => {
  const minutes = Math.max(0, Math.floor(ms / minute));
  const part = (count: number, unit: 'hour' | 'minute'): string =>
    formats.number(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
  return minutes < 60 ? part(minutes, 'minute') : `${part(Math.floor(minutes / 60), 'hour')} ${part(minutes % 60, 'minute')}`;
};
