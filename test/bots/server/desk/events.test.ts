import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { agents } from '../../../../bots/conversation/people';
import { conversations, handoffs } from '../../../../bots/conversation/records';
import { replyDrafts } from '../../../../bots/desk/records';
import { outboxLetters } from '../../../../bots/mailroom/letters';
import { change, type Store } from '../../../../bots/storage/store';
import { memoryStore } from '../../../../bots/testing/memory-store';
import { asId } from '../../../../flows/dialogue/ids';
import { until } from '../../../journeys/until';
import type { Caller } from './caller';
import { type DeskServer, deskServer } from './desk-server';
import { type Heard, type Listening, listen as listenTo } from './listen';
import { seed } from './seed';

let server: DeskServer;
let given: ReturnType<typeof seed>;
let jo: Caller;
let streams: Listening[];

beforeEach(async () => {
  server = await deskServer();
  given = seed(server.store, 1_000);
  jo = await server.somebody(['agent'], { name: 'Jo' });
  streams = [];
});
afterEach(async () => {
  for (const stream of streams) stream.close();
  await server.stop();
});

const listen = async (who: Caller, lastEventId?: string): Promise<Listening> => {
  const stream = await who.listen(lastEventId);
  streams.push(stream);
  await stream.hears('hello', (heard) => heard.length > 0);
  return stream;
};
const hears = (stream: Listening, count: number, event: string) =>
  stream.hears(
    `${count} × ${event}, after ${JSON.stringify(stream.heard.map((one) => one.event))}`,
    () => stream.of(event).length >= count,
  );
/** The same agent's window at another server on the same store. */
const listenAt = ({ url }: DeskServer, id?: string): Promise<Listening> =>
  listenTo(`${url}/api/events`, { cookie: jo.cookie, ...(id === undefined ? {} : { 'last-event-id': id }) });
/** Lines of one conversation, as they were heard. */
const texts = (heard: readonly Heard[]): unknown[] => heard.filter(({ event }) => event === 'line').map(({ data }) => data['text']);

