import { describe, expect, it } from '@jest/globals';
import { change, type Store } from '../../../bots/storage/store';
import { notes, tickets } from './tickets';

/** What outlives the store that wrote it. */
export function durabilityContract(reopened: () => Promise<Store>, store: () => Store): void {
  describe('a store opened again', () => {
    it('has every document in its version', async () => {
      await store().commit([change.insert(tickets, { id: 'a', state: 'open', due: 7 }), change.insert(notes, { id: 'n', text: 'ü' })]);
      await store().commit([change.update(tickets, { id: 'a', state: 'held', due: 8 }, 1)]);
      const again = await reopened();
      expect(await again.get(tickets, 'a')).toEqual({ id: 'a', state: 'held', due: 8, version: 2 });
      expect(await again.find(tickets, { where: { state: 'held' }, limit: 5 })).toHaveLength(1);
      expect(await again.get(notes, 'n')).toEqual({ id: 'n', text: 'ü', version: 1 });
    });

    it('goes on with the feed behind a cursor from before', async () => {
      const feed = store().changes('now', new AbortController().signal)[Symbol.asyncIterator]();
      for (const id of ['a', 'b']) await store().commit([change.insert(tickets, { id })]);
      const first = (await feed.next()).value;
      expect(first).toMatchObject({ kind: 'change', id: 'a' });
      const again = await reopened();
      await again.commit([change.insert(tickets, { id: 'c' })]);
      const rest = again.changes(first.cursor, new AbortController().signal)[Symbol.asyncIterator]();
      expect([(await rest.next()).value, (await rest.next()).value]).toMatchObject([{ id: 'b' }, { id: 'c' }]);
      await rest.return?.();
    });

    it('has finished the commits that were under way when it was closed', async () => {
      const underWay = Array.from({ length: 50 }, (_, index) => store().commit([change.insert(tickets, { id: `${index}` })]));
      const again = await reopened();
      expect((await Promise.all(underWay)).every(({ outcome }) => outcome === 'done')).toBe(true);
      expect(await again.count(tickets, {})).toBe(50);
    });
  });
}
