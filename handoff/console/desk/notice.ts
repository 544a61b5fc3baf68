import type { Person } from './person';

/** Something that the agent is told in passing. */
export type Notice =
  | { readonly kind: 'taken'; readonly by: string }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unreachable' }
  /** A customer waits too long, or nearly; `whose`: the colleague who serves them, or nobody. */
  | { readonly kind: 'promise'; readonly level: 'soon' | 'late'; readonly customer: string; readonly whose: 'own' | Person | null }
  /** The agent was about to end their part. */
  | { readonly kind: 'customer_wrote'; readonly customer: string }
  | { readonly kind: 'passed_on' }
  | { readonly kind: 'given_back' };
