import { describe, expect, it } from '@jest/globals';
import { type Cursor, change, type Feed, type Store } from '../../../bots/storage/store';
import { notes, tickets } from './tickets';

/** The feed: in order, resumable at every change, honest about what it no longer has. */
export function feedContract(store: () => Store, tooOld: Cursor): void {
  /** Reads until the change of this id, which it leaves out. */
  const until = async (last: string, feed: AsyncIterable<Feed>): Promise<Feed[]> => {
    const told: Feed[] = [];
    for await (const entry of feed) {
      if (entry.kind === 'change' && entry.id === last) break;
      told.push(entry);
    }
    return told;
  };
  const follow = (after: Cursor | 'now') => store().changes(after, new AbortController().signal);
  const brief = (entry: Feed) => (entry.kind === 'change' ? `${entry.verb} ${entry.collection}/${entry.id}` : entry.kind);
  const insert = (id: string) => store().commit([change.insert(tickets, { id })]);

  describe('changes', () => {
    it('tells in order what was committed in followed collections, and of nothing else', async () => {
      const feed = follow('now');
      await store().commit([
        change.insert(tickets, { id: 'a' }),
        change.insert(notes, { id: 'n', text: '' }),
        change.ensure(tickets, { id: 'b' }),
      ]);
      await store().commit([change.update(tickets, { id: 'a', due: 1 }, 1)]);
      await store().commit([change.update(tickets, { id: 'a', due: 1 }, 1)]);
      await store().commit([change.insert(tickets, { id: 'c' }), change.insert(tickets, { id: 'a' })]);
      await store().commit([change.ensure(tickets, { id: 'a' }), change.delete(tickets, { id: 'b', version: 1 })]);
      await insert('end');
      expect((await until('end', feed)).map(brief)).toEqual([
        'insert tickets/a',
        'insert tickets/b',
        'update tickets/a',
        'delete tickets/b',
      ]);
    });

    it('wakes a reader that waits', async () => {
      const told = until('end', follow('now'));
      await insert('a');
      await insert('end');
      expect((await told).map(brief)).toEqual(['insert tickets/a']);
    });

    it('begins, asked for now, with what comes later', async () => {
      for (const id of ['old-1', 'old-2', 'old-3']) await insert(id);
      const feed = follow('now');
      await insert('new');
      await insert('end');
      const told = (await until('end', feed)).map(brief);
      // An engine may tell the very last commit before it once more.
      expect(told.filter((entry) => entry !== 'insert tickets/old-3')).toEqual(['insert tickets/new']);
    });

    it('goes on behind any cursor, also in the middle of a commit', async () => {
      const feed = follow('now');
      await store().commit(['a', 'b', 'c'].map((id) => change.insert(tickets, { id })));
      await store().commit(['d', 'e'].map((id) => change.insert(tickets, { id })));
      await insert('end');
      const told = await until('end', feed);
      expect(told.map(brief)).toEqual(['a', 'b', 'c', 'd', 'e'].map((id) => `insert tickets/${id}`));
      for (const [index, { cursor }] of told.entries()) {
        expect((await until('end', follow(cursor))).map(brief)).toEqual(told.slice(index + 1).map(brief));
      }
    });

    it.each([
      ['too old', tooOld],
      ['of no store', 'nonsense'],
    ])('says reset once when the cursor is %s, and goes on from there', async (_, cursor) => {
      await insert('before');
      const feed = follow(cursor)[Symbol.asyncIterator]();
      const reset: Feed = (await feed.next()).value;
      expect(reset).toMatchObject({ kind: 'reset' });
      await insert('a');
      await insert('end');
      const rest = await until('end', { [Symbol.asyncIterator]: () => feed });
      expect(rest.map(brief)).toEqual(['insert tickets/a']);
      const again = (await until('end', follow(reset.cursor))).map(brief);
      expect(again.at(-1)).toBe('insert tickets/a');
      expect(again).not.toContain('reset');
    });

    it('ends when its reader calls it off, and when the store closes', async () => {
      const calledOff = new AbortController();
      const first = until('never', store().changes('now', calledOff.signal));
      const second = until('never', follow('now'));
      calledOff.abort();
      expect(await first).toEqual([]);
      await store().close();
      expect(await second).toEqual([]);
      expect(await until('never', store().changes('now', calledOff.signal))).toEqual([]);
    });
  });
}
