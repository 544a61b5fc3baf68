import type { Floor } from '../../flows/dialogue/floor';
import type { AgentId, ContactId, ConversationId, ErrandId, HandoffId } from '../../flows/dialogue/ids';
import type { Line } from '../../flows/dialogue/transcript';
import type { FlowEvent, Run } from '../../flows/engine/run';
import type { HandoffRequest } from '../../handoff/desk/request';
import type { Need } from '../../handoff/rules';
import { collection } from '../storage/store';

/** One customer on one channel, for years. Everything that a turn needs to know, in one document with one version. */
export interface Conversation {
  readonly id: ConversationId;
  readonly channel: string;
  readonly account: string;
  /** How the channel reaches the customer. */
  readonly address: string;
  readonly name?: string;
  readonly locale: string;
  readonly floor: Floor;
  /** The number of the last line. */
  readonly seq: number;
  readonly contact: Contact | null;
  /** The flow under way. */
  readonly run: Run | null;
  /** A flow that waits until the one under way, which was started in the middle of it, has ended. */
  readonly parked: Run | null;
  /**
   * Where the bot was when a person was asked for: it goes on from here when the person gives the conversation back. An
   * outcome that came meanwhile waits for it.
   */
  readonly interrupted: { readonly run: Run; readonly outcome: Extract<FlowEvent, { type: 'outcome' }> | null } | null;
  /** The floor's epoch under which a person last took over: what the bot wrote before it is not said any more. */
  readonly personSince: number;
  /** Errands whose outcome the flow did not wait for any longer, with the run as it was then. */
  readonly overdue: readonly { readonly errand: ErrandId; readonly run: Run }[];
  /**
   * The open question, and the moment (see `Moments`) when it was put; null: it has not been said yet. A "yes" that had arrived by
   * then is no answer to it.
   */
  readonly asked: { readonly question: string; readonly at: number | null } | null;
  /** The question that was open when the customer last said something that is no answer to it: the next such message is a try. */
  readonly aside: string | null;
  /** A flow that ended in silence: within a day, an answer takes its question up again. */
  readonly silenced: { readonly run: Run; readonly until: number } | null;
  /** The errand that the flow waits for: until it is back, messages wait too. */
  readonly errand: ErrandId | null;
  /** A person was asked for while an errand was out. */
  readonly wanted: Need | null;
  /** The intents that were offered as "did you mean", and the id that their choices begin with. */
  readonly offered: { readonly id: string; readonly intents: readonly string[] } | null;
  /** Messages in a row, outside a question, with which the bot could not help. */
  readonly misses: number;
  readonly openHandoff: HandoffId | null;
  /** When the customer last wrote, ms UTC: channels say how long after it they may be written to. */
  readonly heardAt: number;
  /** When the customer was last told that what they add while waiting is kept. */
  readonly keptToldAt: number;
  readonly timers: readonly Timer[];
  /** The earliest of the timers, ms UTC; not there without one. */
  readonly wakeAt?: number;
  /** How many of each there have been: ids are made from it, so that a turn taken twice makes the same ones. */
  readonly counts: { readonly contacts: number; readonly runs: number; readonly handoffs: number };
}

/** One stretch of a conversation: from a first message until its flow or handoff has ended and half an hour is silent. */
export interface Contact {
  readonly id: ContactId;
  readonly since: number;
  /** What the bot's next words have to begin with: that this is a bot, or, where a person spoke last, that it is the bot again. */
  readonly disclose: 'bot' | 'bot_again' | null;
  /** The customer's last words that say what it is about, masked as lines are; empty: there were none. */
  readonly words: string;
  /** What the bot has done and asked, as `flow.step`, oldest first; only the last of many. */
  readonly tried: readonly string[];
}

export type Timer = { readonly due: number } & (
  | { readonly kind: 'remind' | 'silence'; readonly question: string }
  | { readonly kind: 'still_working'; readonly errand: ErrandId }
  | { readonly kind: 'contact_over' }
);

export const conversations = collection<Conversation>('conversations', {
  fields: { wakeAt: 'number', heardAt: 'number' },
  indexes: [['wakeAt'], ['heardAt']],
  followed: true,
});

export const lines = collection<Line>('lines', {
  fields: { conversation: 'string', seq: 'number' },
  indexes: [['conversation', 'seq']],
  followed: true,
});

/** What agents write for each other. It stands beside the lines, in their numbering, and no way leads from here to a customer. */
export const notes = collection<Line>('notes', {
  fields: { conversation: 'string', seq: 'number' },
  indexes: [['conversation', 'seq']],
  followed: true,
});

export const handoffs = collection<HandoffRequest>('handoffs', {
  fields: {
    state: 'string',
    queue: 'string',
    requestedAt: 'number',
    conversation: 'string',
    priority: 'string',
    entry: 'string',
    assignee: 'string',
    wakeAt: 'number',
    acceptedAt: 'number',
  },
  indexes: [
    ['state', 'requestedAt'],
    ['queue', 'state', 'requestedAt'],
    ['state', 'priority', 'entry', 'requestedAt'],
    ['queue', 'state', 'priority', 'entry', 'requestedAt'],
    ['assignee', 'state', 'priority', 'entry', 'requestedAt'],
    ['wakeAt'],
    ['queue', 'acceptedAt'],
  ],
  followed: true,
});

/** What somebody has begun to write to a customer. It stays for whoever comes next, and goes with the request. */
export interface ReplyDraft {
  readonly id: ConversationId;
  readonly text: string;
  readonly by: AgentId;
  /** ms UTC. */
  readonly at: number;
}

export const replyDrafts = collection<ReplyDraft>('reply_drafts', { fields: {}, indexes: [], followed: true });
