import { agents, presences } from '../../../bots/conversation/people';
import { change, type Store } from '../../../bots/storage/store';
import { type AgentId, asId } from '../../../flows/dialogue/ids';
import type { Agent, Presence } from '../../../handoff/desk/agent';

/** Takes somebody on. By default they are away, so that nothing is offered to them by itself. */
export const hire = async (
  store: Pick<Store, 'commit'>,
  name: string,
  about: Partial<Agent> = {},
  presence: Partial<Presence> = {},
): Promise<AgentId> => {
  const id = asId<'agent'>(name);
  const agent: Agent = { id, name, email: '', roles: ['agent'], queues: 'all', languages: [], capacity: 2, disabled: false, load: [] };
  const there: Presence = { id, intent: 'away', leaseUntil: Number.MAX_SAFE_INTEGER, missedOffer: false };
  await store.commit([change.insert(agents, { ...agent, ...about }), change.insert(presences, { ...there, ...presence })]);
  return id;
};
