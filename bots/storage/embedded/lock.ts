import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from './driver';

/**
 * Takes the directory for this process; answers how to give it back. The lock is an open SQLite transaction: the
 * operating system ends it with the process, however that dies, so there is never a stale one to clear away.
 * @throws Error naming the process that holds it.
 */
export function lock(directory: string): () => void {
  const holderFile = join(directory, 'holder.json');
  const database = openDatabase(join(directory, 'lock.db'));
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    if (!isBusy(cause)) throw cause;
    throw new Error(
      `The data directory ${directory} is in use by ${holder(holderFile)}: stop that server first, or give this one another directory (DATA_DIR).`,
      { cause },
    );
  }
  writeFileSync(holderFile, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }));
  return () => {
    rmSync(holderFile, { force: true });
    database.close();
  };
}

function holder(file: string): string {
  try {
    const { pid, since } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; since: string };
    return `the server with process id ${pid}, running since ${since}`;
  } catch {
    return 'another server, which is just starting or stopping';
  }
}

const SQLITE_BUSY = 5;

const isBusy = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'errcode' in error && error.errcode === SQLITE_BUSY;
