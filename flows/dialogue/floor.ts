import type { AgentId, HandoffId } from './ids';

/**
 * Who may speak to the customer: one union, never two flags. The epoch grows by one at each change of hands;
 * a letter carries the epoch that it was written under and is suppressed once the floor has moved on.
 */
export type Floor =
  | { readonly holder: 'bot'; readonly epoch: number }
  | { readonly holder: 'queue'; readonly handoff: HandoffId; readonly epoch: number }
  | { readonly holder: 'agent'; readonly agent: AgentId; readonly handoff: HandoffId; readonly epoch: number };
