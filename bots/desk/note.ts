import { notes } from '../conversation/records';
import { change, type Store } from '../storage/store';
import type { Said } from './desk';
import type { AtDesk } from './desk-turn';
import { replies } from './records';
import { saidBefore } from './said-before';

/** A word for other agents: the same key again is the same note. */
export const note = async (
  { store }: { readonly store: Store },
  { draft, agent, also }: AtDesk,
  text: string,
  key?: string,
): Promise<Said | (() => Said)> => {
  const id = key === undefined ? null : `note:${draft.conversation.id}:${agent.id}:${key}`;
  const known = id === null ? null : await saidBefore(store, notes, id);
  if (known) return known;
  const line = draft.writeNote(agent.id, text);
  if (id !== null) also.changes.push(change.insert(replies, { id, line: line.id }));
  return () => ({ kind: 'said', line });
};
