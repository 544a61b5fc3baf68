import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { conversations, handoffs } from '../../../../bots/conversation/records';
import type { Desk, Refused } from '../../../../bots/desk/desk';
import { errors } from '../../../../bots/server/errors';
import { change } from '../../../../bots/storage/store';
import { virtualClock } from '../../../../bots/testing/virtual-clock';
import { asId } from '../../../../flows/dialogue/ids';
import type { HandoffRequest } from '../../../../handoff/desk/request';
import type { Caller } from './caller';
import { type DeskServer, deskServer } from './desk-server';
import { seed } from './seed';
import { waitingLine } from './waiting-line';

type Items = { readonly items: readonly { readonly id: string; readonly position: number | null }[]; readonly next: string | null };

let server: DeskServer;
let given: ReturnType<typeof seed>;
let asked: unknown[][] = [];
let answer: Refused | 'done' = 'done';
let jo: Caller;
let boss: Caller;

const desk = (): Partial<Desk> => {
  const does =
    (name: string) =>
    async (...args: unknown[]) => {
      asked.push([name, ...args]);
      if (answer !== 'done') return answer;
      const id = name === 'pull' ? 'ann.h1' : String(args[1]);
      const request = await server.store.get(handoffs, id);
      return request ? ({ kind: 'done', request, epoch: 7 } as const) : ({ kind: 'refused', why: 'not_found' } as const);
    };
  const names = ['accept', 'reject', 'hold', 'resume', 'transfer', 'return', 'complete', 'pull'] as const;
  return Object.fromEntries(names.map((name) => [name, does(name)]));
};

