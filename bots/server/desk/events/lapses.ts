import { isHere } from '../../../../handoff/desk/agent';
import type { Clock } from '../../../clock';
import { presences } from '../../../conversation/people';
import type { Reader } from '../../../storage/store';

/** Nothing is stored when somebody's lease runs out, and yet it is news. */
export interface Lapses {
  /** Tells when this agent's lease, as it is now, has run out. */
  watch(agent: string): Promise<void>;
  stop(): void;
}

export const lapses = (needs: {
  readonly store: Pick<Reader, 'get'>;
  readonly clock: Clock;
  readonly lapsed: (agent: string) => void;
}): Lapses => {
  const { store, clock, lapsed } = needs;
  /** By agent; each cancels its alarm. */
  const watched = new Map<string, () => void>();
  let stopped = false;
  return {
    watch: async (agent) => {
      const presence = await store.get(presences, agent);
      watched.get(agent)?.();
      watched.delete(agent);
      if (stopped || !presence || !isHere(presence, clock.now())) return;
      watched.set(
        agent,
        clock.after(presence.leaseUntil - clock.now(), () => lapsed(agent)),
      );
    },
    stop: () => {
      stopped = true;
      for (const cancel of watched.values()) cancel();
    },
  };
};
