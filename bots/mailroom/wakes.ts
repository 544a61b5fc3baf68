import type { ConversationId } from '../../flows/dialogue/ids';
import type { Clock } from '../clock';
import type { Observer } from '../observer';
import { alarms } from './alarms';

/**
 * Durable timers. A conversation and its request for a person carry their own, in the documents that each commit writes; here
 * they only ring.
 * What is far off is not held in memory: a look-ahead finds it in time.
 */
export interface Wakes {
  set(conversation: ConversationId, at: number): void;
  /** Looks into the store for what is due soon, now and from then on. */
  start(): Promise<void>;
  stop(): void;
}

const lookAhead = 60_000;

export interface Wake {
  /** The record that holds the timer: each has an alarm of its own. */
  readonly of: string;
  readonly conversation: ConversationId;
  readonly wakeAt: number | undefined;
}

export const wakes = (needs: {
  clock: Clock;
  observe: Observer;
  /** What is to be woken up to this time. */
  due: (until: number) => AsyncIterable<Wake>;
  ring: (conversation: ConversationId) => void;
}): Wakes => {
  const pending = alarms(needs.clock);

  const set = (conversation: ConversationId, at: number, of: string = conversation): void => {
    if (at > needs.clock.now() + lookAhead) return;
    pending.set(of, at, () => needs.ring(conversation));
  };

  const look = async (): Promise<void> => {
    pending.set('look ahead', needs.clock.now() + lookAhead / 2, () => void look());
    try {
      for await (const { of, conversation, wakeAt } of needs.due(needs.clock.now() + lookAhead)) {
        if (wakeAt !== undefined) set(conversation, wakeAt, of);
      }
    } catch (error) {
      needs.observe({ kind: 'trouble', where: 'timers', error });
    }
  };

  return { set, start: look, stop: pending.stop };
};
