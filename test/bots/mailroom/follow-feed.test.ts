import { describe, expect, it } from '@jest/globals';
import { followFeed } from '../../../bots/mailroom/follow-feed';
import type { Observed } from '../../../bots/observer';
import { collection, type Store, StoreUnavailable } from '../../../bots/storage/store';
import { memoryStore } from '../../../bots/testing/memory-store';
import { virtualClock } from '../../../bots/testing/virtual-clock';
import { quiet } from './quiet';

const things = collection<{ readonly id: string }>('things', { fields: {}, indexes: [], followed: true });

/** A follower of a store whose feed breaks down so often at its beginning. `reset`: what the follower does then. */
const stage = (breakdowns: number, reset: () => Promise<void> | void = () => {}) => {
  const clock = virtualClock(0);
  const memory = memoryStore();
  const observed: Observed[] = [];
  const seen: string[] = [];
  const resets: number[] = [];
  let left = breakdowns;
  const store: Store = {
    ...memory,
    changes: (after, signal) => {
      if (left <= 0) return memory.changes(after, signal);
      left -= 1;
      return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new StoreUnavailable('a test wants it so')) }) };
    },
  };
  const stop = followFeed({
    store,
    clock,
    observe: (one) => observed.push(one),
    changed: ({ id }) => {
      seen.push(id);
    },
    reset: () => {
      resets.push(clock.now());
      return reset();
    },
  });
  const write = async (id: string): Promise<void> => {
    await memory.commit([{ verb: 'insert', collection: things, document: { id } }]);
    await quiet();
  };
  return { clock, stop, write, seen, resets, observed, passes: (ms: number) => clock.advance(ms, quiet) };
};

describe('who follows the feed', () => {
  it('hears of each change until it stops', async () => {
    const { write, seen, stop } = stage(0);
    await quiet();
    await write('one');
    await write('two');
    stop();
    await quiet();
    await write('three');
    expect(seen).toEqual(['one', 'two']);
  });

  it('goes on after trouble, and is told that something may be missing', async () => {
    const { write, seen, resets, observed, passes } = stage(1);
    await quiet();
    await quiet();
    await passes(1_000);
    await write('one');
    expect([seen, resets, observed.map(({ kind }) => kind)]).toEqual([['one'], [1_000], ['trouble']]);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('cannot');
      },
    ],
    ['rejects', () => Promise.reject(new Error('cannot'))],
  ])('goes on where what loads anew %s: that is tried again first', async (_, fails) => {
    const failures = [fails, fails];
    const { write, seen, resets, observed, passes } = stage(1, () => failures.shift()?.());
    await quiet();
    await quiet();
    await passes(3_000);
    await write('one');
    expect([seen, resets]).toEqual([['one'], [1_000, 2_000, 3_000]]);
    expect(observed).toHaveLength(3);
  });

  it('that has stopped while it waited does nothing any more', async () => {
    const { resets, stop, passes } = stage(1);
    await quiet();
    await quiet();
    stop();
    await passes(10_000);
    expect(resets).toEqual([]);
  });
});
