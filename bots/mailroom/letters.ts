import type { ConversationId, ErrandId, LetterId, RunId } from '../../flows/dialogue/ids';
import type { Inbound } from '../../flows/dialogue/inbound';
import type { Json } from '../../flows/dialogue/json';
import type { Reply } from '../../flows/dialogue/reply';
import { collection } from '../storage/store';

/** Something that came in: stored, once, before the provider gets its 200. */
export interface InboxLetter {
  /** Channel, account and the provider's id: the same delivery twice is one letter. */
  readonly id: string;
  readonly channel: string;
  /** Whose turn it is part of; empty where it belongs to no conversation. */
  readonly conversation: ConversationId | '';
  readonly inbound: Inbound;
  /** Order of arrival: µs since 1970, never twice the same on one node. */
  readonly arrival: number;
  /** `kept`: not for a turn. `dead`: given up after several tries, see `failure`. */
  readonly state: 'pending' | 'done' | 'kept' | 'dead';
  readonly failure?: string;
  /** It stands in the transcript already: a breakdown has written its line. */
  readonly heard?: true;
}

export const inboxLetters = collection<InboxLetter>('inbox', {
  fields: { state: 'string', arrival: 'number', conversation: 'string' },
  // The second one is asked for each look of a chat window: in a backlog it must not read what waits of everybody else.
  indexes: [
    ['state', 'arrival'],
    ['state', 'conversation'],
  ],
});

/** Something that goes out. Its id is that of its line in the transcript. */
export interface OutboxLetter {
  readonly id: LetterId;
  readonly conversation: ConversationId;
  /** The line's number: letters of one conversation go out in this order, one at a time. */
  readonly seq: number;
  readonly channel: string;
  readonly account: string;
  readonly to: string;
  readonly reply: Reply;
  /** What a person has said goes out whatever happens to the floor afterwards; a word of the bot's can be overtaken. */
  readonly author: 'bot' | 'agent';
  /** The floor's epoch that it was written under. */
  readonly epoch: number;
  readonly writtenAt: number;
  /**
   * `sending`: the request may be out. After a crash, or without an answer, it waits so until `due` for a status that names it.
   * `refused`: the provider will never take it, or not any more. `suppressed`: the floor had moved on, or it was too late to write.
   * `dead`: given up; it may have arrived where it is `unanswered`, and a late status that says so still counts.
   */
  readonly state: 'pending' | 'sending' | 'sent' | 'delivered' | 'read' | 'refused' | 'suppressed' | 'dead';
  /** Not before this time, ms UTC. */
  readonly due: number;
  readonly attempts: number;
  /** How many of them brought neither an answer nor a status for the next bubble: each may have arrived. */
  readonly unanswered?: number;
  /** How many bubbles it takes at its door; known from the first attempt on. */
  readonly parts?: number;
  /** The provider's ids of the parts that are out, in order. */
  readonly providerIds: readonly string[];
  /** The last of them: a status that does not echo our own id is recognised by it. */
  readonly providerId?: string;
  /** When the last of them was sent, ms UTC: a provider may only say up to which time all have arrived. */
  readonly sentAt?: number;
  readonly failure?: string;
  /** The first of its bubbles that a status has said will not arrive. */
  readonly failedPart?: number;
  /** Its last try met a service that took no letters of its whole account: another process need not find that out with many. */
  readonly held?: true;
}

/** How long a letter that may be out waits for a status that names it, before it is sent again: ms. */
export const confirmationWait = 10_000;

export const outboxLetters = collection<OutboxLetter>('outbox', {
  fields: { state: 'string', due: 'number', conversation: 'string', seq: 'number', providerId: 'string' },
  indexes: [['state', 'due'], ['conversation', 'seq'], ['providerId']],
  followed: true,
});

/** What a flow's `do` changes in the world: committed with the turn that wants it, then run until its outcome is known. */
export interface Errand {
  /** Run and visit of the step that wants it. */
  readonly id: ErrandId;
  readonly conversation: ConversationId;
  readonly run: RunId;
  readonly flow: string;
  readonly step: string;
  readonly action: string;
  readonly input: Readonly<Record<string, Json>>;
  /** The idempotency key: the same for all attempts. */
  readonly key: string;
  readonly customer: { readonly channel: string; readonly address: string; readonly locale: string };
  /** For one attempt, ms. */
  readonly timeout: number;
  readonly retry: { readonly times: number; readonly wait: number };
  /** `overdue`: the flow went on without knowing; it is still tried, and its late outcome is told. */
  readonly state: 'pending' | 'overdue' | 'done' | 'dead';
  readonly attempts: number;
  readonly due: number;
  readonly since: number;
  readonly failure?: string;
}

export const errands = collection<Errand>('errands', {
  fields: { state: 'string', due: 'number', conversation: 'string' },
  indexes: [['state', 'due']],
});
