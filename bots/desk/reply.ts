import { letterOf } from '../conversation/letter-of';
import { moveRequest } from '../conversation/move-request';
import { lines } from '../conversation/records';
import { change } from '../storage/store';
import { type ComposeNeeds, compose } from './compose';
import type { Refused, Said } from './desk';
import type { AtDesk } from './desk-turn';
import { holderOf } from './holder-of';
import { replies } from './records';
import { refused } from './refused';
import { repliesUntil } from './replies-until';
import { saidBefore } from './said-before';
import type { Saying } from './saying';

/** What an agent sends to the customer: only while they have the floor, under the epoch that they know, once for each key. */
export const reply = async (
  needs: ComposeNeeds,
  { draft, player, agent, also }: AtDesk,
  said: { readonly saying: Saying; readonly key: string; readonly epoch: number },
): Promise<Refused | Said | (() => Said)> => {
  const { conversation } = draft;
  const key = `reply:${conversation.id}:${agent.id}:${said.key}`;
  const known = await saidBefore(needs.store, lines, key);
  if (known) return known;
  const { floor } = conversation;
  const holder = floor.holder === 'agent' ? floor.agent : null;
  const by = holder === agent.id ? undefined : holderOf(draft, holder);
  if (floor.epoch !== said.epoch) return refused('stale_control', by);
  if (holder !== agent.id) return refused('not_yours', by);
  const composed = await compose(needs, conversation, said.saying);
  if ('kind' in composed) return composed;
  const until = repliesUntil(needs.channels, conversation);
  const isOver = until !== null && draft.now > until;
  // A template is what the channel lets through then.
  if (isOver && !composed.reply.template) return refused('window_closed');
  moveRequest(draft, player, { type: 'replied', agent: agent.id });
  const line = draft.write({ author: 'agent', agent: agent.id, ...composed.line });
  also.letters.push(letterOf(draft, line, composed.reply, 'agent'));
  also.changes.push(change.insert(replies, { id: key, line: line.id }));
  draft.disclose('bot_again');
  return () => ({ kind: 'said', line });
};
