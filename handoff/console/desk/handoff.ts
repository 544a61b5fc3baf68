import type { ShownFile } from '../../../bots/server/window-parts/media/shown-file';
import type { Json } from '../../../flows/dialogue/json';
import type { Line } from './line';
import type { Person } from './person';
import type { ResponsePromise } from './promise';

export type Priority = 'low' | 'normal' | 'high' | 'urgent';

/** One customer's wish for a person, from the request to its end. Times are ms since 1970, UTC. */
export interface Handoff {
  readonly id: string;
  readonly conversationId: string;
  readonly state: 'deferred' | 'queued' | 'offered' | 'accepted' | 'active' | 'on_hold' | 'wrap_up' | 'closed';
  readonly ended?: string;
  readonly queue: string;
  readonly priority: Priority;
  /** `again`: somebody has served it before, and it stands before its equals. */
  readonly entry: 'first' | 'again';
  readonly reason: string;
  readonly intent: string | null;
  readonly locale: string;
  readonly channel: string;
  readonly requestedAt: number;
  /** Since when the customer waits for a person's word; null when the word is theirs. */
  readonly waitingSince: number | null;
  readonly promise: ResponsePromise | null;
  /** 1 is next. */
  readonly position: number | null;
  readonly assignee: Person | null;
  readonly offer: { readonly agent: Person; readonly until: number } | null;
  /** Passed on warmly: `by` keeps it until somebody accepts. */
  readonly transfer: {
    readonly to: { readonly queue: string } | { readonly agent: Person };
    readonly by: Person;
    readonly note: string;
    readonly until: number;
  } | null;
  readonly briefing: { readonly summary: string; readonly slots: Readonly<Record<string, Json>>; readonly tried: readonly string[] };
  readonly customer: { readonly name: string | null; readonly address: string };
  /** The newest word of the customer's or of an agent's, else of the bot's; null where another handoff has followed. */
  readonly lastLine: (Pick<Line, 'seq' | 'at' | 'author' | 'kind' | 'text'> & { readonly media?: Pick<ShownFile, 'kind'> }) | null;
  /** When somebody will be there, of a deferred request. */
  readonly opensAt?: number;
  readonly holdUntil?: number;
  readonly acceptedAt?: number;
  readonly endedAt?: number;
  readonly outcome?: string;
  readonly tags: readonly string[];
  readonly note?: string;
  readonly reopenOf?: string;
  /** Of the conversation's floor; null where another handoff has followed. */
  readonly epoch: number | null;
}
