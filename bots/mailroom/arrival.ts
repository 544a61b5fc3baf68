import type { ConversationId } from '../../flows/dialogue/ids';
import type { Outcome } from '../definition/action';
import type { MediaFile } from '../media/media-file';
import type { Stored } from '../storage/store';
import type { Errand, InboxLetter, OutboxLetter } from './letters';

/** What a turn is about: exactly one of these. */
export type Arrival =
  | { readonly kind: 'message'; readonly conversation: ConversationId; readonly letter: Stored<InboxLetter> }
  /** `final`: nothing more will come of it. An `error` that is not final is "unknown yet": the errand goes on being tried. */
  | {
      readonly kind: 'outcome';
      readonly conversation: ConversationId;
      readonly errand: Stored<Errand>;
      readonly outcome: Outcome;
      readonly final: boolean;
    }
  /** A timer of the conversation is due. */
  | { readonly kind: 'wake'; readonly conversation: ConversationId }
  /** The turn about this failed again and again: the customer is told, and a person takes over. */
  | {
      readonly kind: 'breakdown';
      readonly conversation: ConversationId;
      readonly of: Exclude<Arrival, { kind: 'breakdown' }>;
      readonly reason: string;
    };

/** What came of a turn, once it is committed. */
export type Disposition =
  | {
      readonly kind: 'done';
      readonly letters: readonly Stored<OutboxLetter>[];
      readonly errands: readonly Stored<Errand>[];
      /** Files of the customer's that are to be fetched. */
      readonly files: readonly Stored<MediaFile>[];
      readonly wakeAt: number | null;
    }
  /** It has to wait until the conversation's errand has come back; nothing was written. */
  | { readonly kind: 'held' }
  /** It was dealt with before. */
  | { readonly kind: 'known' };

/** Takes one turn and commits it. Given to the mailroom, which knows nothing of conversations. */
export type Converse = (arrival: Arrival) => Promise<Disposition>;
