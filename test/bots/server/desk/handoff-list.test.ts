import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conversations, handoffs } from '../../../../bots/conversation/records';
import { change } from '../../../../bots/storage/store';
import { asId } from '../../../../flows/dialogue/ids';
import type { HandoffRequest } from '../../../../handoff/desk/request';
import type { Caller } from './caller';
import { type DeskServer, deskServer } from './desk-server';
import { seed } from './seed';
import { waitingLine } from './waiting-line';

type Items = { readonly items: readonly { readonly id: string; readonly position: number | null }[]; readonly next: string | null };

let server: DeskServer;
let given: ReturnType<typeof seed>;
let jo: Caller;
let boss: Caller;

beforeAll(async () => {
  server = await deskServer();
  given = seed(server.store, 1_000);
  jo = await server.somebody(['agent'], { name: 'Jo' });
  boss = await server.somebody(['supervisor'], { name: 'Ida' });
  await waitingLine(given, jo.id);
  await given.waiting('eva', { requestedAt: 600, queue: 'general' });
  await given.waiting('gus', {
    requestedAt: 800,
    state: 'closed',
    ended: 'resolved',
    assignee: asId(boss.id),
    endedAt: 900,
    outcome: 'resolved',
  });
});
afterAll(() => server.stop());

const ids = async (who: Caller, query = ''): Promise<readonly string[]> =>
  (await who.expects<Items>(200, 'GET', `/api/handoffs${query}`)).items.map(({ id }) => id);

describe('the list of requests', () => {
  it("has what is not closed of one's own queues, the more urgent first, then the older", async () => {
    expect(await ids(jo)).toEqual(['bob.h1', 'dia.h1', 'fin.h1', 'ann.h1', 'cem.h1']);
    expect(await ids(await server.signIn())).toEqual(['bob.h1', 'dia.h1', 'eva.h1', 'fin.h1', 'ann.h1', 'cem.h1']);
  });

  it('tells each who waits their place in their own queue', async () => {
    const { items } = await (await server.signIn()).expects<Items>(200, 'GET', '/api/handoffs');
    expect(Object.fromEntries(items.map(({ id, position }) => [id, position]))).toEqual({
      'bob.h1': 1,
      'ann.h1': 2,
      'cem.h1': 3,
      'eva.h1': 1,
      'dia.h1': null,
      'fin.h1': null,
    });
  });

  it("can be had by state, by queue, and of what is one's own", async () => {
    expect(await ids(jo, '?state=queued,offered')).toEqual(['bob.h1', 'ann.h1', 'cem.h1']);
    expect(await ids(jo, '?state=closed')).toEqual(['gus.h1']);
    expect(await ids(jo, '?queue=general')).toEqual([]);
    expect(await ids(await server.signIn(), '?queue=general,complaints')).toEqual(['eva.h1']);
    expect(await ids(jo, '?mine=true')).toEqual(['fin.h1', 'cem.h1']);
    for (const query of ['?state=lost', '?limit=0', '?limit=x', '?after=nowhere', '?unknown=1', '?state[$ne]=queued']) {
      await jo.expects(400, 'GET', `/api/handoffs${query}`);
    }
  });

  it('comes in pages that have no gap, also when the one at their border has gone', async () => {
    const first = await jo.expects<Items>(200, 'GET', '/api/handoffs?limit=2');
    const second = await jo.expects<Items>(200, 'GET', `/api/handoffs?limit=2&after=${first.next}`);
    const third = await jo.expects<Items>(200, 'GET', `/api/handoffs?limit=2&after=${second.next}`);
    expect([first, second, third].map(({ items }) => items.map(({ id }) => id))).toEqual([
      ['bob.h1', 'dia.h1'],
      ['fin.h1', 'ann.h1'],
      ['cem.h1'],
    ]);
    expect(third.next).toBeNull();
    await given.alter(handoffs, 'dia.h1', { state: 'closed' });
    expect(await ids(jo, `?limit=1&after=${first.next}`)).toEqual(['fin.h1']);
    await given.alter(handoffs, 'dia.h1', { state: 'deferred' });
  });
});

