import type { ShownFile } from '../../../../server/window-parts/media/shown-file';
import type { Line } from './line';

/** All that the page knows of the conversation. Changed by `reduce` alone. */
export interface Chat {
  readonly connection: Connection;
  /** By number, each once. */
  readonly lines: readonly Line[];
  /** The customer's messages that have not come back as lines yet, in the order in which they were written. */
  readonly letters: readonly Letter[];
  readonly typing: boolean;
  readonly floor: Floor;
  /** The server does not know the earlier conversation any more, and this is a new one. */
  readonly restarted: boolean;
}

/** `replaced`: too many other windows show this conversation; this one waits until it is used. */
export type Connection = 'connecting' | 'live' | 'offline' | 'replaced';

export type Floor =
  | { readonly holder: 'bot' }
  | { readonly holder: 'queue' }
  | { readonly holder: 'agent'; readonly agent?: { readonly name: string } };

/** A message of the customer's on its way. */
export interface Letter {
  /** The same at each attempt, so that the server takes it once. */
  readonly clientId: string;
  readonly text: string;
  /** The tapped choice's id; the text is its title then. */
  readonly choice?: string;
  /** The file that it brings; its `id` is known once it is uploaded. */
  readonly media?: ShownFile;
  /** When it was written, ms UTC. */
  readonly at: number;
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed';
  /** Attempts that came to nothing since the customer last asked for it. */
  readonly tries: number;
  /** Why its file will never go out. */
  readonly fault?: FileFault;
}

/** `lost`: its bytes went with the page that they were chosen in. */
export type FileFault = 'too_large' | 'not_taken' | 'lost';

export const newChat = (letters: readonly Letter[] = []): Chat => ({
  connection: 'connecting',
  lines: [],
  letters,
  typing: false,
  floor: { holder: 'bot' },
  restarted: false,
});
