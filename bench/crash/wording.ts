import { houseTexts } from '../../bots/opening/house-texts';
import { loadTexts } from '../../locales/texts';
import type { DoorName } from './doors/door';

/** Whether a bubble holds these texts of the reference bot, by `namespace:key`. */
export type Wording = (bubble: string, keys: readonly string[]) => boolean;

/** As they are worded at this door. Recognises texts by what stands between their placeholders, so that rewording a text does not break the benchmark. */
export const wording = (door: DoorName): Wording => {
  const texts = loadTexts({ house: houseTexts, directory: houseTexts, bot: 'card-bank', locales: ['en'] });
  const patterns = new Map<string, RegExp>();

  const patternOf = (place: string): RegExp => {
    const [namespace = '', key = ''] = place.split(':');
    const all = texts.all('en', namespace);
    const text = all[`${key}_${door}`] ?? all[key];
    if (text === undefined)
      throw new Error(`The reference bot has no text ${place} any more. Name another one in bench/crash/dialogues.ts.`);
    const parts = text.split(/\{\{[^}]*\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
    return new RegExp(parts.join('.+'), 's');
  };

  return (bubble, keys) =>
    keys.every((key) => {
      const pattern = patterns.get(key) ?? patternOf(key);
      patterns.set(key, pattern);
      return pattern.test(bubble);
    });
};
