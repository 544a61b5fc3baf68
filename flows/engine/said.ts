/** What somebody typed, as it is compared: small letters and digits, without accents and apostrophes. */
export interface Said {
  readonly words: readonly string[];
  /** The number of the clause that each word stands in. */
  readonly clauses: readonly number[];
}

const piece = /[\p{L}\p{N}]+|[.,;:!?\n]/gu;
const endsClause = /^[.,;:!?\n]$/;

export const saidOf = (text: string): Said => {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}|['’‘`´]/gu, '')
    .toLowerCase();
  const words: string[] = [];
  const clauses: number[] = [];
  let clause = 0;
  for (const [found] of plain.matchAll(piece)) {
    if (endsClause.test(found)) clause += 1;
    else {
      words.push(found);
      clauses.push(clause);
    }
  }
  return { words, clauses };
};

const wordsKnown = new Map<string, readonly string[]>();
/** Titles may hold a card's last digits: there is no end of them. */
const mostKnown = 5_000;

/** The words of a phrase; the same ones are looked for in each answer. */
export const wordsOf = (phrase: string): readonly string[] => {
  const known = wordsKnown.get(phrase);
  if (known) return known;
  const { words } = saidOf(phrase);
  if (wordsKnown.size >= mostKnown) wordsKnown.clear();
  wordsKnown.set(phrase, words);
  return words;
};

const nowhere: readonly (readonly number[])[] = [];

/** Where a phrase stands in what was said, word by word: the places of all its words, each time that it is there. */
export const placesOf = (
  { words }: Said,
  phrase: string,
  isMeant: (said: string, word: string) => boolean = isSame,
): readonly (readonly number[])[] => {
  const wanted = wordsOf(phrase);
  if (wanted.length === 0) return nowhere;
  let places = nowhere;
  for (let at = 0; at + wanted.length <= words.length; at += 1) {
    if (isAt(words, at, wanted, isMeant)) places = [...places, wanted.map((_, index) => at + index)];
  }
  return places;
};

/** Whether a phrase is all that was said. */
export const isWhole = ({ words }: Said, phrase: string): boolean => {
  const wanted = wordsOf(phrase);
  return words.length > 0 && words.length === wanted.length && isAt(words, 0, wanted, isSame);
};

const isSame = (said: string, word: string): boolean => said === word;

/** A loop, for it is asked of every word of a message against every name that an answer can have. */
const isAt = (words: readonly string[], at: number, wanted: readonly string[], isMeant: typeof isSame): boolean => {
  for (let index = 0; index < wanted.length; index += 1) {
    if (!isMeant(words[at + index] ?? '', wanted[index] ?? '')) return false;
  }
  return true;
};
