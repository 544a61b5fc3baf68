import os from 'node:os';
import type { Connection, Mongoose } from 'mongoose';
import { checkedCondition, checkedQuery } from '../checked-query';
import {
  type AnyCollection,
  type Collection,
  type Commit,
  type Document,
  erased,
  type Store,
  type Stored,
  StoreUnavailable,
} from '../store';
import { available, patience } from './available';
import { backfill } from './backfill';
import { commit } from './commit';
import { endOrphans } from './end-orphans';
import { MongoFeed } from './feed';
import { filter } from './filter';
import { type Models, models, path, type Row } from './models';

/** What the server knows us by: on a cluster that others use too, only what is ours is touched. */
const appName = 'schalter';

/**
 * Opens the store that several nodes share: MongoDB, as a replica set or a sharded cluster. The database is the URI's.
 * @throws Error when it cannot be reached, or is neither.
 */
export async function mongo(uri: string, { collections }: { collections: readonly AnyCollection[] }): Promise<Store> {
  // Only here: mongoose costs 31 MB, and who keeps the data in the embedded store need not have it in memory.
  const { Mongoose } = require('mongoose') as typeof import('mongoose');
  const mongoose = new Mongoose({ sanitizeFilter: true, strictQuery: 'throw' });
  const connection = await connected(mongoose, uri);
  const made = models(mongoose, connection, collections);
  try {
    await requireReplicaSet(connection);
    await endOrphans(connection, appName);
    await Promise.all(collections.map((collection) => prepare(made, collection)));
  } catch (error) {
    await connection.close();
    throw error;
  }
  const database = connection.getClient().db(connection.name);
  return store(made, new MongoFeed(database, (text) => new mongoose.mongo.Timestamp(BigInt(text)), collections));
}

function store(models: Models, feed: MongoFeed): Store {
  const underWay = new Set<Promise<Commit>>();
  let closed = false;
  const toRow = { version: 1, document: 1 } as const;
  return {
    get: async <T extends Document>(collection: Collection<T>, id: string) => {
      const model = models.of(collection.name);
      await feed.begun;
      const row = await available(() => model.findById(id, toRow).lean());
      return row === null ? undefined : stored<T>(row);
    },
    find: async (collection, query) => {
      const model = models.of(collection.name);
      const { sort, limit, ...rest } = checkedQuery(erased(collection), query);
      const direction = sort.descending ? -1 : 1;
      const found = model.find(filter({ ...rest, sort }, models.trusted), toRow).sort({ [path(sort.field)]: direction, _id: direction });
      await feed.begun;
      const rows = await available(() => found.limit(limit).lean());
      return rows.map((row) => stored(row));
    },
    count: async (collection, query) => {
      const model = models.of(collection.name);
      const condition = filter(checkedCondition(erased(collection), query), models.trusted);
      await feed.begun;
      return available(() => model.countDocuments(condition));
    },
    commit: async (changes) => {
      if (closed) throw new StoreUnavailable('it is closed');
      const answer = feed.begun.then(() => commit(models, changes)).finally(() => underWay.delete(answer));
      underWay.add(answer);
      return answer;
    },
    changes: (after, signal) => feed.changes(after, signal),
    close: async () => {
      closed = true;
      feed.close();
      await Promise.allSettled(underWay);
      await models.connection.close();
    },
  };
}

async function connected(mongoose: Mongoose, uri: string): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    appName,
    serverSelectionTimeoutMS: patience,
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    // Or the driver loads it with a dynamic import, which jest knows only behind a flag.
    runtimeAdapters: { os },
  });
  try {
    return await connection.asPromise();
  } catch (cause) {
    await connection.close();
    const address = uri.replace(/\/\/.*@/, '//');
    throw new Error(
      `MongoDB at ${address} could not be reached as a primary within ${patience / 1_000} s (${String(cause)}): see that it runs and that MONGODB_URI names it.`,
      { cause },
    );
  }
}

async function requireReplicaSet(connection: Connection): Promise<void> {
  const hello = await connection.getClient().db('admin').command({ hello: 1 });
  if (typeof hello.setName === 'string' || hello.msg === 'isdbgrid') return;
  throw new Error(
    'This MongoDB is a single server, which has no transactions: start it with `mongod --replSet rs0`, then run `rs.initiate()` in mongosh once.',
  );
}

/** Collection, indexes and fields as they are declared. Indexes that others have made stay. */
async function prepare(models: Models, collection: AnyCollection): Promise<void> {
  const model = models.of(collection.name);
  await model.createCollection();
  await model.createIndexes();
  await backfill(models, collection);
}

function stored<T extends Document>({ version, document }: Pick<Row, 'version' | 'document'>): Stored<T> {
  return Object.assign(JSON.parse(document) as T, { version });
}
