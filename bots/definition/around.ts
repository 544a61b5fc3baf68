import type { ContactId, ConversationId } from '../../flows/dialogue/ids';
import type { Content } from '../../flows/dialogue/inbound';
import type { Words } from '../../flows/dialogue/reply';
import type { Line } from '../../flows/dialogue/transcript';
import type { HandoffRequest } from '../../handoff/desk/request';

/**
 * Something of others that runs around each turn: it sees what comes in, may keep the bot from answering, may answer itself,
 * and sees what goes out before it is committed. The turn knows this shape and nothing else of it.
 */
export interface Around {
  /** `next` takes the turn. Where it is not called, the bot says nothing of its own; what has happened has happened all the same. */
  readonly turn: (seen: SeenTurn, next: () => Promise<void>) => Promise<void>;
  /** Within `next`: an accepted intent that no flow, rule or courtesy of the bot takes. Answers whether it has been served. */
  readonly leftOver: (seen: SeenTurn, intent: string) => Promise<boolean>;
}

/** A turn, as it looks from around it. */
export interface SeenTurn {
  readonly conversation: {
    readonly id: ConversationId;
    /** Null before the first line of a contact. */
    readonly contact: ContactId | null;
    readonly channel: string;
    readonly account: string;
    readonly address: string;
    readonly name?: string;
    readonly locale: string;
  };
  /** What the turn is about: a customer's message, or something that happened (`outcome`, `wake`, `breakdown`, `desk`). */
  readonly about:
    | { readonly kind: 'message'; readonly id: string; readonly content: Content }
    | { readonly kind: 'event'; readonly name: string };
  /** ms since 1970, UTC. */
  readonly now: number;
  /** All that the turn says so far, as the one bubble that it becomes; null: nothing. */
  readonly said: () => Words | null;
  readonly sayInstead: (words: Words | null) => void;
  /** The request for a person that this turn has opened; null where it has not. */
  readonly requested: () => HandoffRequest | null;
  /** The request for a person whose state, queue or agent this turn has changed; null where it has not. */
  readonly changed: () => HandoffRequest | null;
  /** All lines of the conversation, this turn's with them, oldest first. */
  readonly transcript: () => Promise<readonly Line[]>;
}
