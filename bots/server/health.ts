import { change, collection, type Store } from '../storage/store';

interface Beat {
  readonly id: string;
  readonly at: number;
}

/** One document that is written to see whether the store takes anything. */
export const beats = collection<Beat>('beats', { fields: {}, indexes: [] });

const longestWait = 2_000;

/** Whether the store can be written now. A conflict is a yes: somebody else has just written. */
export const storeTakesWrites = async (store: Store, now: number): Promise<boolean> => {
  const write = async (): Promise<boolean> => {
    const read = await store.get(beats, 'ready');
    await store.commit([
      read ? change.update(beats, { id: 'ready', at: now }, read.version) : change.ensure(beats, { id: 'ready', at: now }),
    ]);
    return true;
  };
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, longestWait, false).unref());
  return Promise.race([write().catch(() => false), late]);
};
