import type { Clock } from '../../clock';
import type { Observer } from '../../observer';
import type { Cursor, Feed, Store } from '../../storage/store';

/** After trouble with the store, before the feed is read again, ms. */
const pause = 1_000;

/** Reads the store's feed until it is stopped, by what it returns. */
export const followFeed = (needs: {
  store: Store;
  clock: Clock;
  observe: Observer;
  changed: (change: Extract<Feed, { kind: 'change' }>) => void;
  /** What was known may be out of date: load anew. */
  reset: () => void;
}): (() => void) => {
  const ending = new AbortController();
  const { signal } = ending;
  let cursor: Cursor | 'now' = 'now';

  const read = async (): Promise<void> => {
    for await (const fed of needs.store.changes(cursor, signal)) {
      cursor = fed.cursor;
      if (fed.kind === 'reset') needs.reset();
      else needs.changed(fed);
    }
  };
  const follow = async (): Promise<void> => {
    for (let ended = false; !ended && !signal.aborted; ) {
      try {
        await read();
        ended = true;
      } catch (error) {
        needs.observe({ kind: 'trouble', where: 'feed', error });
        await needs.clock.sleep(pause);
        needs.reset();
      }
    }
  };
  void follow();
  return () => ending.abort();
};
