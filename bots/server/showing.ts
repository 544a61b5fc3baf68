import type { Line } from '../../flows/dialogue/transcript';
import type { OutboxLetter } from '../mailroom/letters';

/** Whether a customer may see a line, now. */
export type Showing =
  | { readonly kind: 'shown'; readonly status?: 'sent' | 'delivered' | 'read' }
  /** Its letter is on its way. */
  | { readonly kind: 'soon' }
  /** Its letter was given up; somebody may retry it. */
  | { readonly kind: 'perhaps' }
  | { readonly kind: 'never' };

/**
 * What the customer said is shown at once. What goes to the customer is shown when its letter is sent, and never when the
 * floor had moved on before; notes and events are the house's own.
 */
export const showing = (line: Line, letter: OutboxLetter | undefined): Showing => {
  if (line.kind === 'note' || line.kind === 'event' || line.author === 'system') return { kind: 'never' };
  if (line.author === 'customer') return { kind: 'shown' };
  if (letter === undefined) return { kind: 'never' };
  switch (letter.state) {
    case 'sent':
    case 'delivered':
    case 'read':
      return { kind: 'shown', status: letter.state };
    case 'pending':
    case 'sending':
      return { kind: 'soon' };
    case 'refused':
    case 'dead':
      return { kind: 'perhaps' };
    case 'suppressed':
      return { kind: 'never' };
    default:
      return letter.state satisfies never;
  }
};
