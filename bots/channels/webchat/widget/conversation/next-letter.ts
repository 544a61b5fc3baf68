import type { Letter } from './chat';

/** The letter to post now: one at a time and in the order in which they were written; null while one is under way. */
export const nextLetter = (letters: readonly Letter[]): Letter | null =>
  letters.some(({ state }) => state === 'sending') ? null : (letters.find(({ state }) => state === 'waiting') ?? null);
