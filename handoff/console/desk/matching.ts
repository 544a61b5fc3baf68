/** Something that is found by its words. */
export interface Findable {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Those that have each word that is looked for, whatever its capitals and accents; first those that have them in their titles. */
export const matching = <One extends Findable>(all: readonly One[], wanted: string): readonly One[] => {
  const words = plain(wanted).split(/\s+/).filter(Boolean);
  const has = (text: string): boolean => words.every((word) => plain(text).includes(word));
  const found = all.filter(({ title, text }) => has(`${title} ${text}`));
  return [...found.filter(({ title }) => has(title)), ...found.filter(({ title }) => !has(title))];
};

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
