import { type Agent, isHere, type Presence } from '../../../../handoff/desk/agent';
import type { AgentOnWire } from '../wire';

/** Somebody of the house. `queues`: the names of all that there are. */
export const agentView = (
  agent: Agent,
  about: { readonly presence: Presence | undefined; readonly now: number; readonly queues: readonly string[]; readonly email: boolean },
): AgentOnWire => {
  const { id, name, email, roles, languages, capacity, load, disabled } = agent;
  return {
    id,
    name,
    ...(about.email ? { email } : {}),
    roles: [...roles],
    queues: queuesOf(agent, about.queues),
    languages: [...languages],
    capacity,
    load: load.length,
    disabled,
    presence: presenceView(about.presence, about.now),
  };
};

/** Those that somebody serves, by name. */
export const queuesOf = ({ queues }: Pick<Agent, 'queues'>, all: readonly string[]): string[] =>
  queues === 'all' ? [...all] : [...queues];

export const presenceView = (presence: Presence | undefined, now: number): AgentOnWire['presence'] => ({
  intent: presence?.intent ?? 'offline',
  here: isHere(presence, now),
  missedOffer: presence?.missedOffer ?? false,
});
