import { notes } from '../conversation/records';
import { change, type Store } from '../storage/store';
import type { Said } from './desk';
import type { AtDesk } from './desk-turn';
import { replies } from './records';

/** A word for other agents: the same key again is the same note. */
export const note = async (
  { store }: { readonly store: Store },
  { draft, agent, also }: AtDesk,
  text: string,
  key?: string,
): Promise<Said | (() => Said)> => {
  const id = key === undefined ? null : `${draft.conversation.id}:${agent.id}:note:${key}`;
  const before = id === null ? undefined : await store.get(replies, id);
  const known = before && (await store.get(notes, before.line));
  if (known) {
    const { version: _, ...noted } = known;
    return { kind: 'said', line: noted };
  }
  const line = draft.writeNote(agent.id, text);
  if (id !== null) also.changes.push(change.insert(replies, { id, line: line.id }));
  return () => ({ kind: 'said', line });
};
