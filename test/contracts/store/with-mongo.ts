import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import { mongod } from './mongod';

/** Suites on a replica set of their own, or on the server that MONGODB_URI names; where there is neither, one line says so. */
export function withMongo(suites: (uri: (database: string) => string) => void): void {
  const available = mongod(process.env);
  if (available === null) {
    it('the MongoDB suites wait for a mongod: set MONGOD or MONGODB_URI, or run `npm run test:mongo` (in CI there must be one)', () => {
      expect(process.env.CI).toBeUndefined();
    });
  } else if ('uri' in available) {
    suites((database) => Object.assign(new URL(available.uri), { pathname: database }).href);
  } else {
    let set: MongoMemoryReplSet;
    beforeAll(async () => {
      set = await MongoMemoryReplSet.create({ binary: binary(available), replSet: { storageEngine: 'wiredTiger' } });
    }, 60_000);
    afterAll(() => set.stop());
    suites((database) => set.getUri(database));
  }
}

/** The program is taken as it is, of whatever version; a test never downloads one. */
export function binary({ program }: { readonly program: string }): { readonly systemBinary: string } {
  process.env.MONGOMS_SYSTEM_BINARY_VERSION_CHECK = 'false';
  process.env.MONGOMS_RUNTIME_DOWNLOAD = 'false';
  return { systemBinary: program };
}
