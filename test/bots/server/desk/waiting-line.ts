import { asId } from '../../../../flows/dialogue/ids';
import type { seed } from './seed';

/** A queue as it stands at some moment: two who wait, one who is offered to this agent, one before the opening, one whom they serve. */
export const waitingLine = async ({ waiting }: Pick<ReturnType<typeof seed>, 'waiting'>, agent: string): Promise<void> => {
  await waiting('ann', { requestedAt: 1_000 });
  await waiting('bob', { requestedAt: 2_000, priority: 'urgent' });
  await waiting('cem', { requestedAt: 3_000, state: 'offered', offer: { agent: asId(agent), until: 9_000 } });
  await waiting('dia', { requestedAt: 500, state: 'deferred', opensAt: 99_000 });
  await waiting('fin', { requestedAt: 700, state: 'active', assignee: asId(agent), acceptedAt: 800 });
};
