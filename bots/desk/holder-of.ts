import type { AgentId } from '../../flows/dialogue/ids';
import type { Draft } from '../conversation/draft';
import type { Refused } from './desk';

/** Who has it, to be named to somebody who has not. */
export const holderOf = (draft: Draft, id: AgentId | null): Refused['by'] => {
  const holder = id === null ? undefined : draft.people.get(id)?.agent;
  return holder && { id: holder.id, name: holder.name };
};
