import type { Arrival } from '../mailroom/arrival';
import { inboxLetters } from '../mailroom/letters';
import { type Change, change } from '../storage/store';

/** The end of the message that a turn was about, if it was about one. */
export const inboxDone = (arrival: Arrival): readonly Change[] => {
  const about = arrival.kind === 'breakdown' ? arrival.of : arrival;
  if (about.kind !== 'message') return [];
  const { version, ...letter } = about.letter;
  const ended =
    arrival.kind === 'breakdown'
      ? ({ ...letter, state: 'dead', failure: arrival.reason, heard: true } as const)
      : ({ ...letter, state: 'done' } as const);
  return [change.update(inboxLetters, ended, version)];
};
