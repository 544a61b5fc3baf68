import type { Handoff } from './handoff';
import type { Person } from './person';

/** Who may speak to the customer. The epoch grows at each change of hands. */
export type Floor =
  | { readonly holder: 'bot'; readonly epoch: number }
  | { readonly holder: 'queue'; readonly epoch: number }
  | { readonly holder: 'agent'; readonly agent: Person; readonly epoch: number };

/** A reply that somebody has begun to write. */
export interface SharedDraft {
  readonly text: string;
  readonly by: Person;
  readonly at: number;
}

/** A place at which the bot can be told to go on. */
export interface ReturnPlace {
  readonly to: string;
  readonly flow: string;
  readonly step: string;
}

export interface Conversation {
  readonly id: string;
  readonly channel: string;
  readonly locale: string;
  readonly customer: { readonly name: string | null; readonly address: string };
  readonly floor: Floor;
  /** The number of its newest line. */
  readonly seq: number;
  /** The open one, else the last one. */
  readonly handoff: Handoff | null;
  /** `until`: when the channel's window for replies closes; null: never. `template`: it is closed, and lets templates through. */
  readonly canReply: { readonly allowed: 'free' | 'template' | 'none'; readonly until: number | null };
  readonly draft: SharedDraft | null;
  /** The interrupted place first. */
  readonly returnTo: readonly ReturnPlace[];
}
