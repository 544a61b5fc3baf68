import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { checkedQuery } from '../../../../bots/storage/checked-query';
import { openDatabase } from '../../../../bots/storage/embedded/driver';
import { embedded } from '../../../../bots/storage/embedded/embedded';
import { selection } from '../../../../bots/storage/embedded/selection';
import { change, erased, type Query } from '../../../../bots/storage/store';
import { type Ticket, tickets } from '../../../contracts/store/tickets';
import { directory } from './directory';

const path = directory();

it('answers by an index, without sorting, among 100,000 documents', async () => {
  const store = await embedded(path(), { collections: [erased(tickets)] });
  const all = Array.from({ length: 100_000 }, (_, due): Ticket => ({ id: `t${due}`, state: due % 1_000 === 0 ? 'open' : 'closed', due }));
  for (let from = 0; from < all.length; from += 5_000) {
    await store.commit(all.slice(from, from + 5_000).map((ticket) => change.insert(tickets, ticket)));
  }
  const due = { field: 'due', order: 'ascending' } as const;
  const queries: readonly [Query<Ticket>, readonly string[]][] = [
    [{ where: { id: 't77777' }, limit: 2 }, ['t77777']],
    [{ where: { state: 'open' }, range: { field: 'due', to: 2_500 }, sort: due, limit: 10 }, ['t0', 't1000', 't2000']],
    [{ where: { state: 'open' }, sort: due, after: { id: 't97000', due: 97_000 }, limit: 10 }, ['t98000', 't99000']],
    [{ sort: { field: 'due', order: 'descending' }, after: { id: 't2', due: 2 }, limit: 10 }, ['t1', 't0']],
    [{ sort: due, range: { field: 'due', from: 99_998 }, limit: 10 }, ['t99998', 't99999']],
  ];
  const database = openDatabase(join(path(), 'schalter.db'), { readOnly: true });
  for (const [query, expected] of queries) {
    expect((await store.find(tickets, query)).map(({ id }) => id)).toEqual(expected);
    for (const { text, parameters } of selection('tickets', checkedQuery(erased(tickets), query))) {
      const plan = database.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...parameters, query.limit) as { detail: string }[];
      expect(plan.map(({ detail }) => detail)).toEqual([expect.stringMatching(/^SEARCH tickets USING INDEX /)]);
    }
  }
  database.close();
  await store.close();
}, 30_000);
