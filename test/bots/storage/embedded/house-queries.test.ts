import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { inboxLetters } from '../../../../bots/mailroom/letters';
import { checkedQuery } from '../../../../bots/storage/checked-query';
import { openDatabase } from '../../../../bots/storage/embedded/driver';
import { embedded } from '../../../../bots/storage/embedded/embedded';
import { counting } from '../../../../bots/storage/embedded/selection';
import { erased } from '../../../../bots/storage/store';
import { directory } from './directory';

const path = directory();

it('what waits of one conversation is counted by an index alone, however much waits in the house', async () => {
  const store = await embedded(path(), { collections: [erased(inboxLetters)] });
  const database = openDatabase(join(path(), 'schalter.db'), { readOnly: true });
  const query = checkedQuery(erased(inboxLetters), { where: { conversation: 'c', state: 'pending' }, limit: 1 });
  const { text, parameters } = counting('inbox', query);
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...parameters) as { detail: string }[];
  expect(plan.map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/^SEARCH inbox USING COVERING INDEX .*state=\? AND conversation=\?/),
  ]);
  database.close();
  await store.close();
});
