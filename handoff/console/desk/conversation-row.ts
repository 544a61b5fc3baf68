import type { Conversation } from './conversation';
import type { Handoff } from './handoff';

/** A conversation in a list. */
export interface ConversationRow extends Pick<Conversation, 'id' | 'channel' | 'locale' | 'customer'>, Pick<Handoff, 'lastLine'> {
  /** When its newest line was said, ms UTC. */
  readonly lastAt: number;
}
