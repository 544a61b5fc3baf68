import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { handoffs } from '../../../../bots/conversation/records';
import type { Observed } from '../../../../bots/observer';
import { type Store, StoreUnavailable } from '../../../../bots/storage/store';
import { memoryStore } from '../../../../bots/testing/memory-store';
import type { Transfer } from '../../../../handoff/desk/request';
import { until } from '../../../journeys/until';
import { consoleStage, hears, texts } from './console-stage';
import { deskServer } from './desk-server';

/** What reading a document, by its id, throws. */
let failing: ReadonlyMap<string, Error> = new Map();
let listFails: Error | null = null;
let stage: Awaited<ReturnType<typeof consoleStage>>;

const store = (): Store => {
  const memory = memoryStore();
  return {
    ...memory,
    get: async (from, id) => {
      const error = failing.get(id);
      if (error) throw error;
      return memory.get(from, id);
    },
    find: async (from, query) => {
      if (listFails && from.name === handoffs.name) throw listFails;
      return memory.find(from, query);
    },
  };
};

beforeEach(async () => {
  failing = new Map();
  listFails = null;
  stage = await consoleStage({ store: store() });
});
afterEach(() => stage.close());

const broken = new SyntaxError('this is no JSON');
const line = (id: string, seq: number): string => stage.given.line(id, seq).id;
const wheres = (troubles: readonly Observed[]): readonly string[] =>
  troubles.flatMap((trouble) => (trouble.kind === 'trouble' ? [trouble.where] : []));

describe('a record that cannot be shown', () => {
  it('is left out and told to the house, and everybody hears of all the others', async () => {
    const { server, given, jo, listen } = stage;
    await given.waiting('ann');
    await given.waiting('bob');
    const stream = await listen(jo);
    failing = new Map([[line('ann', 2), broken]]);
    for (const seq of [2, 3]) for (const id of ['ann', 'bob']) await given.says(id, seq, { text: `${id} ${seq}` });
    await hears(stream, 3, 'line');
    expect(texts(stream.heard)).toEqual(['bob 2', 'ann 3', 'bob 3']);
    expect(stream.of('reset')).toEqual([]);
    expect(server.troubles).toEqual([{ kind: 'trouble', where: 'desk event', error: broken }]);
  });

  it('does not stop who comes back to another server either', async () => {
    const { server, given, jo, listen, listenAt } = stage;
    await given.waiting('ann');
    const before = await listen(jo);
    before.close();
    await given.waiting('eva', { queue: 'general', transfer: { by: jo.id } as unknown as Transfer });
    for (const seq of [2, 3]) for (const id of ['eva', 'ann']) await given.says(id, seq);
    failing = new Map([[line('ann', 2), broken]]);
    const next = await deskServer({ store: server.store, dataDirectory: server.dataDirectory, clock: server.clock });
    const again = await listen({ ...jo, listen: (id?: string) => listenAt(next, id) }, before.lastId());
    await hears(again, 1, 'line');
    await given.says('ann', 4);
    await hears(again, 2, 'line');
    expect(texts(again.heard)).toEqual(['line 3', 'line 4']);
    expect(new Set(wheres(next.troubles))).toEqual(new Set(['desk event']));
    again.close();
    await next.stop();
  });

  it('keeps no console from being opened', async () => {
    const { server, given, jo, listen } = stage;
    listFails = broken;
    const stream = await listen(jo);
    listFails = null;
    await given.waiting('ann');
    await hears(stream, 1, 'handoff');
    expect(wheres(server.troubles)).toEqual(['desk feed']);
  });

  it('has everything read anew where nobody can say who may see it', async () => {
    const { server, given, jo, listen } = stage;
    const stranger = await server.somebody(['agent'], { queues: ['general'] });
    await given.waiting('ann', { transfer: { by: jo.id } as unknown as Transfer });
    const stream = await listen(stranger);
    await given.says('ann', 2);
    await hears(stream, 1, 'reset');
    failing = new Map([['ann', broken]]);
    await given.waiting('eva', { queue: 'general' });
    await hears(stream, 1, 'handoff');
    expect(stream.of('reset')).toHaveLength(1);
  });
});

it('a store that is away for a while loses no event', async () => {
  const { server, given, jo, listen } = stage;
  await given.waiting('ann');
  await given.waiting('bob');
  const stream = await listen(jo);
  failing = new Map([[line('ann', 2), new StoreUnavailable('a test wants it so')]]);
  for (const seq of [2, 3]) for (const id of ['ann', 'bob']) await given.says(id, seq, { text: `${id} ${seq}` });
  await until('the failure', () => server.troubles.length > 0);
  expect(texts(stream.heard)).toEqual([]);
  failing = new Map();
  await server.clock.advance(1_000);
  await hears(stream, 4, 'line');
  expect(texts(stream.heard)).toEqual(['ann 2', 'bob 2', 'ann 3', 'bob 3']);
  expect(wheres(server.troubles)).toEqual(['desk feed']);
});
