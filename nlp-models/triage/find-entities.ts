import type { Entity } from './understanding';
import { maxLength, readWords } from './words';

const mayHaveEntities = /@|\p{Nd}{4}/u;
const email = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu;
const piece = /[\p{L}\p{N}'’]+/gu;
const fourDigits = /^\p{Nd}{4}$/u;
const looksLikeYear = /^(19|20)/;
/** So many words may stand between a card word and the digits: "card with the ending 4821". */
const reach = 4;

/** Finds e-mail addresses and card endings in a text, in the order in which they stand. */
export function findEntities(text: string, cardWords: ReadonlySet<string>): readonly Entity[] {
  const read = text.slice(0, maxLength);
  if (!mayHaveEntities.test(read)) return [];
  return [...emails(read), ...cardEndings(read, cardWords)].sort((left, right) => left.start - right.start);
}

/** Card words as the finder compares them: without case and accents. */
export const cardWordSet = (words: readonly string[]): ReadonlySet<string> => new Set(words.flatMap((word) => readWords(word).words));

const emails = (text: string): Entity[] =>
  [...text.matchAll(email)].map((found) => ({
    type: 'email',
    value: found[0].toLowerCase(),
    text: found[0],
    start: found.index,
    end: found.index + found[0].length,
  }));

/** Four digits are an ending next to a card word, or when they are all that was written; a year only right behind the word. */
function cardEndings(text: string, cardWords: ReadonlySet<string>): Entity[] {
  const pieces = [...text.matchAll(piece)];
  const isCardWord = pieces.map(([found]) => readWords(found).words.some((word) => cardWords.has(word)));
  return pieces.flatMap((found, at) => {
    const [digits] = found;
    if (!fourDigits.test(digits)) return [];
    const before = looksLikeYear.test(digits) ? 1 : reach;
    const near = isCardWord.slice(Math.max(0, at - before), at).includes(true) || isCardWord[at + 1] === true;
    if (!near && pieces.length > 1) return [];
    return [{ type: 'card_ending', value: digits.normalize('NFKC'), text: digits, start: found.index, end: found.index + digits.length }];
  });
}
