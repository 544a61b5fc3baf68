import type { Observed } from '../observer';
import type { Arrival } from './arrival';

/** What is lost to the bot when a turn about this is given up, as the house tells of it. */
export const givenUp = (of: Exclude<Arrival, { kind: 'breakdown' }>, reason: string): Observed => {
  switch (of.kind) {
    case 'message':
      return { kind: 'dead', what: 'inbox', id: of.letter.id, reason };
    case 'outcome':
      return { kind: 'dead', what: 'errand', id: of.errand.id, reason };
    case 'wake':
      return { kind: 'dead', what: 'timer', id: of.conversation, reason };
    default:
      return of satisfies never;
  }
};
