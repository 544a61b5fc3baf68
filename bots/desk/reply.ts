import type { Channel } from '../channels/channel';
import { moveRequest } from '../conversation/move-request';
import { type Conversation, lines } from '../conversation/records';
import { change, type Store } from '../storage/store';
import type { Refused, Said } from './desk';
import type { AtDesk } from './desk-turn';
import { replies } from './records';

export interface ReplyNeeds {
  readonly store: Store;
  readonly channels: ReadonlyMap<string, Pick<Channel, 'replyWindow'>>;
}

/** An agent's own words to the customer: only while they have the floor, under the epoch that they know, once for each key. */
export const reply = async (
  { store, channels }: ReplyNeeds,
  { draft, player, agent, also }: AtDesk,
  said: { readonly text: string; readonly key: string; readonly epoch: number },
): Promise<Refused | Said | (() => Said)> => {
  const { conversation } = draft;
  const key = `${conversation.id}:${agent.id}:${said.key}`;
  const before = await store.get(replies, key);
  const known = before && (await store.get(lines, before.line));
  if (known) {
    const { version: _, ...line } = known;
    return { kind: 'said', line };
  }
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

/** Until when this customer may be written to, ms UTC: by a person, and by the bot. Null: at any time. */
export const replyWindow = (
  channels: ReplyNeeds['channels'],
  { channel, heardAt }: Pick<Conversation, 'channel' | 'heardAt'>,
): { readonly until: number; readonly botUntil: number } | null => {
  const window = channels.get(channel)?.replyWindow ?? null;
  return window && { until: heardAt + window.person, botUntil: heardAt + window.bot };
};
