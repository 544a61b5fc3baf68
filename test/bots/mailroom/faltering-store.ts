import { type Store, StoreUnavailable } from '../../../bots/storage/store';

/** A store whose next commits fail: `before` they are written, or right `after`, when nobody hears that they were. */
export interface FalteringStore extends Store {
  fail(when: 'before' | 'after', times?: number): void;
}

export const falteringStore = (store: Store): FalteringStore => {
  const failures: ('before' | 'after')[] = [];
  return {
    ...store,
    fail: (when, times = 1) => {
      failures.push(...Array.from({ length: times }, () => when));
    },
    commit: async (changes) => {
      const failure = failures.shift();
      if (failure === 'before') throw new StoreUnavailable('a test wants it so');
      const committed = await store.commit(changes);
      if (failure === 'after') throw new StoreUnavailable('a test wants it so');
      return committed;
    },
  };
};
