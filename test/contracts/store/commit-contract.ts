import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { change, type Store } from '../../../bots/storage/store';
import type { Json } from '../../../flows/dialogue/json';
import { notes, type Ticket, tickets } from './tickets';

/** Commits: all or nothing, versions, duplicates, and documents that come back as they went in. */
export function commitContract(store: () => Store): void {
  const insert = (...documents: readonly Ticket[]) => store().commit(documents.map((document) => change.insert(tickets, document)));

  describe('commit', () => {
    it('stores a new document with version 1 and finds it by its id', async () => {
      expect(await insert({ id: 'a', state: 'open' })).toEqual({ outcome: 'done', present: [] });
      expect(await store().get(tickets, 'a')).toEqual({ id: 'a', state: 'open', version: 1 });
      expect(await store().get(tickets, 'b')).toBeUndefined();
    });

    it('replaces a document as a whole and counts its version up', async () => {
      await insert({ id: 'a', state: 'open', due: 5 });
      await store().commit([change.update(tickets, { id: 'a', state: 'closed' }, 1)]);
      expect(await store().get(tickets, 'a')).toEqual({ id: 'a', state: 'closed', version: 2 });
    });

    it('answers conflict to an update or a delete of a version that has moved on, or of nothing', async () => {
      await insert({ id: 'a', state: 'open' });
      await store().commit([change.update(tickets, { id: 'a', state: 'held' }, 1)]);
      const conflict = { outcome: 'conflict', place: { collection: 'tickets', id: 'a' } };
      expect(await store().commit([change.update(tickets, { id: 'a', state: 'lost' }, 1)])).toEqual(conflict);
      expect(await store().commit([change.delete(tickets, { id: 'a', version: 1 })])).toEqual(conflict);
      expect(await store().get(tickets, 'a')).toEqual({ id: 'a', state: 'held', version: 2 });
      expect(await store().commit([change.update(tickets, { id: 'none' }, 1)])).toMatchObject({ outcome: 'conflict' });
      expect(await store().commit([change.delete(tickets, { id: 'none', version: 1 })])).toMatchObject({ outcome: 'conflict' });
    });

    it('takes a commit of 22 MB whole, with a change of another document, and again when its answer was lost', async () => {
      await insert({ id: 'file', state: 'coming' });
      const text = 'x'.repeat(700_000);
      const parts = Array.from({ length: 32 }, (_, index) => change.ensure(notes, { id: `file.${index}`, text }));
      const kept = change.update(tickets, { id: 'file', state: 'kept' }, 1);
      expect(await store().commit([kept, ...parts])).toMatchObject({ outcome: 'done' });
      expect((await store().get(notes, 'file.31'))?.text.length).toBe(text.length);
      expect(await store().commit([kept, ...parts])).toMatchObject({ outcome: 'conflict' });
    });

    it('deletes the version that was read', async () => {
      await insert({ id: 'a' });
      expect(await store().commit([change.delete(tickets, { id: 'a', version: 1 })])).toEqual({ outcome: 'done', present: [] });
      expect(await store().get(tickets, 'a')).toBeUndefined();
    });

    it('answers duplicate, with the place, to an insert whose id exists', async () => {
      await insert({ id: 'a', due: 1 });
      expect(await insert({ id: 'a', due: 2 })).toEqual({ outcome: 'duplicate', place: { collection: 'tickets', id: 'a' } });
      expect(await store().get(tickets, 'a')).toMatchObject({ due: 1, version: 1 });
    });

    it.each([
      ['conflict', change.update(tickets, { id: 'a' }, 7)],
      ['duplicate', change.insert(tickets, { id: 'a' })],
    ])('writes nothing of a commit that ends as a %s', async (outcome, last) => {
      await insert({ id: 'a', due: 1 }, { id: 'b' });
      const changes = [
        change.update(tickets, { id: 'a', due: 2 }, 1),
        change.insert(notes, { id: 'n', text: 'new' }),
        change.ensure(tickets, { id: 'c' }),
        change.delete(tickets, { id: 'b', version: 1 }),
        last,
      ];
      expect(await store().commit(changes)).toEqual({ outcome, place: { collection: 'tickets', id: 'a' } });
      expect(await store().find(tickets, { limit: 10 })).toEqual([
        { id: 'a', due: 1, version: 1 },
        { id: 'b', version: 1 },
      ]);
      expect(await store().get(notes, 'n')).toBeUndefined();
    });

    it('ensures 1,000 documents of which one is there, and says which', async () => {
      await insert({ id: 'letter-500', state: 'first' });
      const letters = Array.from({ length: 1_000 }, (_, index) => change.ensure(tickets, { id: `letter-${index}`, state: 'new' }));
      expect(await store().commit(letters)).toEqual({ outcome: 'done', present: [{ collection: 'tickets', id: 'letter-500' }] });
      expect(await store().count(tickets, { where: { state: 'new' } })).toBe(999);
      expect(await store().get(tickets, 'letter-500')).toMatchObject({ state: 'first', version: 1 });
    });

    it('applies the changes of one commit in their order', async () => {
      const changes = [
        change.insert(tickets, { id: 'a', due: 1 }),
        change.update(tickets, { id: 'a', due: 2 }, 1),
        change.ensure(tickets, { id: 'a', due: 3 }),
        change.insert(tickets, { id: 'b' }),
        change.delete(tickets, { id: 'b', version: 1 }),
      ];
      expect(await store().commit(changes)).toEqual({ outcome: 'done', present: [{ collection: 'tickets', id: 'a' }] });
      expect(await store().find(tickets, { limit: 10 })).toEqual([{ id: 'a', due: 2, version: 2 }]);
    });

    it('does nothing when nothing is asked', async () => {
      expect(await store().commit([])).toEqual({ outcome: 'done', present: [] });
    });

    it('lets exactly one of many writers of the same version win', async () => {
      await insert({ id: 'a' });
      const race = Array.from({ length: 20 }, (_, due) =>
        store().commit([change.update(tickets, { id: 'a', due }, 1), change.insert(notes, { id: `by-${due}`, text: '' })]),
      );
      const outcomes = (await Promise.all(race)).map(({ outcome }) => outcome);
      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(19);
      expect(await store().get(notes, `by-${(await store().get(tickets, 'a'))?.due}`)).toBeDefined();
      expect(await store().count(notes, {})).toBe(1);
    });

    it('lets exactly one of many inserts of the same id win', async () => {
      const race = Array.from({ length: 20 }, (_, due) => insert({ id: 'a', due }, { id: `own-${due}` }));
      const outcomes = (await Promise.all(race)).map(({ outcome }) => outcome);
      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(19);
      expect(await store().count(tickets, {})).toBe(2);
    });

    it('loses no increment of writers who read, write and try again', async () => {
      await insert({ id: 'a', due: 0 });
      const increment = async (): Promise<void> => {
        const read = await store().get(tickets, 'a');
        if (!read) throw new Error('The ticket is gone.');
        const { outcome } = await store().commit([change.update(tickets, { ...read, due: (read.due ?? 0) + 1 }, read.version)]);
        if (outcome !== 'done') await increment();
      };
      await Promise.all(Array.from({ length: 12 }, increment));
      expect(await store().get(tickets, 'a')).toEqual({ id: 'a', due: 12, version: 13 });
    });
  });

  describe('a document', () => {
    const comesBack = async (id: string, body: Json): Promise<void> => {
      await insert({ id, body });
      expect(JSON.stringify((await store().get(tickets, id))?.body)).toBe(JSON.stringify(body));
    };

    it.each<[string, string]>([
      ['dots and dollars in keys', '{"a.b":{"$set":{"$":1}},"$where":"x","":0}'],
      ['keys that mean something to an engine', '{"__proto__":{"x":1},"_bsontype":"ObjectId","constructor":1,"_id":2,"toJSON":3}'],
      ['null, nested', '{"a":null,"b":[null,[],{},[{"c":null}]]}'],
      ['numbers at their bounds', '[0,-1,1.5,9007199254740991,1e300,5e-324,2147483648]'],
      ['characters of all kinds', '["ß","日本","👩‍👩‍👧","\\u0000","\\ud800","\\u2028","e\\u0301"]'],
      ['a zero character in a key', '{"a\\u0000b":1}'],
      ['300 levels', `${'['.repeat(300)}${']'.repeat(300)}`],
      ['a megabyte', JSON.stringify('x'.repeat(1_000_000))],
    ])('comes back as it went in: %s', (_, text) => comesBack('a', JSON.parse(text) as Json));

    it('comes back as it went in, whatever JSON it is', async () => {
      let count = 0;
      const check = (body: unknown) => comesBack(`any-${++count}`, body as Json);
      await fc.assert(fc.asyncProperty(fc.jsonValue({ stringUnit: 'binary' }), check), { numRuns: 50 });
    });

    it('can have an id of any characters', async () => {
      for (const id of ['ключ/日本 "\'`;--', '$ne', 'a.b', '{"$gt":""}', '👩‍👧', ' ', 'A', 'a']) {
        expect(await insert({ id })).toMatchObject({ outcome: 'done' });
        expect(await store().get(tickets, id)).toEqual({ id, version: 1 });
      }
    });

    it('is not altered by who holds a copy of it', async () => {
      const body = { list: [1] };
      await insert({ id: 'a', body });
      body.list.push(2);
      const read = (await store().get(tickets, 'a')) as { body: { list: number[] } } | undefined;
      read?.body.list.push(3);
      expect(await store().get(tickets, 'a')).toMatchObject({ body: { list: [1] } });
    });

    it('has the version that the store gives it, not one that was written along', async () => {
      await insert({ id: 'a', version: 99 } as Ticket);
      expect(await store().get(tickets, 'a')).toEqual({ id: 'a', version: 1 });
    });

    it('is refused, with all of its commit, when a declared field has another type', async () => {
      const wrong = { id: 'b', due: 'tomorrow' } as unknown as Ticket;
      await expect(insert({ id: 'a' }, wrong)).rejects.toThrow('"due" of tickets/b is declared as a number');
      expect(await store().count(tickets, {})).toBe(0);
    });
  });
}
