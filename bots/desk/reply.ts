import { letterOf } from '../conversation/letter-of';
import { moveRequest } from '../conversation/move-request';
import type { Doors } from '../conversation/player';
import { lines } from '../conversation/records';
import { maskText } from '../mailroom/mask-text';
import { change, type Reader } from '../storage/store';
import type { Refused, Said } from './desk';
import type { AtDesk } from './desk-turn';
import { holderOf } from './holder-of';
import { replies } from './records';
import { refused } from './refused';
import { replyWindow } from './reply-window';
import { saidBefore } from './said-before';

/** An agent's own words to the customer: only while they have the floor, under the epoch that they know, once for each key. */
export const reply = async (
  { store, channels }: { readonly store: Reader; readonly channels: Doors },
  { draft, player, agent, also }: AtDesk,
  said: { readonly text: string; readonly key: string; readonly epoch: number },
): Promise<Refused | Said | (() => Said)> => {
  const { conversation } = draft;
  const key = `reply:${conversation.id}:${agent.id}:${said.key}`;
  const known = await saidBefore(store, lines, key);
  if (known) return known;
  const { floor } = conversation;
  const holder = floor.holder === 'agent' ? floor.agent : null;
  const by = holder === agent.id ? undefined : holderOf(draft, holder);
  if (floor.epoch !== said.epoch) return refused('stale_control', by);
  if (holder !== agent.id) return refused('not_yours', by);
  const window = replyWindow(channels, conversation);
  if (window !== null && draft.now > window.until) return refused('window_closed');
  moveRequest(draft, player, { type: 'replied', agent: agent.id });
  // Whoever writes it: a card number is neither stored nor sent.
  const text = maskText(said.text);
  const line = draft.write({ author: 'agent', kind: 'text', text, agent: agent.id });
  const letter = letterOf(draft, line, { text }, 'agent');
  also.letters.push(window !== null && draft.now > window.botUntil ? { ...letter, late: true } : letter);
  also.changes.push(change.insert(replies, { id: key, line: line.id }));
  draft.disclose('bot_again');
  return () => ({ kind: 'said', line });
};
