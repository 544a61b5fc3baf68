import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { handoffs } from '../../../../bots/conversation/records';
import { type Store } from '../../../../bots/storage/store';
import { memoryStore } from '../../../../bots/testing/memory-store';
import { asId } from '../../../../flows/dialogue/ids';
import { until } from '../../../journeys/until';
import { consoleStage, hears, texts } from './console-stage';
import { deskServer } from './desk-server';

let stage: Awaited<ReturnType<typeof consoleStage>>;
beforeEach(async () => {
  stage = await consoleStage();
});
afterEach(() => stage.close());

describe('a console that comes back', () => {
  it('hears each thing that it missed, wherever it was cut off', async () => {
    const { given, jo, listen } = stage;
    await given.waiting('ann');
    const whole = await listen(jo);
    for (let seq = 2; seq <= 20; seq += 1) {
      await given.says('ann', seq);
      if (seq % 5 === 0) await given.alter(handoffs, 'ann.h1', { tags: [`at ${seq}`] });
    }
    await whole.hears('all', () => texts(whole.heard).length === 19);
    const ids = whole.heard.flatMap(({ id }, index) => (id === undefined ? [] : [{ id, index }]));
    expect(ids.length).toBeGreaterThan(19);
    for (const { id, index } of ids) {
      const again = await listen(jo, id);
      const rest = whole.heard.slice(index + 1);
      await again.hears(`what comes behind ${index}`, (heard) => heard.length > rest.length);
      expect(again.heard.slice(1).map(({ id: own, event }) => [own, event])).toEqual(rest.map(({ id: own, event }) => [own, event]));
      again.close();
    }
  });

  it('hears of a promise also where it was cut off between the request and it, and once for each level', async () => {
    const { server, given, jo, listen, listenAt } = stage;
    await given.waiting('ann', { promise: { metric: 'first_response', since: 1_000, due: 601_000, warned: 0 } });
    const before = await listen(jo);
    await given.says('ann', 2);
    await hears(before, 1, 'line');
    before.close();
    const promise = { metric: 'first_response', since: 1_000, due: 601_000, warned: 50 } as const;
    await given.alter(handoffs, 'ann.h1', { promise });
    const next = await deskServer({ store: server.store, dataDirectory: server.dataDirectory, clock: server.clock });
    const again = await listen({ ...jo, listen: (id?: string) => listenAt(next, id) }, before.lastId());
    await hears(again, 1, 'promise');
    // What comes first of one change has no id: who is cut off behind it hears it once more, and misses nothing.
    const behind = again.heard
      .filter(({ event }) => event === 'handoff' || event === 'promise')
      .map(({ event, id }) => [event, id !== undefined]);
    expect(behind).toEqual([
      ['handoff', false],
      ['promise', true],
    ]);
    await given.alter(handoffs, 'ann.h1', { tags: ['more'] });
    await hears(again, 2, 'handoff');
    expect(again.of('promise')).toHaveLength(1);
    again.close();
    await next.stop();
  });

  it('hears what another server did not know, and goes on with the live events', async () => {
    const { server, given, jo, listen, listenAt } = stage;
    await given.waiting('ann');
    const before = await listen(jo);
    await given.says('ann', 2);
    await hears(before, 1, 'line');
    before.close();
    await given.says('ann', 3);
    // The other server begins to follow the feed here.
    const next = await deskServer({ store: server.store, dataDirectory: server.dataDirectory, clock: server.clock });
    const there = { ...jo, listen: (id?: string) => listenAt(next, id) };
    const fresh = await listen(there);
    await given.says('ann', 4);
    await hears(fresh, 1, 'line');
    const again = await listen(there, before.lastId());
    await again.hears('what it missed', () => texts(again.heard).includes('line 4'));
    await given.says('ann', 5);
    await again.hears('what is new', () => texts(again.heard).includes('line 5'));
    expect(texts(again.heard)).toEqual(['line 3', 'line 4', 'line 5']);
    expect(again.of('reset')).toEqual([]);
    for (const stream of [fresh, again]) stream.close();
    await next.stop();
  });

  it('hears what it missed from a server at which nothing has happened since', async () => {
    const { server, given, jo, listen, listenAt } = stage;
    await given.waiting('ann');
    const before = await listen(jo);
    await given.says('ann', 2);
    await given.says('ann', 3);
    await hears(before, 2, 'line');
    const next = await deskServer({ store: server.store, dataDirectory: server.dataDirectory, clock: server.clock });
    const again = await listen({ ...jo, listen: (id) => listenAt(next, id) }, before.heard[0]?.id);
    await again.hears('what it missed', () => texts(again.heard).includes('line 3'));
    await given.says('ann', 4);
    await again.hears('what is new', () => texts(again.heard).includes('line 4'));
    expect(texts(again.heard)).toEqual(['line 2', 'line 3', 'line 4']);
    again.close();
    await next.stop();
  });

  it('reads everything anew where a request may have been taken out of its sight meanwhile', async () => {
    const { server, given, jo, listen, listenAt } = stage;
    await given.waiting('ann', { state: 'active', assignee: asId(jo.id) });
    const before = await listen(jo);
    before.close();
    await given.alter(handoffs, 'ann.h1', { queue: 'general', assignee: null });
    const next = await deskServer({ store: server.store, dataDirectory: server.dataDirectory, clock: server.clock });
    const again = await listen({ ...jo, listen: (id) => listenAt(next, id) }, before.lastId());
    await hears(again, 1, 'reset');
    await given.waiting('bob');
    await hears(again, 1, 'handoff');
    expect(again.of('handoff')[0]).toMatchObject({ id: 'bob.h1' });
    again.close();
    await next.stop();
  });

  it('with an id that is too old, or none of ours, is told to read everything anew, and goes on', async () => {
    const { given, jo, listen } = stage;
    await given.waiting('ann');
    await listen(jo);
    for (const id of ['nonsense', '-5']) {
      const stream = await listen(jo, id);
      await hears(stream, 1, 'reset');
      await given.says('ann', id === '-5' ? 2 : 3, { text: id });
      await stream.hears('what is new', () => texts(stream.heard).includes(id));
      expect(stream.of('reset')).toHaveLength(1);
      const again = await listen(jo, stream.heard.find(({ event }) => event === 'reset')?.id);
      await again.hears('what came behind the reset', () => texts(again.heard).includes(id));
    }
  });

  it('is told so when the feed itself has lost its place', async () => {
    const { jo, listen } = stage;
    const store = memoryStore();
    let lose = (): void => {};
    const lost = new Promise<void>((resolve) => {
      lose = resolve;
    });
    const broken: Store = {
      ...store,
      changes: async function* (after, signal) {
        const [first] = [store.changes(after, signal)[Symbol.asyncIterator]()];
        const begun = await first.next();
        if (!begun.done) yield begun.value;
        await lost;
        yield { kind: 'reset', cursor: '0' };
        yield* store.changes('0', signal);
      },
    };
    const own = await deskServer({ store: broken });
    const who = await own.signIn();
    const stream = await listen({ ...jo, listen: (id) => who.listen(id) });
    lose();
    await hears(stream, 1, 'reset');
    await hears(stream, 1, 'presence');
    stream.close();
    await own.stop();
  });
});

