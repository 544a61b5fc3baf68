import { formats } from '../../../bots/server/window-parts/formats';

/** How long something has taken, as it is read out: "4 minutes". Under a minute it is "0 minutes", so that nothing is said each second. */
export const spokenDuration = (ms: number, locale: string): string => {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const [unit, count] = minutes < 60 ? (['minute', minutes] as const) : (['hour', Math.floor(minutes / 60)] as const);
  return formats.number(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
};
