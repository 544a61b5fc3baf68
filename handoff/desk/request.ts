import type { AgentId, ContactId, ConversationId, HandoffId } from '../../flows/dialogue/ids';
import type { Json } from '../../flows/dialogue/json';
import type { Priority } from '../queue';
import type { Need } from '../rules';

/** All states but the last. */
export const openStates = ['deferred', 'queued', 'offered', 'accepted', 'active', 'on_hold', 'wrap_up'] as const;

export const handoffStates = [...openStates, 'closed'] as const;

/** Where a request stands in its life; `life.ts` draws it. */
export type HandoffState = (typeof handoffStates)[number];

/** How it came to its end. */
export type Ended = 'resolved' | 'returned_to_bot' | 'customer_left' | 'customer_cancelled';

/** One customer's wish for a person, from the moment it is made until somebody has dealt with it. All times are ms UTC. */
export interface HandoffRequest {
  readonly id: HandoffId;
  readonly conversation: ConversationId;
  readonly contact: ContactId;
  readonly state: HandoffState;
  readonly ended?: Ended;
  readonly queue: string;
  readonly priority: Priority;
  /** Whether nobody has served it yet, or somebody has and it comes into line again: ahead of its equals then. */
  readonly entry: 'first' | 'again';
  readonly reason: string;
  readonly intent: string | null;
  readonly locale: string;
  readonly channel: string;
  readonly requestedAt: number;
  /** Since when it has been in line; while it is not, when it last was. */
  readonly inLineSince: number;
  /** Since when the customer has been waiting for a word of a person's; null when it is for the customer to speak. */
  readonly waitingSince: number | null;
  /** The number of the last line up to which the customer has said what no person has answered; null: there is none. */
  readonly unanswered: number | null;
  /** By when a person should have spoken; null when nobody waits. */
  readonly promise: ResponsePromise | null;
  /** Who serves it; the last one, once it is over. */
  readonly assignee: AgentId | null;
  /** To whom the router has offered it, and until when. */
  readonly offer: { readonly agent: AgentId; readonly until: number } | null;
  /** Whoever serves it wants to pass it on, and keeps it until somebody has accepted. */
  readonly transfer: Transfer | null;
  /** Who declined it or missed the offer: the router asks others until the customer's next notice is due, then them again. */
  readonly passedOver: readonly AgentId[];
  /** Who had it before, and should have it again if they are there before this time. */
  readonly preferred: { readonly agent: AgentId; readonly until: number } | null;
  readonly briefing: Briefing;
  /** What the customer was last told of the line. */
  readonly told: { readonly ahead: number; readonly minutes: number | null } | null;
  readonly acceptedAt?: number;
  /** When whoever serves it took it up: accepted it, or came back to it. */
  readonly takenUpAt?: number;
  readonly firstReplyAt?: number;
  readonly endedAt?: number;
  /** `resolved`, `unresolved` or a word of the queue's own. */
  readonly outcome?: string;
  readonly tags: readonly string[];
  /** The request that this one goes on from. */
  readonly reopenOf?: HandoffId;
  readonly note?: string;
  /** When it comes back from being on hold by itself; null: when the customer writes. */
  readonly holdUntil: number | null;
  /** When somebody is there for it; null: somebody is. */
  readonly opensAt: number | null;
  /** When a word of the customer's or of the agent's was last heard. */
  readonly lastWordAt: number;
  readonly timers: readonly DeskTimer[];
  /** The earliest of the timers; not there without one. */
  readonly wakeAt?: number;
}

/** The time within which somebody who waits should hear from a person. One cycle of it ends with a person's word. */
export interface ResponsePromise {
  readonly metric: 'first_response' | 'next_response';
  /** ms UTC; later than the customer's word by the time in which the queue was closed. While it is closed: when it opens. */
  readonly since: number;
  readonly due: number;
  /** How much of the time has passed, percent, in the steps that are told. Each is told once. */
  readonly warned: 0 | 50 | 80 | 100;
}

export interface Transfer {
  readonly to: Target;
  readonly by: AgentId;
  readonly note: string;
  readonly until: number;
}

/** Who should have it next. */
export type Target = { readonly queue: string } | { readonly agent: AgentId };

/** A delay of the chart that is running; `id` is what XState calls it. */
export interface DeskTimer {
  readonly id: string;
  /** ms UTC. */
  readonly due: number;
}

/** What the agent should know before the first word. */
export interface Briefing {
  /** The customer's own last words that say what it is about. */
  readonly summary: string;
  /** What the flow has learnt, by slot; private values as their masked form. */
  readonly slots: Readonly<Record<string, Json>>;
  /** What the bot has done and asked in this contact, as `flow.step`, oldest first. */
  readonly tried: readonly string[];
}

/** From the last in line to the first. */
export const ranks: readonly Priority[] = ['low', 'normal', 'high', 'urgent'];

/** From the first in line to the last, where both are equally urgent. */
export const entries = ['again', 'first'] as const;

/** What somebody's place in line is made of. */
export type Turn = Pick<HandoffRequest, 'priority' | 'entry' | 'requestedAt' | 'id'>;

/** The line of a queue: the more urgent first, then those who come back to it, then the older. */
export const byTurn = (one: Turn, other: Turn): number =>
  ranks.indexOf(other.priority) - ranks.indexOf(one.priority) ||
  entries.indexOf(one.entry) - entries.indexOf(other.entry) ||
  one.requestedAt - other.requestedAt ||
  (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

/** A request as it is before its life begins: `life.ts` says whether somebody is there for it. */
export const newRequest = (
  need: Need,
  about: Pick<HandoffRequest, 'id' | 'conversation' | 'contact' | 'locale' | 'channel' | 'requestedAt' | 'unanswered' | 'briefing'>,
): HandoffRequest => ({
  ...about,
  state: 'queued',
  queue: need.queue,
  priority: need.priority,
  entry: 'first',
  reason: need.reason,
  intent: need.intent,
  inLineSince: about.requestedAt,
  waitingSince: about.requestedAt,
  promise: null,
  assignee: null,
  offer: null,
  transfer: null,
  passedOver: [],
  preferred: null,
  told: null,
  holdUntil: null,
  opensAt: null,
  lastWordAt: about.requestedAt,
  tags: [],
  timers: [],
});

/**
 * A second need while the first is still open: there is one request per conversation, so it becomes the more urgent of the
 * two and learns what the second one knows. Its age stays.
 */
export const raised = (request: HandoffRequest, need: Need, briefing: Briefing): HandoffRequest => {
  const both = {
    summary: briefing.summary === '' ? request.briefing.summary : briefing.summary,
    slots: { ...request.briefing.slots, ...briefing.slots },
    tried: [...new Set([...request.briefing.tried, ...briefing.tried])],
  };
  if (ranks.indexOf(need.priority) <= ranks.indexOf(request.priority)) return { ...request, briefing: both };
  const { queue, priority, reason } = need;
  return { ...request, queue, priority, reason, intent: need.intent ?? request.intent, briefing: both };
};
