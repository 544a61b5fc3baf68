import { moveRequest } from '../conversation/move-request';
import { lines } from '../conversation/records';
import { change, type Store } from '../storage/store';
import type { Refused, Said } from './desk';
import type { AtDesk } from './desk-turn';
import { replies } from './records';
import { type ReplyDoors, replyWindow } from './reply-window';
import { saidBefore } from './said-before';

export interface ReplyNeeds {
  readonly store: Store;
  readonly channels: ReplyDoors;
}

/** An agent's own words to the customer: only while they have the floor, under the epoch that they know, once for each key. */
export const reply = async (
  { store, channels }: ReplyNeeds,
  { draft, player, agent, also }: AtDesk,
  said: { readonly text: string; readonly key: string; readonly epoch: number },
): Promise<Refused | Said | (() => Said)> => {
  const { conversation } = draft;
  const key = `reply:${conversation.id}:${agent.id}:${said.key}`;
  const known = await saidBefore(store, lines, key);
  if (known) return known;
  const { floor } = conversation;
  const holder = floor.holder === 'agent' ? draft.people.get(floor.agent)?.agent : undefined;
  const by = holder && holder.id !== agent.id ? { by: { id: holder.id, name: holder.name } } : {};
  if (floor.epoch !== said.epoch) return { kind: 'refused', why: 'stale_control', ...by };
  if (holder?.id !== agent.id) return { kind: 'refused', why: 'not_yours', ...by };
  const window = replyWindow(channels, conversation);
  if (window !== null && draft.now > window.until) return { kind: 'refused', why: 'window_closed' };
  moveRequest(draft, player.bot, { type: 'replied', agent: agent.id });
  const letter = draft.speakAs(agent.id, said.text, window !== null && draft.now > window.botUntil);
  also.letters.push(letter);
  also.changes.push(change.insert(replies, { id: key, line: letter.id }));
  const written = draft.lines.find(({ id }) => id === String(letter.id));
  return () => {
    if (!written) throw new Error('A reply has no line. Draft.speakAs() is at fault.');
    return { kind: 'said', line: written };
  };
};
