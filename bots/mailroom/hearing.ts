import type { InboundStatus, InboundWatermark } from '../../flows/dialogue/inbound';
import type { Clock } from '../clock';
import type { Observer } from '../observer';
import type { Stored } from '../storage/store';
import { alarms } from './alarms';
import type { DeliveryReports } from './delivery-reports';
import { lanes } from './lanes';
import type { InboxLetter } from './letters';

type Told = InboundStatus | InboundWatermark;

/** Brings what providers say of letters to those who wait for it. */
export interface Hearing {
  /** `told`: what the letter holds. */
  post(letter: Stored<InboxLetter>, told: Told): void;
  busy(): boolean;
  /** What is to be asked again later does not count. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const atOnce = 32;
/**
 * A status can overtake the answer to the very request that it is about. What names no letter is asked again after these
 * waits; the last one is longer than any request takes. ms.
 */
const waits = [1_000, 10_000] as const;

export const hearing = (needs: {
  clock: Clock;
  observe: Observer;
  heard: DeliveryReports['heard'];
  finish: (letter: Stored<InboxLetter>, state: 'done' | 'kept') => Promise<void>;
}): Hearing => {
  const unheard = new Map<string, { readonly letter: Stored<InboxLetter>; readonly told: Told; readonly asked: number }>();
  const later = alarms(needs.clock);

  const ask = async (id: string): Promise<void> => {
    const entry = unheard.get(id);
    if (!entry) return;
    const { letter, told, asked } = entry;
    try {
      const known = await needs.heard(letter.channel, told);
      const wait = known ? undefined : waits[asked];
      if (wait === undefined) {
        unheard.delete(id);
        return await needs.finish(letter, known ? 'done' : 'kept');
      }
      unheard.set(id, { letter, told, asked: asked + 1 });
      later.set(id, needs.clock.now() + wait, () => running.wake(id));
    } catch (error) {
      // It stays pending in the store; the next sweep brings it again.
      unheard.delete(id);
      needs.observe({ kind: 'trouble', where: 'status', error });
    }
  };

  const running = lanes(atOnce, ask);

  return {
    post: (letter, told) => {
      if (!unheard.has(letter.id)) unheard.set(letter.id, { letter, told, asked: 0 });
      running.wake(letter.id);
    },
    busy: running.busy,
    idle: running.idle,
    stop: () => {
      later.stop();
      return running.stop();
    },
  };
};
