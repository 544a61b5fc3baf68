import { type Agent, isHere, type Presence, serves } from '../../../../handoff/desk/agent';
import { isOpen, nextOpening } from '../../../../handoff/desk/hours';
import type { HandoffRequest, HandoffState } from '../../../../handoff/desk/request';
import { mayDo } from '../../../../handoff/desk/rights';
import type { Queue } from '../../../../handoff/queue';
import { handoffs } from '../../../conversation/records';
import type { QueueOnWire } from '../wire';
import type { Glance } from './glance';
import { inLine } from './position-of';

/** A queue with who waits in it and who serves it now. */
export const queueView = async (
  glance: Glance,
  { name, hours, outcomes }: Queue,
  about: { readonly now: number; readonly agents: readonly Agent[]; readonly presences: ReadonlyMap<string, Presence> },
): Promise<QueueOnWire> => {
  const waiting = await glance.store.count(handoffs, { where: { queue: name, state: inLine } });
  const longest = (await Promise.all(inLine.map((state) => longestWaiting(glance, name, state)))).flat();
  const open = isOpen(hours, about.now);
  const here = about.agents.filter(
    (agent) => serves(agent, name) && mayDo(agent, 'desk.serve') && isHere(about.presences.get(agent.id), about.now),
  );
  return {
    name,
    hours: hours === 'always' ? hours : { ...hours, days: [...hours.days] },
    open,
    opensAt: open ? null : nextOpening(hours, about.now),
    outcomes: [...outcomes],
    waiting,
    oldest: longest.length === 0 ? null : Math.min(...longest.map(({ requestedAt }) => requestedAt)),
    members: here.map(({ id, name: called }) => ({ id, name: called })),
  };
};

const longestWaiting = ({ store }: Glance, queue: string, state: HandoffState): Promise<readonly HandoffRequest[]> =>
  store.find(handoffs, { where: { queue, state }, sort: { field: 'requestedAt', order: 'ascending' }, limit: 1 });
