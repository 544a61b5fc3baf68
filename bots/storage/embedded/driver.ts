/** The part of SQLite's synchronous interface that Schalter uses; Node's own driver and its stand-in both have it. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

export interface Statement {
  run(...parameters: readonly (string | number | null)[]): { readonly changes: number | bigint };
  get(...parameters: readonly (string | number | null)[]): unknown;
  all(...parameters: readonly (string | number | null)[]): unknown[];
}

interface Driver {
  readonly DatabaseSync: new (path: string, options: { readonly readOnly: boolean }) => Database;
}

/**
 * Opens a SQLite file: with `node:sqlite` from Node 24 on, where it is stable enough, before that with
 * `@photostructure/sqlite`, which has the same interface.
 * @throws Error when neither can be loaded, or the file cannot be opened.
 */
export function openDatabase(path: string, options: { readonly readOnly: boolean } = { readOnly: false }): Database {
  const { DatabaseSync } = load();
  return new DatabaseSync(path, options);
}

function load(): Driver {
  const [major = 0] = process.versions.node.split('.').map(Number);
  try {
    return (major >= 24 ? require('node:sqlite') : require('@photostructure/sqlite')) as Driver;
  } catch (cause) {
    throw new Error(
      'SQLite could not be loaded: run `npm install @photostructure/sqlite@1.2.1`, use Node 24 or newer, or set MONGODB_URI to keep the data in MongoDB.',
      { cause },
    );
  }
}
