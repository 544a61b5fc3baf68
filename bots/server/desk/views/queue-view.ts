import { type Agent, isHere, type Presence, serves } from '../../../../handoff/desk/agent';
import { isOpen, nextOpening } from '../../../../handoff/desk/hours';
import { mayDo } from '../../../../handoff/desk/rights';
import type { Queue } from '../../../../handoff/queue';
import type { QueueOnWire } from '../wire';
import type { Glance } from './glance';

/** A queue with who waits in it and who serves it now. */
export const queueView = async (
  glance: Glance,
  { name, hours, outcomes }: Queue,
  about: { readonly now: number; readonly agents: readonly Agent[]; readonly presences: ReadonlyMap<string, Presence> },
): Promise<QueueOnWire> => {
  const waiting = await glance.waiting(name);
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
    waiting: waiting.length,
    oldest: waiting.length === 0 ? null : Math.min(...waiting.map(({ requestedAt }) => requestedAt)),
    members: here.map(({ id, name: called }) => ({ id, name: called })),
  };
};
