import type { ConversationId } from '../../flows/dialogue/ids';
import type { Clock } from '../clock';
import type { Observer } from '../observer';
import { alarms } from './alarms';

/**
 * Durable timers. A conversation carries its own, in the document that each of its commits writes; here they only ring.
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
  readonly id: ConversationId;
  readonly wakeAt?: number;
}

export const wakes = (needs: {
  clock: Clock;
  observe: Observer;
  /** The conversations to be woken up to this time, earliest first. */
  due: (until: number) => AsyncIterable<Wake>;
  ring: (conversation: ConversationId) => void;
}): Wakes => {
  const pending = alarms(needs.clock);

  const set = (conversation: ConversationId, at: number): void => {
    if (at > needs.clock.now() + lookAhead) return;
    pending.set(conversation, at, () => needs.ring(conversation));
  };

  const look = async (): Promise<void> => {
    pending.set('look ahead', needs.clock.now() + lookAhead / 2, () => void look());
    try {
      for await (const { id, wakeAt } of needs.due(needs.clock.now() + lookAhead)) {
        if (wakeAt !== undefined) set(id, wakeAt);
      }
    } catch (error) {
      needs.observe({ kind: 'trouble', where: 'timers', error });
    }
  };

  return { set, start: look, stop: pending.clear };
};
