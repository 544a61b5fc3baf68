import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { agents } from '../../../../bots/conversation/people';
import { conversations, handoffs, replyDrafts } from '../../../../bots/conversation/records';
import { outboxLetters } from '../../../../bots/mailroom/letters';
import { change } from '../../../../bots/storage/store';
import { asId } from '../../../../flows/dialogue/ids';
import { consoleStage, hears, texts } from './console-stage';
import { deskServer } from './desk-server';

let stage: Awaited<ReturnType<typeof consoleStage>>;
beforeEach(async () => {
  stage = await consoleStage();
});
afterEach(() => stage.close());

describe('the events of the desk', () => {
  it('begin with a hello, whose id one can come back with', async () => {
    const { given, jo, listen } = stage;
    const stream = await listen(jo);
    expect(stream.heard[0]).toEqual({ event: 'hello', data: {}, id: expect.any(String) });
    stream.close();
    await given.waiting('ann');
    const again = await listen(jo, stream.lastId());
    await hears(again, 1, 'handoff');
    expect(again.of('handoff')[0]).toMatchObject({ id: 'ann.h1', position: 1 });
  });

  it('tell of requests, lines, floors and drafts, each as the call of that name answers', async () => {
    const { given, jo, listen } = stage;
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

    const draft = { id: asId<'conversation'>('ann'), text: 'Dear', by: asId<'agent'>(jo.id), at: 7 };
    await stage.server.store.commit([change.insert(replyDrafts, draft)]);
    await stage.server.store.commit([change.delete(replyDrafts, { ...draft, version: 1 })]);
    await stream.hears('no draft', () => stream.of('draft').some(({ draft }) => draft === null));
    expect(stream.of('draft').at(-1)).toEqual({ conversationId: 'ann', draft: null });
  });

  it('tell of a floor only when it has changed, and of one commit each thing once', async () => {
    const { given, jo, listen } = stage;
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

  it('tell of a promise once at each level, to who may see the request, and not before the first', async () => {
    const { server, given, jo, listen } = stage;
    const stranger = await server.somebody(['agent'], { queues: ['general'] });
    const promise = (warned: 0 | 50 | 80 | 100) => ({ metric: 'first_response', since: 1_000, due: 601_000, warned }) as const;
    await given.waiting('ann', { promise: promise(0) });
    const [stream, other] = [await listen(jo), await listen(stranger)];
    for (const [index, warned] of ([0, 50, 50, 80, 100] as const).entries()) {
      await given.alter(handoffs, 'ann.h1', { promise: promise(warned), tags: [`${index}`] });
      await hears(stream, index + 1, 'handoff');
    }
    await hears(stream, 3, 'promise');
    const told = { handoffId: 'ann.h1', conversationId: 'ann', metric: 'first_response', due: 601_000 };
    expect(stream.of('promise')).toEqual([50, 80, 100].map((warned) => ({ ...told, warned })));
    expect(stream.of('handoff').at(-1)).toMatchObject({ promise: promise(100) });
    await given.alter(handoffs, 'ann.h1', { promise: null });
    await given.alter(handoffs, 'ann.h1', { promise: { ...promise(50), metric: 'next_response' } });
    await hears(stream, 4, 'promise');
    expect(stream.of('promise').at(-1)).toMatchObject({ metric: 'next_response', warned: 50 });
    expect(other.of('promise')).toEqual([]);
  });

  it('tell nobody a second time of a promise that a server finds told when it begins', async () => {
    const { given, jo, listen } = stage;
    await given.waiting('ann', { promise: { metric: 'first_response', since: 1_000, due: 601_000, warned: 80 } });
    const stream = await listen(jo);
    await given.alter(handoffs, 'ann.h1', { tags: ['a'] });
    await hears(stream, 1, 'handoff');
    await given.alter(handoffs, 'ann.h1', { tags: ['b'] });
    await hears(stream, 2, 'handoff');
    expect(stream.of('promise')).toEqual([]);
  });

  it('are only of what their agent may see, and an account that changes sees what it may then', async () => {
    const { server, given, jo, listen } = stage;
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
    const { given, jo, listen } = stage;
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
    const { server, given, jo, listen } = stage;
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
    const { server, listen } = stage;
    const boss = [await server.signIn(), await server.signIn()] as const;
    const [mine, other] = [await listen(boss[0]), await listen(boss[1])];
    await boss[0].expects(204, 'DELETE', '/api/session');
    await mine.hears('the end', () => mine.ended());
    expect(other.ended()).toBe(false);
  });

  it('end at the next beat when the session was ended at another server', async () => {
    const { server, jo, listen } = stage;
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
    const { server, jo, listen } = stage;
    const stream = await listen(jo);
    const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 2));
    await server.clock.advance(40 * 60_000, settle);
    expect(stream.ended()).toBe(false);
    expect(await jo.expects(200, 'POST', '/api/agents/me/heartbeat')).toMatchObject({ here: true });
  });

  it('of one agent are open in ten windows at most, and the oldest goes', async () => {
    const { jo, listen, streams } = stage;
    const first = await listen(jo);
    for (let count = 0; count < 10; count += 1) await listen(jo);
    await first.hears('the end', () => first.ended());
    expect(streams.filter((stream) => !stream.ended())).toHaveLength(10);
  });
});