describe('a request', () => {
  it("shows what one should know before the first word, and the customer's address masked", async () => {
    await given.says('cem', 2, { author: 'bot', text: 'not said', keys: ['x.ask'] }, { state: 'suppressed' });
    await given.says('cem', 3, { author: 'system', kind: 'event', text: 'handoff' });
    expect(await jo.expects(200, 'GET', '/api/handoffs/cem.h1')).toEqual({
      id: 'cem.h1',
      conversationId: 'cem',
      state: 'offered',
      queue: 'cards',
      priority: 'normal',
      entry: 'first',
      reason: 'asked',
      intent: 'speak_to_human',
      locale: 'de',
      channel: 'whatsapp',
      requestedAt: 3_000,
      waitingSince: 1_000,
      promise: null,
      position: 3,
      assignee: null,
      offer: { agent: { id: jo.id, name: 'Jo' }, until: 9_000 },
      transfer: null,
      briefing: { summary: 'line 1', slots: { cause: 'lost' }, tried: ['block-lost-card.which_card'] },
      customer: { name: 'Ana', address: '••••0042' },
      lastLine: { seq: 1, at: 1_001, author: 'customer', kind: 'text', text: 'line 1' },
      tags: [],
      epoch: 2,
    });
  });

  it('shows what the customer has said last, whatever the bot has said behind it, and then what an agent has', async () => {
    const last = async () => (await jo.expects<{ lastLine: { text: string } }>(200, 'GET', '/api/handoffs/dia.h1')).lastLine.text;
    await given.says('dia', 2, { text: 'it is about my loan' });
    await given.says('dia', 3, { author: 'bot', text: 'I have added it.' }, { state: 'sent' });
    expect(await last()).toBe('it is about my loan');
    await given.says('dia', 4, { author: 'agent', text: 'I am looking.' }, { state: 'sent', author: 'agent' });
    expect(await last()).toBe('I am looking.');
  });

  it('names the people in it', async () => {
    const by = asId<'agent'>(jo.id);
    await given.alter(handoffs, 'fin.h1', { transfer: { to: { agent: asId<'agent'>(boss.id) }, by, note: 'please', until: 5 } });
    const seen = await jo.expects(200, 'GET', '/api/handoffs/fin.h1');
    expect(seen).toMatchObject({
      assignee: { id: jo.id, name: 'Jo' },
      acceptedAt: 800,
      transfer: { to: { agent: { id: boss.id, name: 'Ida' } }, by: { id: jo.id, name: 'Jo' }, note: 'please', until: 5 },
    });
    await given.alter<HandoffRequest>(handoffs, 'fin.h1', { transfer: null });
    expect(await jo.expects(200, 'GET', '/api/handoffs/dia.h1')).toMatchObject({ state: 'deferred', opensAt: 99_000, position: null });
  });

  it('that another one has followed shows nothing of what was said since: it may be in a queue that the agent does not serve', async () => {
    await given.waiting('hal', { state: 'closed', ended: 'resolved', assignee: asId(jo.id), endedAt: 900 });
    const first = await server.store.get(handoffs, 'hal.h1');
    if (!first) throw new Error('There is no request.');
    const { version: _, ended: _ended, endedAt: _endedAt, ...before } = first;
    const second = { ...before, id: asId<'handoff'>('hal.h2'), queue: 'general', state: 'queued', assignee: null } as const;
    await server.store.commit([change.insert(handoffs, second)]);
    await given.alter(conversations, 'hal', { openHandoff: second.id, counts: { contacts: 1, runs: 0, handoffs: 2 } });
    await given.says('hal', 2, { text: 'all my money is gone' });
    expect(await jo.expects(200, 'GET', '/api/handoffs/hal.h1')).toMatchObject({ state: 'closed', lastLine: null, epoch: null });
    const all = await server.signIn();
    expect(await all.expects(200, 'GET', '/api/handoffs/hal.h2')).toMatchObject({ lastLine: { text: 'all my money is gone' }, epoch: 2 });
    await given.alter(handoffs, 'hal.h2', { state: 'closed' });
  });

  it('of another queue, or of none, is not shown', async () => {
    expect(await jo.expects(403, 'GET', '/api/handoffs/eva.h1')).toMatchObject({ error: 'not_your_queue' });
    expect(await jo.expects(404, 'GET', '/api/handoffs/nobody.h1')).toMatchObject({ error: 'not_found' });
  });
});
