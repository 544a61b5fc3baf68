import type { Letter } from './letter';

/** The letters to post now: of each conversation the first, and none while an earlier one of it is under way. */
export const nextLetters = (letters: readonly Letter[]): readonly Letter[] =>
  letters.filter(
    (letter, index) =>
      letter.state === 'waiting' &&
      !letters.slice(0, index).some((earlier) => earlier.conversationId === letter.conversationId && earlier.state !== 'failed'),
  );
