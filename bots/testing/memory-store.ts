import { type CheckedCondition, checkedCondition, checkedQuery, type Value } from '../storage/checked-query';
import { declared, type Kept } from '../storage/declared';
import {
  type AnyCollection,
  type Change,
  type Commit,
  type Cursor,
  type Document,
  erased,
  type Feed,
  type Place,
  placeOf,
  type Store,
  type Stored,
  StoreUnavailable,
} from '../storage/store';

/** Changes that the feed keeps: a reader that is further behind hears `reset`. */
const feedLength = 10_000;

/** A document as text, so that nobody can alter what is stored; beside it, what queries may ask for. */
interface Row {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly values: Readonly<Record<string, Value | null>>;
}

/** A store for tests: it behaves as the real ones do (they pass the same contract), and forgets all when it goes. */
export function memoryStore(): Store {
  const tables = new Map<string, Map<string, Row>>();
  const feed: { readonly collection: string; readonly id: string; readonly verb: 'insert' | 'update' | 'delete' }[] = [];
  const readers = new Set<() => void>();
  let dropped = 0;
  let closed = false;

  const table = (name: string): Map<string, Row> => {
    if (closed) throw new StoreUnavailable('it is closed');
    const rows = tables.get(name) ?? new Map<string, Row>();
    tables.set(name, rows);
    return rows;
  };

  const commit = (changes: readonly Change[]): Commit => {
    const kept = changes.map((change) => (change.verb === 'delete' ? null : declared(change.collection, change.document)));
    const present: Place[] = [];
    const done: { readonly change: Change; readonly before: Row | undefined }[] = [];
    for (const [index, change] of changes.entries()) {
      const place = placeOf(change);
      const rows = table(place.collection);
      const before = rows.get(place.id);
      const after = row(change.collection, kept[index] ?? null, before);
      const isNew = change.verb === 'insert' || change.verb === 'ensure';
      if (change.verb === 'ensure' && before !== undefined) {
        present.push(place);
        continue;
      }
      if (isNew ? before !== undefined : before?.version !== change.version) {
        for (const undone of done.reverse()) put(table(undone.change.collection.name), placeOf(undone.change).id, undone.before);
        return { outcome: isNew ? 'duplicate' : 'conflict', place };
      }
      put(rows, place.id, after);
      done.push({ change, before });
    }
    for (const { change } of done) {
      if (change.collection.followed) feed.push({ ...placeOf(change), verb: change.verb === 'ensure' ? 'insert' : change.verb });
    }
    dropped += feed.splice(0, feed.length - feedLength).length;
    wake();
    return { outcome: 'done', present };
  };

  const wake = () => {
    for (const reader of readers) reader();
  };

  async function* follow(from: number, signal: AbortSignal): AsyncGenerator<Feed> {
    let next = from;
    while (!signal.aborted && !closed) {
      const change = feed[next - dropped];
      if (!(next >= dropped && next <= dropped + feed.length)) {
        next = dropped + feed.length;
        yield { kind: 'reset', cursor: `${next}` };
      } else if (change !== undefined) {
        next += 1;
        yield { kind: 'change', cursor: `${next}`, ...change };
      } else {
        await new Promise<void>((resolve) => {
          const woken = () => {
            signal.removeEventListener('abort', woken);
            readers.delete(woken);
            resolve();
          };
          signal.addEventListener('abort', woken);
          readers.add(woken);
        });
      }
    }
  }

  return {
    get: async (collection, id) => document(table(collection.name).get(id)),
    find: async (collection, query) => {
      const { sort, after, limit, ...condition } = checkedQuery(erased(collection), query);
      const order = (one: Key, other: Key) => (sort.descending ? -1 : 1) * (compare(one.value, other.value) || compare(one.id, other.id));
      return [...table(collection.name).values()]
        .filter((row) => meets(row, condition))
        .map((row) => ({ id: row.id, value: row.values[sort.field] ?? null, row }))
        .filter((key) => after === null || order(key, after) > 0)
        .sort(order)
        .slice(0, limit)
        .flatMap(({ row }) => document<never>(row) ?? []);
    },
    count: async (collection, query) => {
      const condition = checkedCondition(erased(collection), query);
      return [...table(collection.name).values()].filter((row) => meets(row, condition)).length;
    },
    commit: async (changes) => commit(changes),
    changes: (after: Cursor | 'now', signal) => follow(after === 'now' ? dropped + feed.length : Number(after), signal),
    close: async () => {
      closed = true;
      wake();
    },
  };
}

interface Key {
  readonly id: string;
  readonly value: Value | null;
}

function row(collection: AnyCollection, kept: Kept | null, before: Row | undefined): Row | undefined {
  if (kept === null) return undefined;
  const fields = Object.keys(collection.fields).map((field, index) => [field, kept.values[index] ?? null] as const);
  return { id: kept.id, text: kept.text, version: (before?.version ?? 0) + 1, values: { id: kept.id, ...Object.fromEntries(fields) } };
}

function put(rows: Map<string, Row>, id: string, row: Row | undefined): void {
  if (row === undefined) rows.delete(id);
  else rows.set(id, row);
}

const document = <T extends Document>(row: Row | undefined): Stored<T> | undefined =>
  row === undefined ? undefined : Object.assign(JSON.parse(row.text) as T, { version: row.version });

const meets = (row: Row, { equal, range }: CheckedCondition): boolean =>
  equal.every(({ field, values }) => values.some((value) => value === row.values[field])) &&
  (range === null || within(row.values[range.field] ?? null, range));

const within = (value: Value | null, { from, to }: { readonly from: Value | null; readonly to: Value | null }): boolean =>
  value !== null && (from === null || compare(value, from) >= 0) && (to === null || compare(value, to) <= 0);

/** Nothing comes first; text goes by its code points, which is the order of its bytes. */
function compare(one: Value | null, other: Value | null): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  return typeof one === 'string' && typeof other === 'string'
    ? Buffer.compare(Buffer.from(one), Buffer.from(other))
    : Number(one) - Number(other);
}
