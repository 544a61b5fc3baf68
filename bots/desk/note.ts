import { notes } from '../conversation/records';
import { change, type Reader } from '../storage/store';
import type { Refused, Said } from './desk';
import type { AtDesk } from './desk-turn';
import { isVisible } from './is-visible';
import { replies } from './records';
import { refused } from './refused';
import { saidBefore } from './said-before';

/** A word for other agents: the same key again is the same note. */
export const note = async (store: Reader, at: AtDesk, text: string, key?: string): Promise<Refused | Said | (() => Said)> => {
  const { draft, agent, also } = at;
  if (!(await isVisible(at))) return refused('not_your_queue');
  const id = key === undefined ? null : `note:${draft.conversation.id}:${agent.id}:${key}`;
  const known = id === null ? null : await saidBefore(store, notes, id);
  if (known) return known;
  const line = draft.writeNote(agent.id, text);
  if (id !== null) also.changes.push(change.insert(replies, { id, line: line.id }));
  return () => ({ kind: 'said', line });
};
