import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { openDatabase } from '../../../../bots/storage/embedded/driver';
import { EmbeddedFeed } from '../../../../bots/storage/embedded/feed';
import { bringUpToDate } from '../../../../bots/storage/embedded/schema';
import { groupWriter } from '../../../../bots/storage/embedded/write-group';
import type { Feed } from '../../../../bots/storage/store';
import { collection, erased } from '../../../../bots/storage/store';
import { directory } from './directory';

const path = directory();

it('keeps so many commits of the feed, and says reset to a reader that is further behind', async () => {
  const database = openDatabase(join(path(), 'feed.db'));
  bringUpToDate(database, [erased(collection('letters', { fields: {}, indexes: [], followed: true }))]);
  const write = groupWriter(database, [{ name: 'letters', fields: [], followed: true }], 10);
  const feed = new EmbeddedFeed(database);
  const commit = (id: string) => write([[['insert', 0, id, 0, '{}']]]);
  const first = async (after: string): Promise<Feed> => {
    for await (const entry of feed.changes(after, new AbortController().signal)) return entry;
    throw new Error('The feed ended.');
  };

  const beginning = feed.changes('now', new AbortController().signal)[Symbol.asyncIterator]();
  commit('letter-0');
  const start: Feed = (await beginning.next()).value;
  for (let index = 1; index <= 10; index++) commit(`letter-${index}`);
  expect(await first(start.cursor)).toMatchObject({ kind: 'change', id: 'letter-1' });
  commit('letter-11');
  expect(await first(start.cursor)).toMatchObject({ kind: 'reset' });
  expect((await beginning.next()).value).toMatchObject({ kind: 'reset' });
  expect({ ...(database.prepare('SELECT count(*) AS rows FROM _feed').get() as object) }).toEqual({ rows: 10 });
  database.close();
});

it('takes what is written between two looks for news, and not for a gap', async () => {
  const database = openDatabase(join(path(), 'race.db'));
  bringUpToDate(database, [erased(collection('letters', { fields: {}, indexes: [], followed: true }))]);
  const write = groupWriter(database, [{ name: 'letters', fields: [], followed: true }], 10);
  let meanwhile = (): void => {};
  // Another thread writes, so it can do so between any two of the reader's statements.
  const watched = {
    ...database,
    prepare: (sql: string) => {
      const statement = database.prepare(sql);
      const all: typeof statement.all = (...given) => {
        const rows = statement.all(...given);
        meanwhile();
        return rows;
      };
      return { run: statement.run.bind(statement), get: (...given: readonly (string | number | null)[]) => statement.get(...given), all };
    },
  };
  const feed = new EmbeddedFeed(watched);
  const changes = feed.changes('now', new AbortController().signal)[Symbol.asyncIterator]();
  meanwhile = () => {
    meanwhile = () => {};
    write([[['insert', 0, 'letter-1', 0, '{}']]]);
    setImmediate(() => feed.wake());
  };
  expect((await changes.next()).value).toMatchObject({ kind: 'change', id: 'letter-1' });
  database.close();
});
