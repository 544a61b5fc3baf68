import { z } from 'zod';
import type { Presence } from '../../../../handoff/desk/agent';
import type { Queue } from '../../../../handoff/queue';
import { presences } from '../../../conversation/people';
import type { Store } from '../../../storage/store';
import type { Accounts } from '../accounts/accounts';
import { glance } from '../views/glance';
import { queueView } from '../views/queue-view';
import * as wire from '../wire';
import { type Route, route } from './route';

/** The lines in which requests wait. */
export const queueRoutes = (needs: {
  readonly store: Store;
  readonly accounts: Pick<Accounts, 'all'>;
  readonly queues: ReadonlyMap<string, Queue>;
  readonly now: () => number;
}): readonly Route[] => {
  const { store, accounts, queues, now } = needs;
  return [
    route({
      method: 'get',
      path: '/api/queues',
      about: 'All queues, for a request may be passed on to any: their hours, who waits, and who serves them now.',
      right: 'desk.read',
      status: 200,
      answer: z.object({ items: z.array(wire.queue) }),
      errors: [],
      handle: async () => {
        const here = await store.find(presences, { range: { field: 'leaseUntil', from: now() }, limit: 1_000 });
        const about = {
          now: now(),
          agents: await accounts.all(),
          presences: new Map(here.map((presence): [string, Presence] => [presence.id, presence])),
        };
        const look = glance(store);
        return { body: { items: await Promise.all([...queues.values()].map((queue) => queueView(look, queue, about))) } };
      },
    }),
  ];
};
