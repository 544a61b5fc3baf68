import type { AgentId } from '../../flows/dialogue/ids';
import type { ResponseTimes } from '../queue';
import type { Need } from '../rules';
import type { Briefing, HandoffRequest, Target } from './request';

/** What can happen to a request. */
export type DeskEvent =
  /** The router has found somebody. */
  | { readonly type: 'offered'; readonly agent: AgentId }
  | { readonly type: 'rejected'; readonly agent: AgentId }
  | { readonly type: 'accepted'; readonly agent: AgentId }
  /** The agent has written to the customer. */
  | { readonly type: 'replied'; readonly agent: AgentId }
  /** The customer has written. */
  | { readonly type: 'heard' }
  /** The customer has said something that asks for no answer. */
  | { readonly type: 'nodded' }
  | { readonly type: 'held'; readonly until: number | null }
  | { readonly type: 'resumed' }
  /** Whoever serves it has gone, by choice; `forGood`: they may not serve any more. */
  | { readonly type: 'left'; readonly forGood: boolean }
  | { readonly type: 'transferred'; readonly by: AgentId; readonly to: Target; readonly warm: boolean; readonly note: string }
  | { readonly type: 'returned'; readonly outcome: string }
  | { readonly type: 'completed'; readonly outcome: string; readonly tags: readonly string[] | null; readonly note: string | null }
  /** The customer goes back to the bot. */
  | { readonly type: 'cancelled' }
  /** A second need, while the first is still open. */
  | { readonly type: 'raised'; readonly need: Need; readonly briefing: Briefing };

/** What the chart has to know of the world at this moment. */
export interface Facts {
  /** ms UTC. */
  readonly now: number;
  /** The number of the conversation's last line. */
  readonly seq: number;
  /** The queue in which it stands: a bot's default one where its own is no longer declared. */
  readonly queue: string;
  /** When that queue opens next; null: it is open. */
  readonly opensAt: number | null;
  /** Whether the channel lets a person write to the customer now. */
  readonly isInReach: boolean;
  /** How soon the queue wants customers to hear from a person. */
  readonly responseTimes: ResponseTimes;
  /** When the lease of whoever serves the request ends, ms UTC; 0: nobody does, or they have gone. */
  readonly leaseUntil: number;
  /** Whether whoever serves the request has a free place. */
  readonly hasRoom: boolean;
}

/** What the chart goes by. */
export interface LifeContext {
  readonly request: HandoffRequest;
  readonly facts: Facts;
}

/** What a change of the request's has to say, and to whom. */
export type DeskEffect =
  | ({ readonly kind: 'tell' } & Told)
  /** A line of the house's in the transcript, for agents: `handoff: <what>`. */
  | { readonly kind: 'write'; readonly what: string; readonly agent?: AgentId; readonly to?: Target };

/** For the customer, as a text of the namespace `handoff`. */
export interface Told {
  readonly text:
    | 'place'
    | 'closed'
    | 'agent_lost'
    | 'agent_silent'
    | 'back_in_line'
    | 'transferred'
    | 'cancelled'
    | 'given_back'
    | 'closed_unserved'
    /** Somebody has looked and said nothing to a customer who waited for nobody: nothing is said, and the bot goes on. */
    | 'untouched'
    /** Nobody has taken it in the promised time. */
    | 'unserved';
}
