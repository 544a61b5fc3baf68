import type { Choice } from '../../../../../flows/dialogue/reply';
import type { ShownFile } from '../../../../server/window-parts/media/shown-file';

/** A line of the transcript as the server shows it to the customer. Numbers have holes: what is internal is left out. */
export interface Line {
  readonly seq: number;
  /** ms since 1970, UTC. */
  readonly at: number;
  readonly author: 'customer' | 'bot' | 'agent';
  readonly kind: 'text' | 'media' | 'place' | 'contact' | 'template';
  readonly text: string;
  readonly choices?: readonly Choice[];
  readonly media?: ShownFile;
  readonly agent?: { readonly name: string };
  /** On the customer's own lines: the id that this page, or another one of theirs, gave the message. */
  readonly clientId?: string;
}
