import type { Connection, FileFault, Floor, Letter } from './chat';
import type { Line } from './line';

/** Something that happened: on the wire, in the post, or under the customer's hands. */
export type ChatEvent =
  | { readonly kind: 'connection'; readonly connection: Connection }
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'typing'; readonly on: boolean }
  | { readonly kind: 'floor'; readonly floor: Floor }
  /** The customer has written or tapped. */
  | { readonly kind: 'wrote'; readonly letter: Pick<Letter, 'clientId' | 'text' | 'choice' | 'media' | 'at'> }
  | { readonly kind: 'posting' | 'posted' | 'refused' | 'retried' | 'removed'; readonly clientId: string }
  /** Its file is at the server. */
  | { readonly kind: 'uploaded'; readonly clientId: string; readonly id: string }
  /** Its file will never get there. */
  | { readonly kind: 'spoilt'; readonly clientId: string; readonly fault: FileFault }
  /** An attempt came to nothing, and another one may not. */
  | { readonly kind: 'stumbled'; readonly clientId: string }
  /** The customer begins anew. */
  | { readonly kind: 'begun' }
  /** The server knows nothing of this conversation: a new one is opened, and what was written goes there. */
  | { readonly kind: 'unknown' };
