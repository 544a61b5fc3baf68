import type { ConversationId } from '../../flows/dialogue/ids';
import { replyDrafts } from '../conversation/records';
import { maskText } from '../mailroom/mask-text';
import { change, type Store } from '../storage/store';

/** It has been said. What they have begun to write since then stays. */
export const dropDraft = async (store: Store, conversation: ConversationId, said: string): Promise<void> => {
  const draft = await store.get(replyDrafts, conversation);
  // In conflict somebody is writing on, and then there is nothing to drop.
  if (draft?.text.trim() === maskText(said)) await store.commit([change.delete(replyDrafts, draft)]);
};
