import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Registry } from 'prom-client';
import type { Observed } from '../../../bots/observer';
import { routes } from '../../../bots/server/routes';
import { type Store, StoreUnavailable } from '../../../bots/storage/store';
import { memoryStore } from '../../../bots/testing/memory-store';
import { type VirtualClock, virtualClock } from '../../../bots/testing/virtual-clock';
import { until } from '../../journeys/until';

let server: Server;
let url: string;
let store: Store;
let clock: VirtualClock;
let looks: number;
let registry: Registry;
let draining: boolean;
let observed: Observed[];
beforeEach(async () => {
  store = memoryStore();
  clock = virtualClock();
  looks = 0;
  registry = new Registry();
  draining = false;
  observed = [];
  const control = { open: () => {}, close: () => {}, retry: async () => {} };
  const app = routes({
    store: {
      ...store,
      commit: (changes) => {
        looks += 1;
        return store.commit(changes);
      },
      get: (from, id) => store.get(from, id),
    },
    clock,
    observe: (told) => observed.push(told),
    registry,
    draining: () => draining,
    control,
    parts: new Map(),
  });
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});
const ask = async (path: string) => {
  const answer = await fetch(url + path);
  return [answer.status, await answer.text()];
};

describe('readiness', () => {
  it('is there while the store takes writes, however often it is asked for at once', async () => {
    expect(await Promise.all(Array.from({ length: 8 }, () => ask('/readyz')))).toEqual(Array.from({ length: 8 }, () => [200, 'ready\n']));
  });

  it('is not there while the store takes none, and comes back with it', async () => {
    const { commit } = store;
    store = { ...store, commit: () => Promise.reject(new StoreUnavailable('the disk is full')) };
    expect(await ask('/readyz')).toEqual([503, expect.stringContaining('store_unavailable')]);
    expect(await ask('/livez')).toEqual([200, 'alive\n']);
    store = { ...store, commit };
    await clock.advance(1_000);
    expect(await ask('/readyz')).toEqual([200, 'ready\n']);
  });

  it('costs one look at the store in a second, whoever asks and however often', async () => {
    for (let round = 0; round < 3; round += 1) await Promise.all([ask('/readyz'), ask('/readyz'), ask('/readyz')]);
    expect(looks).toBe(1);
    await clock.advance(1_000);
    await ask('/readyz');
    expect(looks).toBe(2);
  });

  it('is not there while the store gives no answer, and those who wait for it share one look', async () => {
    store = { ...store, commit: () => new Promise(() => {}) };
    const asked = [ask('/readyz'), ask('/readyz')];
    await until('the store is asked', () => looks > 0);
    await clock.advance(2_000);
    expect(await Promise.all(asked)).toEqual(Array.from({ length: 2 }, () => [503, expect.stringContaining('store_unavailable')]));
    expect(looks).toBe(1);
  });

  it('leaves nothing to ring once the store has answered', async () => {
    const rung = jest.fn();
    const { after } = clock;
    clock.after = (ms, then) =>
      after(ms, () => {
        rung();
        then();
      });
    await ask('/readyz');
    await clock.advance(10_000);
    expect(rung).not.toHaveBeenCalled();
  });

  it('is not there while the server is being stopped', async () => {
    draining = true;
    expect(await ask('/readyz')).toEqual([503, expect.stringContaining('draining')]);
  });
});

it('a route that fails is an error with its cure, without a stack, and the trouble is observed', async () => {
  registry.metrics = () => Promise.reject(new StoreUnavailable('the database is away'));
  expect(await ask('/metrics')).toEqual([
    500,
    JSON.stringify({ error: 'failed', message: 'Something went wrong on our side.', cure: 'Try again, and look at the log if it stays.' }),
  ]);
  expect(observed).toMatchObject([{ kind: 'trouble', where: 'request' }]);
});
