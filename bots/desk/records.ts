import type { AgentId, ConversationId } from '../../flows/dialogue/ids';
import { collection } from '../storage/store';

/** Which line a reply or a note has become, under conversation, agent and their key: the same twice is one line. */
export const replies = collection<{ readonly id: string; readonly line: string }>('replies', { fields: {}, indexes: [] });

/** What somebody has begun to write to a customer. It stays when they are lost, for whoever comes next. */
export interface ReplyDraft {
  readonly id: ConversationId;
  readonly text: string;
  readonly by: AgentId;
  /** ms UTC. */
  readonly at: number;
}

export const replyDrafts = collection<ReplyDraft>('reply_drafts', { fields: {}, indexes: [], followed: true });
