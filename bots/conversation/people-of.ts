import type { AgentId } from '../../flows/dialogue/ids';
import type { Agent, Presence } from '../../handoff/desk/agent';
import type { Reader, Stored } from '../storage/store';
import { agents, presences } from './people';

/** Somebody of the house, as read for this turn. */
export interface Person {
  readonly agent: Agent;
  readonly version: number;
  readonly presence: Stored<Presence> | undefined;
}

/** Reads those of the house whom a turn may be about. */
export const peopleOf = async (store: Reader, ids: readonly (AgentId | null)[]): Promise<readonly Person[]> => {
  const people: Person[] = [];
  for (const id of new Set(ids)) {
    const read = id === null ? undefined : await store.get(agents, id);
    if (!read) continue;
    const { version, ...agent } = read;
    people.push({ agent, version, presence: await store.get(presences, agent.id) });
  }
  return people;
};
