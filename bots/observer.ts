import type { Ending } from '../flows/engine/flow';

/** What the house tells about its work as it goes: logs and metrics are both made from it, and tests read it. */
export type Observed =
  | { readonly kind: 'received'; readonly channel: string; readonly fresh: number; readonly duplicates: number }
  | { readonly kind: 'turn'; readonly conversation: string; readonly arrival: string; readonly disposition: string; readonly ms: number }
  | { readonly kind: 'sent'; readonly channel: string; readonly letter: string; readonly code: string; readonly ms: number }
  /** One attempt at fetching a customer's file. */
  | { readonly kind: 'fetched'; readonly channel: string; readonly file: string; readonly code: string; readonly ms: number }
  /** Sent a second time, because no status said within the wait that the first attempt had arrived. */
  | { readonly kind: 'unconfirmed'; readonly letter: string }
  | { readonly kind: 'suppressed'; readonly letter: string }
  | { readonly kind: 'handoff'; readonly handoff: string; readonly queue: string; readonly reason: string }
  /** A flow has ended; `human`: or was put aside for a person, who may let it go on. */
  | { readonly kind: 'flow'; readonly conversation: string; readonly flow: string; readonly how: Ending }
  | { readonly kind: 'errand'; readonly errand: string; readonly action: string; readonly outcome: string }
  /**
   * Given up: it stands among the dead letters until somebody retries it. Of a timer nothing is left but the conversation's id; a
   * file that its service would not give says so where it stands.
   */
  | {
      readonly kind: 'dead';
      readonly what: 'inbox' | 'outbox' | 'errand' | 'timer' | 'media';
      readonly id: string;
      readonly reason: string;
    }
  /** Something failed. It will be tried again, or, where it would fail each time, is left out. */
  | { readonly kind: 'trouble'; readonly where: string; readonly error: unknown };

export type Observer = (observed: Observed) => void;
