import { embedded } from '../storage/embedded/embedded';
import { mongo } from '../storage/mongo/mongo';
import type { AnyCollection, Store } from '../storage/store';
import type { Config } from './config';

/** The store that the configuration names. */
export const openStore = (config: Pick<Config, 'storage'>, collections: readonly AnyCollection[]): Promise<Store> => {
  switch (config.storage.kind) {
    case 'embedded':
      return embedded(config.storage.directory, { collections });
    case 'mongo':
      return mongo(config.storage.uri, { collections });
    default:
      return config.storage satisfies never;
  }
};
