import type { DeskEvent } from './desk-event';
import type { Letter } from './letter';

/** After so many attempts that came to nothing the agent is asked whether to go on. */
const mostTries = 6;

type LetterEvent = Extract<DeskEvent, { kind: 'wrote' | 'posting' | 'posted' | 'stumbled' | 'refused' | 'retried' | 'recalled' }>;

/** The letters on their way, after this. */
export const reduceLetters = (letters: readonly Letter[], event: LetterEvent): readonly Letter[] => {
  switch (event.kind) {
    case 'wrote':
      return letters.some(({ key }) => key === event.letter.key) ? letters : [...letters, { ...event.letter, state: 'waiting', tries: 0 }];
    case 'posting':
      return change(letters, event.key, (letter) => ({ ...letter, state: 'sending' }));
    case 'posted':
    case 'recalled':
      return letters.filter(({ key }) => key !== event.key);
    case 'stumbled':
      return change(letters, event.key, stumbled);
    case 'refused':
      return change(letters, event.key, (letter) => ({ ...letter, state: 'failed', refusal: event.refusal }));
    case 'retried':
      return change(letters, event.key, (letter) => again(letter, event.epoch));
    default:
      return event satisfies never;
  }
};

/** The server takes a letter once by its key, so it may be tried again. */
const stumbled = (letter: Letter): Letter => {
  const tries = letter.tries + 1;
  return tries >= mostTries ? { ...letter, tries, state: 'failed', refusal: 'unreachable' } : { ...letter, tries, state: 'waiting' };
};

const again = (failed: Letter, epoch: number): Letter => {
  const { refusal: _, ...letter } = failed;
  return { ...letter, epoch, state: 'waiting', tries: 0 };
};

const change = (letters: readonly Letter[], key: string, to: (letter: Letter) => Letter): readonly Letter[] =>
  letters.map((letter) => (letter.key === key ? to(letter) : letter));
