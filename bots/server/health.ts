import type { Clock } from '../clock';
import { change, collection, type Store } from '../storage/store';

interface Beat {
  readonly id: string;
  readonly at: number;
}

/** One document that is written to see whether the store takes anything. */
export const beats = collection<Beat>('beats', { fields: {}, indexes: [] });

/** ms after which a store that has not answered takes no writes. */
const longestWait = 2_000;
/** ms for which an answer is good: each look is a write, and anybody may ask. */
const remembered = 1_000;

/** Whether the store can be written now. Whoever asks while a look is under way, or soon after it, shares its answer. */
export const readiness = (store: Store, clock: Clock): (() => Promise<boolean>) => {
  let look: { readonly answer: Promise<boolean>; answeredAt: number | null } | null = null;
  return () => {
    // A machine's clock may be set back: then too the answer is of another time.
    if (look === null || (look.answeredAt !== null && Math.abs(clock.now() - look.answeredAt) >= remembered)) {
      const begun = { answer: takesWrites(store, clock), answeredAt: null as number | null };
      void begun.answer.then(() => {
        begun.answeredAt = clock.now();
      });
      look = begun;
    }
    return look.answer;
  };
};

const takesWrites = (store: Store, clock: Clock): Promise<boolean> =>
  new Promise((resolve) => {
    const giveUp = clock.after(longestWait, () => resolve(false));
    const answered = (yes: boolean): void => {
      giveUp();
      resolve(yes);
    };
    write(store, clock.now()).then(
      () => answered(true),
      () => answered(false),
    );
  });

/** A conflict is no failure: somebody else has just written. */
const write = async (store: Store, now: number): Promise<void> => {
  const read = await store.get(beats, 'ready');
  const beat = { id: 'ready', at: now };
  await store.commit([read ? change.update(beats, beat, read.version) : change.ensure(beats, beat)]);
};
