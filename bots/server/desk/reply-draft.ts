import { type ReplyDraft, replyDrafts } from '../../conversation/records';
import { maskText } from '../../mailroom/mask-text';
import { change, type Store } from '../../storage/store';

/** Keeps what somebody has begun to write; nothing written is no draft. Whoever comes last has the say. */
export const keepDraft = async (store: Store, typed: ReplyDraft): Promise<void> => {
  const draft = { ...typed, text: maskText(typed.text) };
  for (;;) {
    const before = await store.get(replyDrafts, draft.id);
    const isEmpty = draft.text === '';
    if (!before && isEmpty) return;
    const put = !before ? change.insert(replyDrafts, draft) : change.update(replyDrafts, draft, before.version);
    const { outcome } = await store.commit([before && isEmpty ? change.delete(replyDrafts, before) : put]);
    if (outcome === 'done') return;
  }
};

/** It has been said. What they have begun to write since then stays. */
export const dropDraft = async (store: Store, conversation: string, said: string): Promise<void> => {
  const draft = await store.get(replyDrafts, conversation);
  // In conflict somebody is writing on, and then there is nothing to drop.
  if (draft?.text.trim() === maskText(said)) await store.commit([change.delete(replyDrafts, draft)]);
};
