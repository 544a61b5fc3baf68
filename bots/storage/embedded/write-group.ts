import type { Commit, Place } from '../store';
import type { Database, Statement } from './driver';

/** A collection as the writing thread knows it. */
export interface Table {
  readonly name: string;
  readonly fields: readonly string[];
  readonly followed: boolean;
}

/** One change on its way to the writing thread; a plain row, for that is the cheapest to hand over. `values`: the text and the declared fields. */
export type Write = readonly [
  verb: 'insert' | 'ensure' | 'update' | 'delete',
  table: number,
  id: string,
  version: number,
  ...values: Values,
];

type Values = readonly (string | number | null)[];

/** What became of one commit. */
export type Written = Commit | { readonly outcome: 'failed'; readonly reason: string };

/** What a feed row lists. */
export type FeedEntry = readonly [verb: 'insert' | 'update' | 'delete', collection: Place['collection'], id: Place['id']];

/**
 * Group commit: writes all the commits of a group in one transaction, so that they share one fsync. Each is a savepoint of
 * its own: one that cannot be done is undone alone. Of the feed, the last `feedRows` commits are kept.
 */
export function groupWriter(
  database: Database,
  tables: readonly Table[],
  feedRows: number,
): (group: readonly (readonly Write[])[]) => readonly Written[] {
  const statements = tables.map(statementsOf(database));
  const run = {
    begin: database.prepare('BEGIN IMMEDIATE'),
    commit: database.prepare('COMMIT'),
    save: database.prepare('SAVEPOINT one'),
    undo: database.prepare('ROLLBACK TO one'),
    release: database.prepare('RELEASE one'),
    feed: database.prepare('INSERT INTO _feed (changes) VALUES (?)'),
    trim: database.prepare('DELETE FROM _feed WHERE seq <= (SELECT max(seq) FROM _feed) - ?'),
  };
  // Trimming goes in strides, for it costs as much for one row as for many.
  const stride = Math.ceil(feedRows / 100);
  let fed = stride;

  const apply = (writes: readonly Write[]): Written => {
    const present: Place[] = [];
    const entries: FeedEntry[] = [];
    for (const [verb, index, id, version, ...values] of writes) {
      const table = tables[index];
      const statement = statements[index];
      if (table === undefined || statement === undefined) throw new Error(`There is no table ${index}.`);
      const { changes } = statement[verb](id, version, values);
      if (changes > 0) {
        if (table.followed) entries.push([verb === 'ensure' ? 'insert' : verb, table.name, id]);
      } else if (verb === 'ensure') present.push({ collection: table.name, id });
      else return { outcome: verb === 'insert' ? 'duplicate' : 'conflict', place: { collection: table.name, id } };
    }
    if (entries.length > 0) {
      run.feed.run(JSON.stringify(entries));
      fed += 1;
    }
    return { outcome: 'done', present };
  };

  const commitOne = (writes: readonly Write[]): Written => {
    run.save.run();
    let written: Written;
    try {
      written = apply(writes);
    } catch (error) {
      written = { outcome: 'failed', reason: String(error) };
    }
    // Where SQLite has given up the whole transaction, as it may on a full disk, this throws and the group has failed.
    if (written.outcome !== 'done') run.undo.run();
    run.release.run();
    return written;
  };

  return (group) => {
    try {
      run.begin.run();
      const written = group.map(commitOne);
      if (fed >= stride) {
        run.trim.run(feedRows);
        fed = 0;
      }
      run.commit.run();
      return written;
    } catch (error) {
      rollBack(database);
      return group.map(() => ({ outcome: 'failed', reason: String(error) }));
    }
  };
}

function rollBack(database: Database): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // SQLite had rolled back by itself.
  }
}

type Run = (id: string, version: number, values: Values) => { readonly changes: number | bigint };

const statementsOf =
  (database: Database) =>
  ({ name, fields }: Table): Record<Write[0], Run> => {
    const columns = ['_document', ...fields].map((field) => `"${field}"`);
    const marks = columns.map(() => '?').join();
    const insert: Statement = database.prepare(
      `INSERT INTO "${name}" (id, _version, ${columns.join()}) VALUES (?, 1, ${marks}) ON CONFLICT (id) DO NOTHING`,
    );
    const update: Statement = database.prepare(
      `UPDATE "${name}" SET _version = _version + 1, ${columns.map((column) => `${column} = ?`).join()} WHERE id = ? AND _version = ?`,
    );
    const remove: Statement = database.prepare(`DELETE FROM "${name}" WHERE id = ? AND _version = ?`);
    return {
      insert: (id, _version, values) => insert.run(id, ...values),
      ensure: (id, _version, values) => insert.run(id, ...values),
      update: (id, version, values) => update.run(...values, id, version),
      delete: (id, version) => remove.run(id, version),
    };
  };
