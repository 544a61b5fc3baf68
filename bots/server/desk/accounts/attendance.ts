import type { AgentId } from '../../../../flows/dialogue/ids';
import type { Intent, Presence } from '../../../../handoff/desk/agent';
import { delays } from '../../../../handoff/desk/delays';
import type { Clock } from '../../../clock';
import { presences } from '../../../conversation/people';
import { change, type Store } from '../../../storage/store';

/** Who is at their desk: everything that an agent's window does renews a lease. */
export interface Attendance {
  /** Somebody's window was heard of. Who has never been here before is available from now on. */
  renew(agent: AgentId): Promise<void>;
  /** What they are is what they have chosen, also where the desk had set them away. */
  choose(agent: AgentId, intent: Intent): Promise<Presence>;
  /** They have signed out of their last window: gone at once, and as they were when they come back. */
  leave(agent: AgentId): Promise<void>;
  of(agent: AgentId): Promise<Presence | undefined>;
}

/** ms. Less than there is between two beats of a window: one that comes a moment sooner than the last still renews it. */
const renewEvery = 10_000;
/** The lease of who has gone by choice: nobody waits until it runs out. */
const gone = 0;

export const attendance = ({ store, clock }: { readonly store: Store; readonly clock: Clock }): Attendance => {
  /** When this server renewed whose lease, ms UTC. */
  const renewed = new Map<AgentId, number>();

  /** Writes what `next` makes of it, until nobody was faster; null: it stays as it is. */
  const write = async (agent: AgentId, next: (before: Presence | undefined) => Presence | null): Promise<Presence | undefined> => {
    for (;;) {
      const found = await store.get(presences, agent);
      const presence = next(found);
      if (presence === null) return found;
      const put = found ? change.update(presences, presence, found.version) : change.insert(presences, presence);
      if ((await store.commit([put])).outcome === 'done') return presence;
    }
  };

  return {
    renew: async (agent) => {
      const now = clock.now();
      if (now - (renewed.get(agent) ?? 0) < renewEvery) return;
      renewed.set(agent, now);
      await write(agent, (before) => {
        if (before === undefined) return { id: agent, intent: 'available', leaseUntil: now + delays.lease, missedOffer: false };
        const { id, intent, missedOffer } = before;
        return intent === 'offline' ? null : { id, intent, missedOffer, leaseUntil: now + delays.lease };
      });
    },
    choose: async (agent, intent) => {
      const now = clock.now();
      const chosen: Presence = { id: agent, intent, leaseUntil: intent === 'offline' ? gone : now + delays.lease, missedOffer: false };
      renewed.set(agent, now);
      await write(agent, () => chosen);
      return chosen;
    },
    leave: async (agent) => {
      renewed.delete(agent);
      await write(agent, (before) => {
        if (before === undefined) return null;
        const { id, intent, missedOffer } = before;
        return { id, intent, missedOffer, leaseUntil: gone };
      });
    },
    of: (agent) => store.get(presences, agent),
  };
};
