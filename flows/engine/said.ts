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

/** Where a phrase stands in what was said, word by word: the places of all its words, each time that it is there. */
export const placesOf = (
  { words }: Said,
  phrase: string,
  isMeant: (said: string, word: string) => boolean = (said, word) => said === word,
): readonly (readonly number[])[] => {
  const wanted = saidOf(phrase).words;
  if (wanted.length === 0) return [];
  return words.flatMap((_, at) =>
    wanted.every((word, index) => isMeant(words[at + index] ?? '', word)) ? [wanted.map((__, index) => at + index)] : [],
  );
};
