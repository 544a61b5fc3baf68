import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { declared } from '../declared';
import type { AnyCollection, Change, Reader, Store } from '../store';
import { openDatabase } from './driver';
import { EmbeddedFeed } from './feed';
import { GroupCommit } from './group-commit';
import { lock } from './lock';
import { EmbeddedReader } from './reader';
import { bringUpToDate, requireUpToDate } from './schema';
import type { Write } from './write-group';
import type { ThreadSettings } from './writing-thread';

/** Commits that the feed keeps: a reader that is further behind hears `reset`. */
const feedRows = 100_000;

/**
 * Opens the store that lives in a directory of this machine: SQLite, each commit on the disk before it is answered. With
 * `readOnly` it reads beside a server that holds the directory.
 * @throws Error when another server holds the directory, or its data are of a newer version (read-only: of any other).
 */
export async function embedded(directory: string, options: { collections: readonly AnyCollection[]; readOnly: true }): Promise<Reader>;
export async function embedded(directory: string, options: { collections: readonly AnyCollection[]; readOnly?: false }): Promise<Store>;
export async function embedded(
  directory: string,
  { collections, readOnly = false }: { collections: readonly AnyCollection[]; readOnly?: boolean },
): Promise<Store | Reader> {
  const file = join(directory, 'schalter.db');
  if (readOnly) return reader(file, collections);
  mkdirSync(directory, { recursive: true });
  const unlock = lock(directory);
  try {
    return await store(file, collections, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function reader(file: string, collections: readonly AnyCollection[]): Reader {
  if (!existsSync(file)) throw new Error(`There are no data yet at ${file}: start the server once, or correct the directory (DATA_DIR).`);
  const database = openDatabase(file, { readOnly: true });
  database.exec('PRAGMA busy_timeout = 5000');
  requireUpToDate(database, collections);
  return new EmbeddedReader(database, new Set(collections.map(({ name }) => name)));
}

async function store(file: string, collections: readonly AnyCollection[], unlock: () => void): Promise<Store> {
  const preparing = openDatabase(file);
  preparing.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  bringUpToDate(preparing, collections);
  preparing.close();

  const database = openDatabase(file, { readOnly: true });
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16000');
  const reading = new EmbeddedReader(database, new Set(collections.map(({ name }) => name)));
  const feed = new EmbeddedFeed(database);
  const tables = collections.map(({ name, fields, followed }) => ({ name, fields: Object.keys(fields), followed }));
  const numbers = new Map(collections.map(({ name }, index) => [name, index]));
  const group = new GroupCommit(
    () => new Worker(require.resolve('./writing-thread'), { workerData: { file, tables, feedRows } satisfies ThreadSettings }),
    () => feed.wake(),
  );
  await group.open();
  let closing: Promise<void> | undefined;
  const close = async () => {
    feed.close();
    await group.close();
    await reading.close();
    unlock();
  };

  return {
    get: (collection, id) => reading.get(collection, id),
    find: (collection, query) => reading.find(collection, query),
    count: (collection, query) => reading.count(collection, query),
    commit: async (changes) => group.commit(changes.map((change) => write(change, numbers))),
    changes: (after, signal) => feed.changes(after, signal),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function write(change: Change, numbers: ReadonlyMap<string, number>): Write {
  const table = numbers.get(change.collection.name);
  if (table === undefined) {
    throw new TypeError(`The collection "${change.collection.name}" was not declared when the store was opened: add it there.`);
  }
  if (change.verb === 'delete') return [change.verb, table, change.id, change.version];
  const { id, text, values } = declared(change.collection, change.document);
  return [change.verb, table, id, change.verb === 'update' ? change.version : 0, text, ...values];
}
