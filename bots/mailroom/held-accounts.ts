import type { Sent } from '../channels/channel';
import type { Clock } from '../clock';
import { alarms } from './alarms';
import { backOff } from './back-off';
import type { OutboxLetter } from './letters';

/**
 * Accounts of ours whose letters a service takes none of for now: a limit is reached, a token has expired, a bill is unpaid.
 * When such an account has rested, one lane tries it with one letter, and the others go on once that letter was taken.
 */
export interface HeldAccounts {
  /** Whether the letter may go out now. Where it may not, its lane is woken when it may. */
  admits(letter: OutboxLetter): boolean;
  /** What came of an attempt. Answers until when the account has to rest, ms UTC; null where that is not what the service said. */
  told(letter: OutboxLetter, sent: Sent): number | null;
  /** The lane sends nothing for now: if it was to try an account, another one does. */
  left(lane: string): void;
  /** An earlier process was told that the account of this letter has to rest until its time has come. */
  recall(letter: OutboxLetter): void;
  stop(): void;
}

interface Hold {
  /** ms UTC. */
  until: number;
  /** How often this process was told so. */
  tries: number;
  /** The lane that tries the account now. */
  trying: string | null;
  readonly waiting: Set<string>;
}

const pause = { first: 1_000, longest: 300_000 };

export const heldAccounts = (needs: { clock: Clock; random: () => number; wake: (lane: string) => void }): HeldAccounts => {
  const { clock } = needs;
  const holds = new Map<string, Hold>();
  const rest = alarms(clock);

  const restUntil = (account: string, hold: Hold, until: number): void => {
    hold.until = Math.max(hold.until, until);
    rest.set(account, hold.until, () => tryNext(hold));
  };

  const tryNext = (hold: Hold): void => {
    const [lane] = hold.waiting;
    if (lane === undefined || hold.trying !== null || hold.until > clock.now()) return;
    hold.waiting.delete(lane);
    hold.trying = lane;
    needs.wake(lane);
  };

  const free = (account: string, { waiting }: Hold): void => {
    holds.delete(account);
    for (const lane of waiting) needs.wake(lane);
  };

  const holdOf = (account: string): Hold => {
    const hold = holds.get(account) ?? { until: 0, tries: 0, trying: null, waiting: new Set() };
    holds.set(account, hold);
    return hold;
  };

  return {
    admits: (letter) => {
      const hold = holds.get(accountOf(letter));
      if (!hold) return true;
      const lane = letter.conversation;
      const isFree = hold.until <= clock.now() && (hold.trying ?? lane) === lane;
      if (isFree) hold.trying = lane;
      else hold.waiting.add(lane);
      return isFree;
    },
    told: (letter, sent) => {
      const account = accountOf(letter);
      const isHeld = sent.kind === 'retryLater' && sent.holds === 'account';
      const isNew = !holds.has(account);
      if (isNew && !isHeld) return null;
      const hold = holdOf(account);
      // Of others that were out together with the first one, nothing new is learned.
      if (isNew || hold.trying === letter.conversation) {
        if (sent.kind === 'sent' || sent.kind === 'refused') {
          free(account, hold);
          return null;
        }
        // Where the answer says nothing of the account, another letter has to, after the same rest.
        if (isHeld) hold.tries += 1;
        hold.trying = null;
        restUntil(account, hold, clock.now() + backOff(Math.max(1, hold.tries), pause, needs.random));
      }
      if (!isHeld) return null;
      restUntil(account, hold, clock.now() + (sent.after ?? 0));
      return hold.until;
    },
    left: (lane) => {
      for (const hold of holds.values()) {
        if (hold.trying !== lane) continue;
        hold.trying = null;
        tryNext(hold);
      }
    },
    recall: (letter) => {
      const account = accountOf(letter);
      const hold = holdOf(account);
      if (hold.tries === 0) restUntil(account, hold, letter.due);
    },
    stop: rest.stop,
  };
};

const accountOf = ({ channel, account }: OutboxLetter): string => `${channel}:${account}`;
