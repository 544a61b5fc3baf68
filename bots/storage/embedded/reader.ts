import { checkedCondition, checkedQuery } from '../checked-query';
import type { Collection, Document, Query, Reader, Stored } from '../store';
import { erased, StoreUnavailable } from '../store';
import type { Database, Statement } from './driver';
import { counting, type Sql, selection } from './selection';

/** Reads on the calling thread, over a connection of its own: what is committed is seen at once, and nobody waits for a writer. */
export class EmbeddedReader implements Reader {
  readonly #database: Database;
  readonly #known: ReadonlySet<string>;
  readonly #statements = new Map<string, Statement>();
  #closed = false;

  constructor(database: Database, known: ReadonlySet<string>) {
    this.#database = database;
    this.#known = known;
  }

  async get<T extends Document>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined> {
    const table = this.#table(collection.name);
    const [row] = this.#rows({ text: `SELECT _version, _document FROM "${table}" WHERE id = ?`, parameters: [id] });
    return row === undefined ? undefined : stored<T>(row as Row);
  }

  async find<T extends Document>(collection: Collection<T>, query: Query<T>): Promise<readonly Stored<T>[]> {
    const checked = checkedQuery(erased(collection), query);
    const found: Stored<T>[] = [];
    for (const { text, parameters } of selection(this.#table(collection.name), checked)) {
      if (found.length === checked.limit) break;
      const rows = this.#rows({ text, parameters: [...parameters, checked.limit - found.length] });
      for (const row of rows) found.push(stored<T>(row as Row));
    }
    return found;
  }

  async count<T extends Document>(collection: Collection<T>, query: Pick<Query<T>, 'where' | 'range'>): Promise<number> {
    const [row] = this.#rows(counting(this.#table(collection.name), checkedCondition(erased(collection), query)));
    return (row as { count: number }).count;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#statements.clear();
    this.#database.close();
  }

  #table(name: string): string {
    if (!this.#known.has(name)) throw new TypeError(`The collection "${name}" was not declared when the store was opened: add it there.`);
    return name;
  }

  #rows({ text, parameters }: Sql): unknown[] {
    if (this.#closed) throw new StoreUnavailable('it is closed');
    try {
      let statement = this.#statements.get(text);
      if (statement === undefined) {
        statement = this.#database.prepare(text);
        this.#statements.set(text, statement);
      }
      return statement.all(...parameters);
    } catch (cause) {
      throw new StoreUnavailable(`reading failed: ${String(cause)}`, { cause });
    }
  }
}

interface Row {
  readonly _version: number;
  readonly _document: string;
}

function stored<T extends Document>({ _version, _document }: Row): Stored<T> {
  const document = JSON.parse(_document) as T & { version: number };
  document.version = _version;
  return document;
}
