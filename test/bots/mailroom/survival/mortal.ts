import type { Clock } from '../../../../bots/clock';
import type { Commit, Store } from '../../../../bots/storage/store';

/** One process: when it dies, nothing that it has begun goes on, and no clock of its own rings any more. */
export interface Mortal {
  readonly store: Store;
  readonly clock: Clock;
  /** What a living process is answered; a dead one never hears of it. */
  lives<T>(answer: Promise<T>): Promise<T>;
  alive(): boolean;
  /** Dies at so many commits from now: before this one is written, or right after. */
  dieAt(commits: number, when: 'before' | 'after'): void;
  kill(): void;
}

const never = <T>(): Promise<T> => new Promise<T>(() => {});

export const mortal = (shared: { store: Store; clock: Clock }): Mortal => {
  let dead = false;
  let end: { commits: number; when: 'before' | 'after' } | null = null;
  const lives = async <T>(answer: Promise<T>): Promise<T> => (dead ? never() : answer.then((value) => (dead ? never<T>() : value)));

  const commit = async (changes: Parameters<Store['commit']>[0]): Promise<Commit> => {
    if (dead) return never();
    if (end) end.commits -= 1;
    const dies = end !== null && end.commits < 0;
    if (dies && end?.when === 'before') dead = true;
    if (dead) return never();
    const committed = shared.store.commit(changes);
    if (dies) dead = true;
    return lives(committed);
  };

  return {
    store: {
      ...shared.store,
      get: (collection, id) => lives(shared.store.get(collection, id)),
      find: (collection, query) => lives(shared.store.find(collection, query)),
      count: (collection, query) => lives(shared.store.count(collection, query)),
      commit,
    },
    clock: {
      now: shared.clock.now,
      after: (ms, then) => shared.clock.after(ms, () => !dead && then()),
      sleep: (ms) => lives(shared.clock.sleep(ms)),
    },
    lives,
    alive: () => !dead,
    dieAt: (commits, when) => {
      end = { commits, when };
    },
    kill: () => {
      dead = true;
    },
  };
};
