import { replyDrafts } from '../conversation/records';
import { maskText } from '../mailroom/mask-text';
import { change, type Store } from '../storage/store';
import type { Kept, Refused } from './desk';
import type { AtDesk } from './desk-turn';
import { holderOf } from './holder-of';
import { isVisible } from './is-visible';
import { refused } from './refused';

/**
 * Keeps what somebody has begun to write; nothing written is no draft. Whoever comes last has the say. It leaves the conversation
 * as it is, for typing must not make others draw up their turns anew.
 */
export const keepDraft = async (store: Store, at: AtDesk, text: string): Promise<Refused | Kept> => {
  const { draft: turn, agent } = at;
  const { id, floor } = turn.conversation;
  if (!(await isVisible(at))) return refused('not_your_queue');
  if (floor.holder !== 'agent') return refused('not_yours');
  if (floor.agent !== agent.id) return refused('not_yours', holderOf(turn, floor.agent));
  const draft = { id, text: maskText(text), by: agent.id, at: turn.now };
  for (;;) {
    const before = await store.get(replyDrafts, id);
    const isEmpty = draft.text === '';
    if (!before && isEmpty) return { kind: 'kept' };
    const put = !before ? change.insert(replyDrafts, draft) : change.update(replyDrafts, draft, before.version);
    const { outcome } = await store.commit([before && isEmpty ? change.delete(replyDrafts, before) : put]);
    if (outcome === 'done') return { kind: 'kept' };
  }
};
