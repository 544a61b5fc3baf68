import type { Clock } from '../clock';
import type { Observer } from '../observer';
import type { Cursor, Feed, Store } from '../storage/store';

/** After trouble with the store, before the feed is read again, ms. */
const pause = 1_000;

/** Reads the store's feed until it is stopped, by what it returns. */
export const followFeed = (needs: {
  store: Store;
  clock: Clock;
  observe: Observer;
  /** By default from this moment on. */
  from?: Cursor;
  /** Both are awaited, where they are a promise, before the next change is read. */
  changed: (change: Extract<Feed, { kind: 'change' }>) => Promise<void> | void;
  /** What was known may be out of date: load anew. Null after trouble: the feed itself goes on where it was. */
  reset: (cursor: Cursor | null) => Promise<void> | void;
}): (() => void) => {
  const ending = new AbortController();
  const { signal } = ending;
  let cursor: Cursor | 'now' = needs.from ?? 'now';

  const read = async (): Promise<void> => {
    for await (const fed of needs.store.changes(cursor, signal)) {
      const told = fed.kind === 'reset' ? needs.reset(fed.cursor) : needs.changed(fed);
      if (told) await told;
      cursor = fed.cursor;
    }
  };
  const follow = async (): Promise<void> => {
    for (let failed = false; !signal.aborted; ) {
      try {
        if (failed) await needs.reset(null);
        return await read();
      } catch (error) {
        needs.observe({ kind: 'trouble', where: 'feed', error });
        failed = true;
        await needs.clock.sleep(pause);
      }
    }
  };
  void follow();
  return () => ending.abort();
};
