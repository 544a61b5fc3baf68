import type { AgentId, ContactId, ConversationId, MediaId } from './ids';
import type { DeliveryStatus } from './inbound';
import type { MediaKind } from './media-kind';
import type { Choice } from './reply';

/** One line of a conversation as it stands in the transcript. Lines are numbered without a hole. */
export interface Line {
  /** Conversation and number: `<conversation>.<seq>`. */
  readonly id: string;
  readonly conversation: ConversationId;
  readonly contact: ContactId;
  /** From 1, without a hole. */
  readonly seq: number;
  /** ms since 1970, UTC. */
  readonly at: number;
  readonly author: 'customer' | 'bot' | 'agent' | 'system';
  readonly kind: 'text' | 'media' | 'place' | 'contact' | 'template' | 'note' | 'event';
  readonly text: string;
  readonly choices?: readonly Choice[];
  /** The file of a `media` line, whose `text` is its caption. The type is what its sender says. */
  readonly media?: { readonly id: MediaId; readonly kind: MediaKind; readonly mimeType?: string; readonly fileName?: string };
  /** What triage made of a customer's line. */
  readonly understood?: { readonly intent: string | null; readonly confidence: number };
  /** Which of the bot's prepared answers an agent has sent. */
  readonly article?: string;
  /** The text keys that a bot's line was made from, `<step>.<part>`: the same in all languages. */
  readonly keys?: readonly string[];
  readonly agent?: AgentId;
  /** What became of a line that goes out: read from its letter, which stands in the outbox under the line's id. */
  readonly status?: LineStatus;
  /** The provider's id, on lines that went to or came from one. */
  readonly providerId?: string;
}

export type LineStatus = 'queued' | DeliveryStatus | 'unconfirmed' | 'suppressed';
