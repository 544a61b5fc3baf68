import { afterEach, beforeEach, describe } from '@jest/globals';
import type { AnyCollection, Cursor, Store } from '../../../bots/storage/store';
import { erased } from '../../../bots/storage/store';
import { commitContract } from './commit-contract';
import { durabilityContract } from './durability-contract';
import { feedContract } from './feed-contract';
import { queryContract } from './query-contract';
import { notes, tickets } from './tickets';

/** An empty place that a store can be opened on, again and again. */
export interface Place {
  open(collections: readonly AnyCollection[]): Promise<Store>;
  remove(): Promise<void>;
}

export interface Engine {
  place(): Promise<Place>;
  /** Whether a store opened again finds what was committed before. */
  readonly durable: boolean;
  /** A cursor that the feed no longer reaches back to. */
  readonly tooOld: Cursor;
}

export const collections: readonly AnyCollection[] = [erased(tickets), erased(notes)];

/** What every engine of the port keeps to. */
export function storeContract(name: string, engine: Engine): void {
  describe(`the store contract, kept by ${name}`, () => {
    let place: Place;
    let store: Store;
    beforeEach(async () => {
      place = await engine.place();
      store = await place.open(collections);
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });

    commitContract(() => store);
    queryContract(() => store);
    feedContract(() => store, engine.tooOld);
    if (engine.durable) {
      durabilityContract(
        async () => {
          await store.close();
          store = await place.open(collections);
          return store;
        },
        () => store,
      );
    }
  });
}
