import type { FlowEvent, Run } from '../../flows/engine/run';
import type { Need } from '../../handoff/rules';

/** What one message means here and now: in this conversation, to the question that is open, if one is. */
export type Meaning =
  /** A person should take this. */
  | { readonly kind: 'person'; readonly need: Need }
  /** Something that the flow under way waits for. */
  | { readonly kind: 'event'; readonly event: FlowEvent }
  /** What the customer wants, whatever is open. */
  | { readonly kind: 'intent'; readonly intent: string }
  /** One of two things: ask which. */
  | { readonly kind: 'unclear'; readonly intents: readonly string[] }
  /** They ask for a language, by its code, which may be none of the bot's. */
  | { readonly kind: 'language'; readonly wished: string }
  /** Nobody can make sense of it, and it is in a language that the bot does not have. */
  | { readonly kind: 'foreign' }
  /** Nothing of what was offered. */
  | { readonly kind: 'neither' }
  /** They would rather go on with the bot than wait for a person. */
  | { readonly kind: 'back' }
  /** A tap on a question that is not open any more. */
  | { readonly kind: 'stale' }
  /** A yes, a no or a number that had arrived before the open question was put: nobody can have meant it by that. */
  | { readonly kind: 'early' }
  /** An answer to the question of a flow that ended in silence, or that was left for a person: the flow is taken up again. */
  | { readonly kind: 'resumed'; readonly run: Run; readonly event: FlowEvent }
  /** A picture, a voice message, …: kept, and answered with one kind sentence. */
  | { readonly kind: 'unreadable'; readonly what: string }
  | { readonly kind: 'nothing' };
