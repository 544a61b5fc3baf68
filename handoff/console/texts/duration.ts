import { formats } from '../../../bots/server/window-parts/formats';

/** How long something has taken, short and of steady width: `4:07`, `1:04:09`, `2 d`. Days come in the language's own short form. */
export const duration = (ms: number, locale: string): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (days > 0) return formats.number(locale, { style: 'unit', unit: 'day', unitDisplay: 'short' }).format(days);
  const two = (count: number): string => String(count).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
};
