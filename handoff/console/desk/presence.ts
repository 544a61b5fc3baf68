export type Intent = 'available' | 'busy' | 'away' | 'offline';

/** Whether an agent wants work, and whether the desk believes them to be there. */
export interface Presence {
  readonly intent: Intent;
  readonly here: boolean;
  /** A request was offered and nobody answered: the desk has set them away. */
  readonly missedOffer: boolean;
}
