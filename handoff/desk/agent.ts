import type { AgentId, HandoffId } from '../../flows/dialogue/ids';

export const roles = ['agent', 'supervisor', 'writer', 'designer', 'approver', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Somebody of the house. Its document changes with each request that takes or frees a place of theirs, in the same commit. */
export interface Agent {
  readonly id: AgentId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly queues: readonly string[] | 'all';
  /** Spoken languages, as the bot's locales; none: whatever comes. */
  readonly languages: readonly string[];
  /** How many requests the router may give them at a time. */
  readonly capacity: number;
  readonly disabled: boolean;
  /** What has a place with them: offered, accepted and active requests. */
  readonly load: readonly HandoffId[];
}

/** What somebody has chosen to be. */
export type Intent = 'available' | 'busy' | 'away' | 'offline';

/** Whether somebody is there: what they have chosen, and a lease that their window keeps alive. */
export interface Presence {
  readonly id: AgentId;
  readonly intent: Intent;
  /** They are gone when this has passed, ms UTC. */
  readonly leaseUntil: number;
  /** They let an offer pass by unanswered, and were set away. */
  readonly missedOffer: boolean;
}

export const serves = ({ queues, disabled }: Pick<Agent, 'queues' | 'disabled'>, queue: string): boolean =>
  !disabled && (queues === 'all' || queues.includes(queue));

/** Whether they are at their desk, whatever they do there. */
export const isHere = (presence: Presence | undefined, now: number): boolean =>
  presence !== undefined && presence.intent !== 'offline' && presence.leaseUntil > now;

export const hasRoom = ({ load, capacity }: Pick<Agent, 'load' | 'capacity'>): boolean => load.length < capacity;
