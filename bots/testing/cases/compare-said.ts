import { isDeepStrictEqual } from 'node:util';
import type { Line } from '../../../flows/dialogue/transcript';
import type { Texts } from '../../../locales/texts';
import type { Difference } from './difference';
import { inKeysAndWords } from './in-keys-and-words';

/** Whether the bot has said these text keys in this order, and nothing else; null where it has. */
export const compareSaid = (
  keys: readonly string[],
  letters: readonly Line[],
  { texts, locale, flow }: { readonly texts: Texts; readonly locale: string; readonly flow: string },
): Pick<Difference, 'what' | 'expected' | 'was'> | null => {
  // That a bot is speaking is said where a contact begins, whatever the flow.
  const were = letters.flatMap((letter) => letter.keys ?? []).filter((key) => key !== 'house:bot');
  // A line keeps its keys without their flow.
  if (
    isDeepStrictEqual(
      were,
      keys.map((key) => key.slice(key.indexOf('/') + 1)),
    )
  )
    return null;
  const words = inKeysAndWords(texts, locale, flow);
  return { what: 'the bot says', expected: keys.map(words.ofKey), was: words.ofLetters(letters) };
};
