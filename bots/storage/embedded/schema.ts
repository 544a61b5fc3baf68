import type { AnyCollection } from '../store';
import type { Database } from './driver';

/** Run in order, each once; the database's `user_version` is how many it has behind it. Never change one: add one. */
const migrations: readonly string[] = [
  `CREATE TABLE _store (identity TEXT NOT NULL) STRICT;
   INSERT INTO _store VALUES (lower(hex(randomblob(8))));
   CREATE TABLE _feed (seq INTEGER PRIMARY KEY AUTOINCREMENT, changes TEXT NOT NULL) STRICT;`,
];

/**
 * Brings the database to what this version of the program declares: its own tables, and for each collection a table with
 * a column per declared field (filled from the documents that are there) and the indexes.
 * @throws Error when the database was written by a newer version.
 */
export function bringUpToDate(database: Database, collections: readonly AnyCollection[]): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const statement of outstanding(database, collections)) database.exec(statement);
    database.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** For who only reads. @throws Error when the database is not of this very version. */
export function requireUpToDate(database: Database, collections: readonly AnyCollection[]): void {
  if (outstanding(database, collections).length > 0) {
    throw new Error('The data was last opened by another version of the program: start the server of this version once, then try again.');
  }
}

function outstanding(database: Database, collections: readonly AnyCollection[]): readonly string[] {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > migrations.length) {
    throw new Error(
      `The data is of schema version ${version} and this program knows ${migrations.length}: start the version that wrote it, or a newer one.`,
    );
  }
  return [...migrations.slice(version), ...collections.flatMap((collection) => outstandingFor(database, collection))];
}

function outstandingFor(database: Database, { name, fields, indexes }: AnyCollection): readonly string[] {
  checkNames(name, fields);
  const columns = database.prepare('SELECT name, type FROM pragma_table_info(?)').all(name) as { name: string; type: string }[];
  const indexesThere = database.prepare("SELECT name FROM pragma_index_list(?) WHERE origin = 'c'").all(name) as { name: string }[];
  const own = ['id', '_version', '_document'];
  // A field that is declared no more would grow stale; one of another type is made anew.
  const unfit = columns.filter((column) => !own.includes(column.name) && column.type !== typeOfColumn(fields[column.name]));
  const fit = columns.filter((column) => !unfit.includes(column));
  const wanted = new Map(indexes.map((index) => [`${name}(${index.join()})`, index]));
  const fitIndexes = indexesThere.filter((index) =>
    wanted.get(index.name)?.every((field) => !unfit.some((column) => column.name === field)),
  );

  return [
    ...(columns.length > 0
      ? []
      : [`CREATE TABLE "${name}" (id TEXT PRIMARY KEY NOT NULL, _version INTEGER NOT NULL, _document TEXT NOT NULL) STRICT`]),
    ...indexesThere.filter((index) => !fitIndexes.includes(index)).map((index) => `DROP INDEX "${index.name}"`),
    ...unfit.map((column) => `ALTER TABLE "${name}" DROP COLUMN "${column.name}"`),
    ...Object.entries(fields)
      .filter(([field]) => !fit.some((column) => column.name === field))
      .flatMap(([field, type]) => [
        `ALTER TABLE "${name}" ADD COLUMN "${field}" ${typeOfColumn(type)}`,
        `UPDATE "${name}" SET "${field}" = json_extract(_document, '$."${field}"')
           WHERE json_type(_document, '$."${field}"') IN (${type === 'string' ? "'text'" : "'integer', 'real'"})`,
      ]),
    ...[...wanted]
      .filter(([index]) => !fitIndexes.some((there) => there.name === index))
      // Pages go by the fields and then by id: with it at the end, an index gives that order too.
      .map(([index, on]) => `CREATE INDEX "${index}" ON "${name}" (${[...on, 'id'].map((field) => `"${field}"`).join()})`),
  ];
}

const typeOfColumn = (declared: 'string' | 'number' | undefined): string | undefined =>
  declared === undefined ? undefined : declared === 'string' ? 'TEXT' : 'REAL';

/** Names go into statements as they are, and those that begin with an underscore are the store's own. */
function checkNames(name: string, fields: AnyCollection['fields']): void {
  const bad = [name, ...Object.keys(fields)].find((word) => !/^[a-z][a-z0-9_-]*$/i.test(word));
  if (bad !== undefined) throw new TypeError(`"${bad}" cannot be the name of a collection or a field: use letters, digits, _ and -.`);
  const reserved = ['id', 'version'].find((field) => Object.hasOwn(fields, field));
  if (reserved !== undefined)
    throw new TypeError(`"${reserved}" of "${name}" is the store's own and always there: leave it out of the fields.`);
}
