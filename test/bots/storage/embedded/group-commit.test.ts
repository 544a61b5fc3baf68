import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../../bots/storage/embedded/driver';
import { GroupCommit } from '../../../../bots/storage/embedded/group-commit';
import { bringUpToDate } from '../../../../bots/storage/embedded/schema';
import type { ThreadSettings } from '../../../../bots/storage/embedded/writing-thread';
import { collection, erased, StoreUnavailable } from '../../../../bots/storage/store';
import { directory } from './directory';

const path = directory();

/** A thread that begins, and dies of the first thing that it is asked. */
const dying = `const { parentPort } = require('node:worker_threads');
  parentPort.on('message', () => { throw new Error('out of memory'); });
  parentPort.postMessage('ready');`;

function begin({ firstDies }: { firstDies: boolean }) {
  const file = join(path(), 'group.db');
  const database = openDatabase(file);
  database.exec('PRAGMA journal_mode = WAL');
  bringUpToDate(database, [erased(collection('letters', { fields: {}, indexes: [], followed: true }))]);
  const settings: ThreadSettings = { file, tables: [{ name: 'letters', fields: [], followed: true }], feedRows: 1_000 };
  let threads = 0;
  const group = new GroupCommit(
    () => {
      const isFirst = threads++ === 0;
      return isFirst && firstDies
        ? new Worker(dying, { eval: true })
        : new Worker(require.resolve('../../../../bots/storage/embedded/writing-thread'), { workerData: settings });
    },
    () => {},
  );
  const letters = () => Number((database.prepare('SELECT count(*) AS count FROM letters').get() as { count: number }).count);
  return { group, letters, insert: (id: string) => group.commit([['insert', 0, id, 0, '{}']]) };
}

describe('group commit', () => {
  it('rejects what was under way when the thread dies, and goes on with a new thread', async () => {
    const { group, letters, insert } = begin({ firstDies: true });
    await group.open();
    const lost = await Promise.allSettled([insert('a'), insert('b')]);
    expect(lost).toEqual([
      { status: 'rejected', reason: expect.any(StoreUnavailable) },
      { status: 'rejected', reason: expect.objectContaining({ message: expect.stringContaining('out of memory') }) },
    ]);
    expect(await Promise.all([insert('c'), insert('d')])).toEqual(Array(2).fill({ outcome: 'done', present: [] }));
    expect(letters()).toBe(2);
    await group.close();
    await expect(insert('late')).rejects.toThrow(StoreUnavailable);
  });

  it('lets a conflict or a duplicate undo itself alone among the commits of its group', async () => {
    const { group, letters } = begin({ firstDies: false });
    await group.open();
    const commit = (...writes: Parameters<typeof group.commit>[0]) => group.commit(writes);
    const answers = await Promise.all([
      commit(['insert', 0, 'a', 0, '{}']),
      commit(['insert', 0, 'b', 0, '{}'], ['insert', 0, 'a', 0, '{}']),
      commit(['insert', 0, 'c', 0, '{}'], ['update', 0, 'a', 9, '{}']),
      commit(['insert', 0, 'd', 0, '{}']),
    ]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['done', 'duplicate', 'conflict', 'done']);
    expect(letters()).toBe(2);
    await group.close();
  });

  it('fails to open where the thread cannot begin', async () => {
    const group = new GroupCommit(
      () => new Worker('throw new Error("no such driver")', { eval: true }),
      () => {},
    );
    await expect(group.open()).rejects.toThrow('no such driver');
  });
});