describe('a console that does not read', () => {
  it('is cut off, keeps nobody waiting, and misses nothing when it comes back', async () => {
    const { server, given, jo, listen } = stage;
    await given.waiting('ann');
    const quick = await listen(jo);
    const { body } = await request(`${server.url}/api/events`, { headers: { cookie: jo.cookie }, highWaterMark: 1_000 });
    let heard = '';
    body.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
    });
    body.on('error', () => {});
    await until('hello', () => heard.includes('hello'));
    body.pause();
    const long = 'x'.repeat(60_000);
    for (let seq = 2; seq <= 200; seq += 1) await given.says('ann', seq, { text: `${seq} ${long}` });
    await quick.hears('all of it', () => texts(quick.heard).length === 199);
    const closed = new Promise((resolve) => body.once('close', resolve));
    await server.clock.advance(31_000);
    body.resume();
    await closed;
    const slow = heard.slice(0, heard.lastIndexOf('\n\n'));
    const had = [...slow.matchAll(/"text":"(\d+) x+"/g)].map(([, seq]) => Number(seq));
    expect(had.length).toBeLessThan(199);
    const lastId = [...slow.matchAll(/^id: (.*)$/gm)].at(-1)?.[1];
    const again = await listen(jo, lastId);
    await again.hears('the rest', () => texts(again.heard).length >= 199 - had.length);
    expect([...had, ...texts(again.heard).map((text) => Number.parseInt(String(text), 10))]).toEqual(
      Array.from({ length: 199 }, (_, index) => index + 2),
    );
  });
});
