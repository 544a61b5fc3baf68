import type { Sent } from '../channels/channel';
import { backOff } from './back-off';
import { delivered, settled } from './delivery';
import type { OutboxLetter } from './letters';
import type { GiveUp } from './may-go-out';
import { patience } from './patience';

/** What one attempt came to. */
export interface Attempted {
  readonly sent: Sent;
  /** The bubble that was sent. */
  readonly part: number;
  /** When it began, ms UTC. */
  readonly at: number;
  /** Until when its whole account has to rest, ms UTC; null where that is not what the service said. */
  readonly heldUntil: number | null;
}

/**
 * What becomes of a letter after an attempt: it is given up, or it is written anew, on top of what a status may have written
 * meanwhile.
 */
export const afterAttempt = (
  letter: OutboxLetter,
  { sent, part, at, heldUntil }: Attempted,
  { now, random }: { readonly now: number; readonly random: () => number },
): GiveUp | ((current: OutboxLetter) => OutboxLetter) => {
  switch (sent.kind) {
    case 'sent':
      return (current) => delivered(current, { part, status: 'sent', providerId: sent.providerId, at });
    case 'unknown':
      // A status may still name it: it is judged when it is due.
      return (current) => current;
    case 'refused':
      return { kind: 'give up', state: 'refused', failure: `${sent.code}: ${sent.reason}` };
    case 'retryLater': {
      const failure = `${sent.code}: ${sent.reason}`;
      // No fault of the letter's: it is not counted, however long the account has to rest.
      if (heldUntil !== null) {
        return again((current) => ({ due: heldUntil, held: true, failure, attempts: Math.max(0, current.attempts - 1) }));
      }
      if (letter.attempts >= (sent.tries ?? patience.tries)) return { kind: 'give up', state: 'dead', failure };
      const due = now + Math.max(sent.after ?? 0, backOff(letter.attempts, patience.pause, random));
      return again(() => ({ due, failure }));
    }
    default:
      return sent satisfies never;
  }
};

/** It waits for its next attempt, unless a status has settled it. */
const again =
  (about: (current: OutboxLetter) => Partial<OutboxLetter>) =>
  (current: OutboxLetter): OutboxLetter =>
    settled(current) ? current : { ...current, ...about(current), state: 'pending' };
