import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MongoMemoryServer } from 'mongodb-memory-server-core';
import { mongo } from '../../../bots/storage/mongo/mongo';
import { change, collection, erased } from '../../../bots/storage/store';
import { until } from '../../journeys/until';
import { mongod } from './mongod';
import { onDatabase } from './on-database';
import { storeContract } from './store-contract';
import { type Ticket, tickets } from './tickets';
import { binary, withMongo } from './with-mongo';

withMongo(suites);

const available = mongod(process.env);
if (available !== null && 'program' in available) {
  it('a single server is refused, with how to make it a replica set', async () => {
    const single = await MongoMemoryServer.create({ binary: binary(available), instance: { storageEngine: 'wiredTiger' } });
    try {
      await expect(mongo(single.getUri('test'), { collections: [] })).rejects.toThrow('rs.initiate()');
    } finally {
      await single.stop();
    }
  });
}

function suites(uri: (database: string) => string): void {
  storeContract('the store in MongoDB', {
    place: async () => {
      const address = uri(`schalter-${randomUUID()}`);
      return {
        open: (collections) => mongo(address, { collections }),
        remove: () => onDatabase(address, (connection) => connection.dropDatabase()),
      };
    },
    durable: true,
    // From the log of a server that is gone, so that no other has that entry.
    tooOld: 'token:826B0241BC000000182B022C0100296E5A100420B2D00534B34F2EA3E0ECD973580AC7463C5F6964003C61000004',
  });

  describe('the store in MongoDB beyond the contract', () => {
    it('fills a newly declared field of documents that are there, and finds by it through an index', async () => {
      const address = uri(`schalter-${randomUUID()}`);
      const before = collection<Ticket>('tickets', { fields: {}, indexes: [] });
      const old = await mongo(address, { collections: [erased(before)] });
      await old.commit(Array.from({ length: 1_001 }, (_, due) => change.insert(before, { id: `t${due}`, due, state: 'open' })));
      await old.close();

      const store = await mongo(address, { collections: [erased(tickets)] });
      expect(await store.find(tickets, { where: { due: 700, state: 'open' }, limit: 5 })).toEqual([
        { id: 't700', due: 700, state: 'open', version: 1 },
      ]);
      await store.close();
      await onDatabase(address, async (connection) => {
        const asked = connection.collection('tickets').find({ 'fields.state': 'open', 'fields.due': { $gt: 700 } });
        expect(JSON.stringify(await asked.sort({ 'fields.due': 1, _id: 1 }).explain('queryPlanner'))).not.toContain('"stage":"SORT"');
        expect(JSON.stringify(await asked.explain('queryPlanner'))).toContain('IXSCAN');
        await connection.dropDatabase();
      });
    });

    it('ends at its opening the transactions of servers of ours that died, and of nobody else', async () => {
      const address = uri(`schalter-${randomUUID()}`);
      await (await mongo(address, { collections: [erased(tickets)] })).close();
      const dies = async (appName: string, id: string): Promise<void> => {
        const child = spawn(process.execPath, [join(__dirname, 'orphan.cjs'), address, appName, 'tickets', id]);
        await once(child.stdout, 'data');
        child.kill('SIGKILL');
        await once(child, 'exit');
      };
      await dies('schalter', 'ours');
      await dies('another', 'theirs');
      await onDatabase(address, async (connection) => {
        const admin = connection.getClient().db('admin');
        const open = () =>
          admin
            .aggregate([{ $currentOp: { idleSessions: true } }, { $match: { type: 'idleSession', transaction: { $exists: true } } }])
            .map(({ appName, transaction, lsid }) => ({ appName, lsid, idle: Number(transaction.timeInactiveMicros) }))
            .toArray();
        await until('nobody can be waiting for an answer any more', async () => (await open()).every(({ idle }) => idle > 600_000));
        const store = await mongo(address, { collections: [erased(tickets)] });
        expect((await open()).map(({ appName }) => appName)).toEqual(['another']);
        expect(await store.commit([change.insert(tickets, { id: 'ours' })])).toMatchObject({ outcome: 'done' });
        await store.close();
        await admin.command({ killSessions: (await open()).map(({ lsid }) => ({ id: lsid.id })) });
        await connection.dropDatabase();
      });
    });

    it('keeps a document as its text, with the declared fields beside it', async () => {
      const address = uri(`schalter-${randomUUID()}`);
      const store = await mongo(address, { collections: [erased(tickets)] });
      await store.commit([change.insert(tickets, { id: 'a', state: 'open', due: 3 })]);
      await store.close();
      await onDatabase(address, async (connection) => {
        expect(await connection.collection('tickets').findOne()).toEqual({
          _id: 'a',
          version: 1,
          document: '{"id":"a","state":"open","due":3}',
          fields: { state: 'open', due: 3 },
        });
        await connection.dropDatabase();
      });
    });
  });
}
