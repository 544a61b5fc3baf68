import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { change, type Query, type Store } from '../../../bots/storage/store';
import { memoryStore } from '../../../bots/testing/memory-store';
import { type Ticket, tickets } from './tickets';

/** Queries: declared fields only, in an order that pages can be cut from. */
export function queryContract(store: () => Store): void {
  const insert = (documents: readonly Ticket[], into = store()) =>
    into.commit(documents.map((document) => change.insert(tickets, document)));
  const ids = async (query: Query<Ticket>) => (await store().find(tickets, query)).map(({ id }) => id);

  describe('find and count', () => {
    it('find by equality, by a list and by a range', async () => {
      await insert([
        { id: 'a', state: 'open', due: 10 },
        { id: 'b', state: 'open', due: 20 },
        { id: 'c', state: 'held', due: 30 },
        { id: 'd', state: 'closed' },
        { id: 'e', state: null, due: null },
      ]);
      expect(await ids({ where: { state: 'open' }, limit: 10 })).toEqual(['a', 'b']);
      expect(await ids({ where: { state: ['open', 'held'] }, limit: 10 })).toEqual(['a', 'b', 'c']);
      expect(await ids({ where: { state: [] }, limit: 10 })).toEqual([]);
      expect(await ids({ where: { id: ['e', 'a'] }, limit: 10 })).toEqual(['a', 'e']);
      expect(await ids({ where: { due: [10, 30] }, limit: 10 })).toEqual(['a', 'c']);
      expect(await ids({ range: { field: 'due', from: 20 }, limit: 10 })).toEqual(['b', 'c']);
      expect(await ids({ range: { field: 'due', to: 20 }, limit: 10 })).toEqual(['a', 'b']);
      expect(await ids({ range: { field: 'due' }, limit: 10 })).toEqual(['a', 'b', 'c']);
      expect(await ids({ where: { state: 'open' }, range: { field: 'due', from: 15, to: 25 }, limit: 10 })).toEqual(['b']);
      expect(await store().count(tickets, { where: { state: ['open', 'closed'] } })).toBe(3);
      expect(await store().count(tickets, { range: { field: 'due', to: 10 } })).toBe(1);
      expect(await store().count(tickets, {})).toBe(5);
    });

    it('sort by a field, then by id; documents without it come before those with it', async () => {
      await insert([{ id: 'd', due: 1 }, { id: 'c', due: 2 }, { id: 'b', due: 2 }, { id: 'a' }, { id: 'e', due: null }]);
      expect(await ids({ sort: { field: 'due', order: 'ascending' }, limit: 10 })).toEqual(['a', 'e', 'd', 'b', 'c']);
      expect(await ids({ sort: { field: 'due', order: 'descending' }, limit: 10 })).toEqual(['c', 'b', 'd', 'e', 'a']);
      expect(await ids({ sort: { field: 'id', order: 'descending' }, limit: 2 })).toEqual(['e', 'd']);
    });

    it('order text by its code points', async () => {
      await insert(['z', 'A', 'é', 'a', '\u{1f600}', '\uff5e'].map((id) => ({ id })));
      expect(await ids({ limit: 10 })).toEqual(['A', 'a', 'z', 'é', '\uff5e', '\u{1f600}']);
    });

    it('show in pages, while others write, each document that was there all along exactly once', async () => {
      const standing = Array.from({ length: 60 }, (_, index) => ({ id: `s${index}`, due: index % 7 }));
      await insert([...standing, { id: 'gone', due: 6 }]);
      const shown: string[] = [];
      let after: Ticket | undefined;
      for (let page = 0; ; page++) {
        const found = await store().find(tickets, {
          sort: { field: 'due', order: 'descending' },
          limit: 7,
          ...(after === undefined ? {} : { after }),
        });
        if (found.length === 0) break;
        shown.push(...found.map(({ id }) => id));
        after = found.at(-1);
        await insert([
          { id: `early${page}`, due: 9 },
          { id: `late${page}`, due: page % 3 },
        ]);
        const gone = await store().get(tickets, 'gone');
        if (gone) await store().commit([change.delete(tickets, gone)]);
      }
      for (const { id } of standing) expect(shown.filter((one) => one === id)).toEqual([id]);
      expect(new Set(shown).size).toBe(shown.length);
    });

    it('answer as the plain store in memory does, whatever is asked', async () => {
      const state = fc.constantFrom('open', 'held', 'ópen', '');
      const due = fc.integer({ min: -2, max: 3 });
      const ticket = fc.record({ state: fc.option(state, { nil: null }), due: fc.option(due, { nil: undefined }) });
      const documents = fc
        .sample(ticket, { numRuns: 80, seed: 4 })
        .map(({ state, due }, index): Ticket => ({ id: `t${index}`, state, ...(due === undefined ? {} : { due }) }));
      const model = memoryStore();
      await Promise.all([insert(documents), insert(documents, model)]);
      const query = fc.record(
        {
          where: fc.record(
            { state: fc.oneof(state, fc.array(state, { maxLength: 3 })), due: fc.oneof(due, fc.array(due, { maxLength: 3 })) },
            { requiredKeys: [] },
          ),
          range: fc.oneof(
            fc.record({ field: fc.constant('due' as const), from: due, to: due }, { requiredKeys: ['field'] }),
            fc.record({ field: fc.constant('state' as const), from: state, to: state }, { requiredKeys: ['field'] }),
          ),
          sort: fc.record({
            field: fc.constantFrom('due' as const, 'state' as const, 'id' as const),
            order: fc.constantFrom('ascending' as const, 'descending' as const),
          }),
          after: fc.constantFrom(...documents),
          limit: fc.integer({ min: 1, max: 100 }),
        },
        { requiredKeys: ['limit'] },
      );
      const same = async (asked: Query<Ticket>) => {
        expect(await store().find(tickets, asked)).toEqual(await model.find(tickets, asked));
        expect(await store().count(tickets, asked)).toBe(await model.count(tickets, asked));
      };
      await fc.assert(
        fc.asyncProperty(query, (asked) => same(asked as Query<Ticket>)),
        { numRuns: 150 },
      );
    });

    it('refuse what is not declared, what is no plain value, and a limit out of bounds', async () => {
      const ask = (query: unknown) => store().find(tickets, query as Query<Ticket>);
      await expect(ask({ where: { body: 'x' }, limit: 1 })).rejects.toThrow('"body" of "tickets" is not declared');
      await expect(ask({ where: { toString: 'x' }, limit: 1 })).rejects.toThrow('not declared');
      await expect(ask({ where: { state: { $ne: '' } }, limit: 1 })).rejects.toThrow('declared as a string');
      await expect(ask({ where: { state: undefined }, limit: 1 })).rejects.toThrow('declared as a string');
      await expect(ask({ where: { due: '1' }, limit: 1 })).rejects.toThrow('declared as a number');
      await expect(ask({ sort: { field: 'body', order: 'ascending' }, limit: 1 })).rejects.toThrow('not declared');
      await expect(ask({ range: { field: 'due', from: 'x' }, limit: 1 })).rejects.toThrow('declared as a number');
      for (const limit of [0, 1_001, 1.5, Number.NaN]) await expect(ask({ limit })).rejects.toThrow('1 to 1000');
    });
  });
}
