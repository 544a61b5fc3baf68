import type { Draft } from './draft';
import type { Handoff } from './handoff';
import type { Letter } from './letter';
import type { Me } from './me';
import type { Notice } from './notice';
import type { Presence } from './presence';
import type { Thread } from './thread';
import type { Upload } from './upload';

/** All that the window knows. Changed by `reduce` alone. */
export interface Desk {
  readonly me: Me;
  readonly connection: Connection;
  /** Null until the desk has told it. */
  readonly presence: Presence | null;
  /** By id. Closed ones stay until everything is read anew. */
  readonly handoffs: ReadonlyMap<string, Handoff>;
  /** Conversations that have been opened, by id. */
  readonly threads: ReadonlyMap<string, Thread>;
  /** The conversation on the screen. */
  readonly chosen: string | null;
  /** Per conversation, the newest line that has been on the screen. */
  readonly seen: ReadonlyMap<string, number>;
  readonly letters: readonly Letter[];
  /** By conversation. */
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Files that are not with their reply yet, by conversation. */
  readonly uploads: ReadonlyMap<string, Upload>;
  readonly notice: Notice | null;
}

/** `catching_up`: connected, and what was missed is still being read. */
export type Connection = 'connecting' | 'catching_up' | 'live' | 'offline';

/** What outlives a reload and a lost session: nothing typed is ever lost. */
export type Unsent = Pick<Desk, 'letters' | 'drafts'>;

export const newDesk = (me: Me, { letters, drafts }: Unsent): Desk => ({
  me,
  connection: 'connecting',
  presence: null,
  handoffs: new Map(),
  threads: new Map(),
  chosen: null,
  seen: new Map(),
  letters,
  drafts,
  uploads: new Map(),
  notice: null,
});
