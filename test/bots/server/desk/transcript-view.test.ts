import { expect, it } from '@jest/globals';
import { conversations, notes } from '../../../../bots/conversation/records';
import { glance } from '../../../../bots/server/desk/views/glance';
import { transcriptView } from '../../../../bots/server/desk/views/transcript-view';
import type { Reader } from '../../../../bots/storage/store';
import { memoryStore } from '../../../../bots/testing/memory-store';
import { asId } from '../../../../flows/dialogue/ids';
import { seed } from './seed';

it('a transcript that is read while more is said has no hole: what came between two reads is on the page behind', async () => {
  const store = memoryStore();
  const given = seed(store, 0);
  await given.waiting('c1');
  let isSaid = false;
  const reader: Reader = {
    ...store,
    find: async (from, query) => {
      if (from.name === notes.name && !isSaid) {
        isSaid = true;
        await given.says('c1', 2);
        await given.notes('c1', 3, 'Looks urgent.');
      }
      return store.find(from, query);
    },
  };
  const page = (after: number) => transcriptView(glance(reader), { id: asId('c1'), seq: isSaid ? 3 : 1 }, { after, limit: 100 });

  const first = await page(0);
  const second = await page(first.items.at(-1)?.seq ?? 0);

  expect((await store.get(conversations, 'c1'))?.seq).toBe(3);
  expect([first, second].map(({ items }) => items.map(({ seq }) => seq))).toEqual([[1], [2, 3]]);
});
