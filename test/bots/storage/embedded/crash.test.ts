import { expect, it } from '@jest/globals';
import { embedded } from '../../../../bots/storage/embedded/embedded';
import { erased } from '../../../../bots/storage/store';
import { notes, tickets } from '../../../contracts/store/tickets';
import { child } from './child';
import { directory } from './directory';

const path = directory();

it('has, after kill -9 at any moment, every answered commit, each commit wholly or not at all, and no lock left behind', async () => {
  const answered: number[] = [];
  for (let round = 0; round < 6; round++) {
    const from = round * 100_000;
    const killAfter = Math.ceil(Math.random() * 150);
    const { process, lines, ended } = child('committing', [path(), `${from}`]);
    let count = 0;
    for await (const line of lines) {
      answered.push(Number(line));
      if (++count === killAfter) process.kill('SIGKILL');
    }
    await ended;

    const store = await embedded(path(), { collections: [erased(tickets), erased(notes)] });
    const present = new Set<number>();
    for (let number = from; (await store.count(tickets, { where: { due: number } })) > 0 || number < from + count; number++) {
      const parts = await store.find(tickets, { where: { due: number }, limit: 10 });
      const note = await store.get(notes, `${number}`);
      expect([number, parts.length, note === undefined]).toEqual([number, ...(parts.length === 0 ? [0, true] : [4, false])]);
      if (note) present.add(number);
    }
    expect(answered.filter((number) => number >= from && !present.has(number))).toEqual([]);
    await store.close();
  }
  expect(answered.length).toBeGreaterThan(6);
}, 60_000);
