/** What an agent has written, until the server shows it as a line. */
export interface Letter {
  /** The same at each attempt, so that the server takes it once. */
  readonly key: string;
  readonly conversationId: string;
  readonly kind: 'reply' | 'note';
  readonly text: string;
  /** The floor's epoch that it was written under: if hands have changed since, it must not go out. */
  readonly epoch: number;
  /** When it was written, ms UTC. */
  readonly at: number;
  /** The newest line at that time. */
  readonly after: number;
  readonly state: 'waiting' | 'sending' | 'failed';
  /** Why it failed. */
  readonly refusal?: Refusal;
  /** Attempts that came to nothing since the agent last asked for it. */
  readonly tries: number;
}

/** `unreachable` may go through later; the others will not as it is. */
export type Refusal = 'stale_control' | 'not_yours' | 'window_closed' | 'refused' | 'unreachable';
