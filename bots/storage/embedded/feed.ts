import { type Cursor, type Feed, StoreUnavailable } from '../store';
import type { Database, Statement } from './driver';
import type { FeedEntry } from './write-group';

/** Rows that are read at once. */
const page = 256;

/** Where a reader stands: the row to read next, and how many of its changes it has already. */
interface Position {
  readonly seq: number;
  readonly taken: number;
}

/** The feed of what was committed: one row per commit, read from the database, woken after each group that was written. */
export class EmbeddedFeed {
  readonly #identity: string;
  readonly #rows: Statement;
  readonly #last: Statement;
  readonly #wakes = new Set<() => void>();
  #closed = false;

  constructor(database: Database) {
    this.#identity = (database.prepare('SELECT identity FROM _store').get() as { identity: string }).identity;
    this.#rows = database.prepare('SELECT seq, changes FROM _feed WHERE seq >= ? ORDER BY seq LIMIT ?');
    this.#last = database.prepare('SELECT coalesce(max(seq), 0) AS seq FROM _feed');
  }

  /** Not a generator itself: `now` is when this is called, and not when the reader asks for the first change. */
  changes(after: Cursor | 'now', signal: AbortSignal): AsyncIterable<Feed> {
    if (this.#closed) return this.#follow(null, signal);
    return this.#follow(after === 'now' ? this.#end() : this.#position(after), signal);
  }

  wake(): void {
    for (const wake of this.#wakes) wake();
  }

  close(): void {
    this.#closed = true;
    this.wake();
  }

  async *#follow(from: Position | null, signal: AbortSignal): AsyncGenerator<Feed> {
    let position = from;
    const ended = () => signal.aborted || this.#closed;
    while (!ended()) {
      const rows = position === null ? [] : this.#read(position);
      if (position === null || this.#isLost(position, rows)) {
        position = this.#end();
        yield { kind: 'reset', cursor: this.#cursor(position) };
        continue;
      }
      for (const row of rows) {
        const entries = JSON.parse(row.changes) as readonly FeedEntry[];
        for (const [index, [verb, collection, id]] of [...entries.entries()].slice(position.taken)) {
          if (ended()) return;
          position = index + 1 < entries.length ? { seq: row.seq, taken: index + 1 } : { seq: row.seq + 1, taken: 0 };
          yield { kind: 'change', cursor: this.#cursor(position), collection, id, verb };
        }
      }
      if (rows.length === 0 && !ended()) await this.#woken(signal);
    }
  }

  #read({ seq }: Position): readonly { readonly seq: number; readonly changes: string }[] {
    try {
      return this.#rows.all(seq, page) as { seq: number; changes: string }[];
    } catch (cause) {
      throw new StoreUnavailable(`reading the feed failed: ${String(cause)}`, { cause });
    }
  }

  /** What comes next is not there any more, or the cursor is ahead of everything: it is of another time of this database. */
  #isLost({ seq }: Position, rows: readonly { readonly seq: number }[]): boolean {
    const [next] = rows;
    // The end may have moved on since the rows were read: another thread writes them.
    return next ? next.seq !== seq : this.#end().seq < seq;
  }

  #woken(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        this.#wakes.delete(wake);
        resolve();
      };
      signal.addEventListener('abort', wake);
      this.#wakes.add(wake);
    });
  }

  #end(): Position {
    return { seq: (this.#last.get() as { seq: number }).seq + 1, taken: 0 };
  }

  #cursor({ seq, taken }: Position): Cursor {
    return `${this.#identity}:${seq}:${taken}`;
  }

  /** null: of another database, or none of ours at all. */
  #position(cursor: Cursor): Position | null {
    const [identity, seq, taken] = cursor.split(':');
    return identity === this.#identity && seq !== undefined && taken !== undefined ? { seq: Number(seq), taken: Number(taken) } : null;
  }
}