beforeAll(async () => {
  server = await deskServer({ desk: desk() });
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
beforeEach(() => {
  asked = [];
  answer = 'done';
});

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

describe('what one does to a request', () => {
  const day = 24 * 3_600_000;
  const inAMonth = virtualClock().now() + 30 * day;

  it.each([
    ['accept', {}, []],
    ['reject', {}, []],
    ['hold', { until: inAMonth }, [inAMonth]],
    ['hold', {}, [undefined]],
    ['resume', {}, []],
    ['transfer', { to: { queue: 'general' } }, [{ to: { queue: 'general' }, warm: false, note: '' }]],
    ['transfer', { to: { agent: 'a' }, warm: true, note: 'n' }, [{ to: { agent: 'a' }, warm: true, note: 'n' }]],
    ['return', { outcome: 'resolved' }, [{ outcome: 'resolved', note: '' }]],
    ['return', { outcome: 'resolved', note: 'n', to: 'f.s' }, [{ outcome: 'resolved', note: 'n', to: 'f.s' }]],
    ['return', { outcome: 'resolved', seen: 4 }, [{ outcome: 'resolved', note: '', seen: 4 }]],
    ['complete', { outcome: 'unresolved' }, [{ outcome: 'unresolved' }]],
    ['complete', { outcome: 'unresolved', seen: 0 }, [{ outcome: 'unresolved', seen: 0 }]],
    ['complete', { outcome: 'x', tags: ['a'], note: 'n' }, [{ outcome: 'x', tags: ['a'], note: 'n' }]],
  ])('%s with %j goes to the desk, and the new state comes back', async (command, body, args) => {
    const done = await jo.expects(200, 'POST', `/api/handoffs/fin.h1/${command}`, body);
    expect(done).toMatchObject({ handoff: { id: 'fin.h1' }, epoch: 7 });
    expect(asked).toEqual([[command, jo.id, 'fin.h1', ...args]]);
  });

  it.each([
    5,
    inAMonth - 30 * day,
    inAMonth + 1,
    9e15,
  ])('is not put aside until %d: only for a time to come, at most 30 days', async (until) => {
    expect(await jo.expects(400, 'POST', '/api/handoffs/fin.h1/hold', { until })).toMatchObject({
      error: 'bad_request',
      message: expect.stringContaining('until'),
      cure: expect.stringContaining('30 days'),
    });
    expect(asked).toEqual([]);
  });

  it.each(['complete', 'return'])('%s takes the number of a line, and says where the customer has written behind it', async (command) => {
    for (const seen of [-1, 1.5, '4', null]) {
      await jo.expects(400, 'POST', `/api/handoffs/fin.h1/${command}`, { outcome: 'resolved', seen });
    }
    expect(asked).toEqual([]);
    answer = { kind: 'refused', why: 'customer_wrote' };
    expect(await jo.expects(409, 'POST', `/api/handoffs/fin.h1/${command}`, { outcome: 'resolved', seen: 4 })).toEqual({
      error: 'customer_wrote',
      message: expect.stringContaining('customer has written'),
      cure: expect.stringContaining('`seen`'),
    });
  });

  it('needs no body where there is nothing to say', async () => {
    await jo.expects(200, 'POST', '/api/handoffs/ann.h1/accept');
    await jo.expects(400, 'POST', '/api/handoffs/fin.h1/complete');
    await jo.expects(400, 'POST', '/api/handoffs/fin.h1/accept', { force: true });
    await jo.expects(400, 'POST', '/api/handoffs/fin.h1/transfer', { to: { queue: 'a', agent: 'b' } });
    await jo.expects(415, 'POST', '/api/handoffs/fin.h1/hold', '{}', { 'content-type': 'text/plain' });
  });

  it('is refused in the words of the desk, each reason with its status, and names who was faster', async () => {
    const by = { id: asId<'agent'>(boss.id), name: 'Ida' };
    for (const [why, status] of Object.entries({ not_found: 404, already_taken: 409, not_your_queue: 403, wrong_state: 409 }) as [
      Refused['why'],
      number,
    ][]) {
      answer = { kind: 'refused', why };
      const plain = await jo.expects(status, 'POST', '/api/handoffs/ann.h1/accept', {});
      expect(plain).toEqual({ error: why, message: expect.any(String), cure: expect.any(String) });
      answer = { kind: 'refused', why, by };
      const named = await jo.expects(status, 'POST', '/api/handoffs/ann.h1/accept', {});
      expect(named).toMatchObject({ error: why, by: { id: boss.id, name: 'Ida' }, message: expect.stringContaining('Ida') });
    }
  });

  it('names the outcomes that there are where another one is said', async () => {
    answer = { kind: 'refused', why: 'no_such_outcome', outcomes: ['resolved', 'unresolved', 'sold'] };
    expect(await jo.expects(400, 'POST', '/api/handoffs/fin.h1/complete', { outcome: 'done' })).toMatchObject({
      error: 'no_such_outcome',
      cure: 'Take one of: resolved, unresolved, sold.',
    });
  });

  it('says what to do to whom nobody has offered what they decline, and to who has not taken what they act on', async () => {
    answer = { kind: 'refused', why: 'not_yours' };
    const declined = await jo.expects(403, 'POST', '/api/handoffs/fin.h1/reject', {});
    expect(declined).toMatchObject({ error: 'not_yours', message: expect.stringContaining('not offered to you') });
    const held = await jo.expects(403, 'POST', '/api/handoffs/ann.h1/hold', {});
    expect(held).toMatchObject({ error: 'not_yours', cure: expect.stringContaining('Take the conversation first') });
    answer = { ...answer, by: { id: asId<'agent'>(boss.id), name: 'Ida' } };
    const named = await jo.expects(403, 'POST', '/api/handoffs/ann.h1/hold', {});
    expect(named).toMatchObject({ message: 'Ida has this conversation now.', cure: expect.stringContaining('Ask them') });
  });

  it('has a status for whatever the desk may say', () => {
    const reasons: Record<Refused['why'], number> = {
      not_found: 404,
      already_taken: 409,
      already_open: 409,
      not_your_queue: 403,
      not_yours: 403,
      wrong_state: 409,
      stale_control: 409,
      window_closed: 422,
      no_such_media: 400,
      media_not_taken: 422,
      no_such_article: 400,
      no_templates: 422,
      no_such_template: 400,
      wrong_values: 400,
      no_such_outcome: 400,
      no_such_step: 400,
      no_such_target: 400,
      not_there: 409,
      customer_wrote: 409,
    };
    for (const [why, status] of Object.entries(reasons)) expect([why, errors[why as Refused['why']][0]]).toEqual([why, status]);
  });

  it('can begin with a conversation that the bot has', async () => {
    await jo.expects(201, 'POST', '/api/handoffs', { conversationId: 'ann', queue: 'cards' });
    await jo.expects(201, 'POST', '/api/handoffs', { conversationId: 'ann' });
    expect(asked).toEqual([
      ['pull', jo.id, 'ann', 'cards'],
      ['pull', jo.id, 'ann', undefined],
    ]);
    answer = { kind: 'refused', why: 'already_open' };
    await jo.expects(409, 'POST', '/api/handoffs', { conversationId: 'ann' });
  });
});
