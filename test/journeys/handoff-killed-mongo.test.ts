import { randomUUID } from 'node:crypto';
import { afterAll, describe } from '@jest/globals';
import { onDatabase } from '../contracts/store/on-database';
import { withMongo } from '../contracts/store/with-mongo';
import { killedHandoffs } from './killed-handoffs';

describe('on MongoDB', () =>
  withMongo((uri) =>
    describe('in a database of its own', () => {
      const database = `schalter-${randomUUID()}`;
      killedHandoffs(() => ({ MONGODB_URI: uri(database) }));
      afterAll(() => onDatabase(uri(database), (connection) => connection.dropDatabase()));
    }),
  ));