describe('the events of the desk', () => {
  it('begin with a hello, whose id one can come back with', async () => {
    const stream = await listen(jo);
    expect(stream.heard[0]).toEqual({ event: 'hello', data: {}, id: expect.any(String) });
    stream.close();
    await given.waiting('ann');
    const again = await listen(jo, stream.lastId());
    await hears(again, 1, 'handoff');
    expect(again.of('handoff')[0]).toMatchObject({ id: 'ann.h1', position: 1 });
  });

  it('tell of requests, lines, floors and drafts, each as the call of that name answers', async () => {
    await given.waiting('ann');
    const stream = await listen(jo);
    await given.says('ann', 2, { author: 'bot', text: 'a moment' }, { state: 'pending' });
    await hears(stream, 1, 'line');
    await given.alter(outboxLetters, 'ann.00000002', { state: 'read' });
    await hears(stream, 2, 'line');
    await given.notes('ann', 3, 'careful');
    await hears(stream, 3, 'line');
    const { items } = await jo.expects<{ items: object[] }>(200, 'GET', '/api/conversations/ann/transcript?after=1');
    expect(stream.of('line').map(({ seq, status }) => [seq, status])).toEqual([
      [2, 'queued'],
      [2, 'read'],
      [3, undefined],
    ]);
    expect(stream.of('line').slice(1)).toEqual(items.map((item) => ({ ...item, conversationId: 'ann' })));

    await given.alter(handoffs, 'ann.h1', { state: 'active', assignee: asId<'agent'>(jo.id) });
    const floor = { holder: 'agent', agent: asId<'agent'>(jo.id), handoff: asId<'handoff'>('ann.h1'), epoch: 3 } as const;
    await given.alter(conversations, 'ann', { floor });
    await hears(stream, 1, 'handoff');
    await stream.hears('the floor', () => stream.of('floor').some(({ epoch }) => epoch === 3));
    expect(stream.of('handoff').at(-1)).toEqual(await jo.expects(200, 'GET', '/api/handoffs/ann.h1'));
    expect(stream.of('floor').at(-1)).toEqual({ ...floor, agent: { id: jo.id, name: 'Jo' }, conversationId: 'ann' });

    await jo.expects(204, 'PUT', '/api/conversations/ann/draft', { text: 'Dear' });
    await jo.expects(204, 'PUT', '/api/conversations/ann/draft', { text: '' });
    await stream.hears('no draft', () => stream.of('draft').some(({ draft }) => draft === null));
    expect(stream.of('draft').at(-1)).toEqual({ conversationId: 'ann', draft: null });
  });

  it('tell of a floor only when it has changed, and of one commit each thing once', async () => {
    await given.waiting('ann');
    const stream = await listen(jo);
    for (const seq of [2, 3, 4]) await given.says('ann', seq);
    await hears(stream, 3, 'line');
    await given.says('ann', 5, { author: 'bot' }, { state: 'pending' });
    await hears(stream, 4, 'line');
    await given.notes('ann', 6, 'the end');
    await hears(stream, 5, 'line');
    expect(texts(stream.heard)).toEqual(['line 2', 'line 3', 'line 4', 'line 5', 'the end']);
    expect(stream.of('floor')).toHaveLength(1);
  });

  it('are only of what their agent may see, and an account that changes sees what it may then', async () => {
    const boss = await server.signIn();
    await given.waiting('ann');
    await given.waiting('eva', { queue: 'general' });
    await given.conversation('bots');
    const [small, large] = [await listen(jo), await listen(boss)];
    for (const id of ['eva', 'bots', 'ann']) await given.says(id, 2, { text: id });
    await server.store.commit([change.insert(replyDrafts, { id: asId('eva'), text: 'x', by: asId(boss.id), at: 1 })]);
    await given.alter(handoffs, 'eva.h1', { priority: 'high' });
    await given.says('ann', 3, { text: 'ann again' });
    for (const stream of [small, large]) await stream.hears('the last', () => texts(stream.heard).includes('ann again'));
    expect(texts(small.heard)).toEqual(['ann', 'ann again']);
    expect(texts(large.heard)).toEqual(['eva', 'ann', 'ann again']);
    expect([small.of('draft').length, large.of('draft').length]).toEqual([0, 1]);
    expect(small.of('handoff')).toEqual([]);
    expect(large.of('handoff')).toEqual([expect.objectContaining({ id: 'eva.h1', priority: 'high' })]);

    await boss.expects(200, 'PATCH', `/api/agents/${jo.id}`, { queues: ['cards', 'general'] });
    await given.says('eva', 3, { text: 'now' });
    await small.hears('what it may see now', () => texts(small.heard).includes('now'));
    await boss.expects(200, 'PATCH', `/api/agents/${jo.id}`, { queues: [] });
    await given.says('ann', 4, { text: 'too late' });
    await large.hears('the last', () => texts(large.heard).includes('too late'));
    expect(texts(small.heard)).not.toContain('too late');
  });

  it('tell whoever loses sight of a request where it went, and nothing of it from then on', async () => {
    await given.waiting('ann', { state: 'active', assignee: asId(jo.id) });
    const stream = await listen(jo);
    await given.alter(handoffs, 'ann.h1', { state: 'queued', queue: 'general', assignee: null });
    await given.alter(conversations, 'ann', { floor: { holder: 'queue', handoff: asId<'handoff'>('ann.h1'), epoch: 9 } });
    await hears(stream, 1, 'handoff');
    expect(stream.of('handoff')[0]).toMatchObject({ id: 'ann.h1', queue: 'general', assignee: null });
    await given.says('ann', 2);
    await given.alter(handoffs, 'ann.h1', { priority: 'high' });
    await given.waiting('bob');
    await stream.hears('the next', () => stream.of('handoff').some(({ id }) => id === 'bob.h1'));
    expect(stream.of('handoff').map(({ id }) => id)).toEqual(['ann.h1', 'bob.h1']);
    expect(texts(stream.heard)).not.toContain('line 2');
  });

  it('tell everybody who is there, without e-mail addresses, and when a lease has run out', async () => {
    const boss = await server.signIn();
    const stream = await listen(boss);
    await jo.expects(200, 'PUT', '/api/agents/me/presence', { intent: 'busy' });
    await stream.hears('busy', () => stream.of('presence').some(({ id }) => id === jo.id));
    expect(stream.of('presence').at(-1)).toMatchObject({ id: jo.id, name: 'Jo', presence: { intent: 'busy', here: true } });
    expect(JSON.stringify(stream.heard)).not.toContain('@bank.example');
    await given.alter(agents, jo.id, { load: [asId<'handoff'>('h')] });
    await stream.hears('the load', () => stream.of('presence').at(-1)?.['load'] === 1);
    const before = stream.of('presence').length;
    await server.clock.advance(46_000, async () => {
      // The boss's own lease is renewed by the open stream; let it be written.
      await new Promise((resolve) => setTimeout(resolve, 5));
    });
    const ofJo = () =>
      stream
        .of('presence')
        .slice(before)
        .filter(({ id }) => id === jo.id);
    await stream.hears('gone', () => ofJo().length > 0);
    expect(ofJo().map(({ presence }) => presence)).toEqual([{ intent: 'busy', here: false, missedOffer: false }]);
    expect(stream.ended()).toBe(false);
  });

  it('end when their agent signs out, in that window alone', async () => {
    const boss = [await server.signIn(), await server.signIn()] as const;
    const [mine, other] = [await listen(boss[0]), await listen(boss[1])];
    await boss[0].expects(204, 'DELETE', '/api/session');
    await mine.hears('the end', () => mine.ended());
    expect(other.ended()).toBe(false);
  });

  it('end at the next beat when the session was ended at another server', async () => {
    const stream = await listen(jo);
    const other = await deskServer({ store: server.store, dataDirectory: server.dataDirectory, clock: server.clock });
    expect((await other.stranger.call('DELETE', '/api/session', undefined, { cookie: jo.cookie, 'x-csrf-token': jo.csrf })).status).toBe(
      204,
    );
    expect(stream.ended()).toBe(false);
    await server.clock.advance(15_000);
    await stream.hears('the end', () => stream.ended());
    await expect(jo.listen()).rejects.toThrow('401');
    await other.stop();
  });

  it('keep the session alive while they are open', async () => {
    const stream = await listen(jo);
    const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 2));
    await server.clock.advance(40 * 60_000, settle);
    expect(stream.ended()).toBe(false);
    expect(await jo.expects(200, 'POST', '/api/agents/me/heartbeat')).toMatchObject({ here: true });
  });

  it('of one agent are open in ten windows at most, and the oldest goes', async () => {
    const first = await listen(jo);
    for (let count = 0; count < 10; count += 1) await listen(jo);
    await first.hears('the end', () => first.ended());
    expect(streams.filter((stream) => !stream.ended())).toHaveLength(10);
  });
});

describe('a console that comes back', () => {
  it('hears each thing that it missed, wherever it was cut off', async () => {
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

  it('hears what another server did not know, and goes on with the live events', async () => {
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
