import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from './driver';
import { groupWriter, type Table, type Write } from './write-group';

/** The one thread that writes, so that no fsync ever stops the conversations. Begins as a worker; see group-commit.ts. */

export interface ThreadSettings {
  readonly file: string;
  readonly tables: readonly Table[];
  readonly feedRows: number;
}

/** A group of commits to write, or word that there will be no more. */
export type ToThread = readonly (readonly Write[])[] | 'close';

const { file, tables, feedRows } = workerData as ThreadSettings;
const database = openDatabase(file);
// fullfsync: macOS otherwise leaves the data in the drive's cache. secure_delete: what is erased is gone from the file.
// wal_autocheckpoint, in pages of 4 KiB: busy pages are copied back once for many groups; at 1,000, it is a sixth of the work.
database.exec(
  'PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA secure_delete = ON; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000',
);
const write = groupWriter(database, tables, feedRows);

parentPort?.on('message', (message: ToThread) => {
  if (message !== 'close') return parentPort?.postMessage(write(message));
  database.close();
  parentPort?.close();
});
parentPort?.postMessage('ready');
