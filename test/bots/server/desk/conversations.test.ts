import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { conversations, replyDrafts } from '../../../../bots/conversation/records';
import type { Refused } from '../../../../bots/desk/desk';
import { change } from '../../../../bots/storage/store';
import { fakeChannel } from '../../../../bots/testing/fake-channel';
import { asId } from '../../../../flows/dialogue/ids';
import type { Flow } from '../../../../flows/engine/flow';
import { queue } from '../../../../handoff/queue';
import type { Caller } from './caller';
import { type DeskServer, deskServer } from './desk-server';
import { seed } from './seed';

const hour = 3_600_000;
const flow = (name: string, steps: readonly string[], channels: readonly string[] | null = null) =>
  [
    name,
    {
      name,
      channels,
      steps: Object.fromEntries(steps.map((step) => [step, { verb: step === 'do' ? 'do' : 'ask', name: step }])),
    } as unknown as Flow,
  ] as const;

const wordless = { say: () => '', has: () => false, words: () => ({}) };
/** What agents of this bot can send, by language and file. */
const prepared: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'de/articles': { 'fees.title': 'Gebühren', 'fees.text': 'Das kostet nichts.' },
  'de/templates': { language: 'de', question: 'Guten Tag {{name}}, kurz zu {{matter}}: bitte melden.', hello: 'Guten Tag.' },
};
const queues = new Map([['cards', queue('cards')]]);

let server: DeskServer;
let given: ReturnType<typeof seed>;
let jo: Caller;
let asked: unknown[] = [];
let refused: Refused | null = null;

beforeAll(async () => {
  const said = (text: string, more: object = {}) => {
    if (refused) return refused;
    return { kind: 'said', line: given.line('ann', 9, { author: 'agent', agent: asId(jo.id), text, ...more }) } as const;
  };
  server = await deskServer({
    channels: new Map([['whatsapp', { ...fakeChannel('whatsapp'), replyWindow: { bot: 24 * hour, person: 24 * hour }, templates: true }]]),
    bot: {
      locales: ['en', 'de'],
      texts: { ...wordless, all: (locale, namespace) => prepared[`${locale}/${namespace}`] ?? {} },
      queues,
      flows: new Map(),
    },
    desk: {
      reply: async (...args) => {
        asked = args;
        return said(args[2].saying.kind === 'text' ? args[2].saying.text : args[2].saying.kind);
      },
      note: async (...args) => {
        asked = args;
        return said(args[2], { kind: 'note' });
      },
      keepDraft: async (...args) => {
        asked = args;
        return refused ?? { kind: 'kept' };
      },
    },
  });
  given = seed(server.store, server.clock.now());
  jo = await server.somebody(['agent'], { name: 'Jo' });
  await given.waiting('ann', { state: 'active', assignee: asId(jo.id) });
  await given.alter(conversations, 'ann', {
    floor: { holder: 'agent', agent: asId<'agent'>(jo.id), handoff: asId<'handoff'>('ann.h1'), epoch: 3 },
    heardAt: server.clock.now(),
  });
  await given.says(
    'ann',
    2,
    { author: 'bot', text: 'sent', keys: ['a.b'] },
    { state: 'delivered', providerId: 'wamid.2', providerIds: ['wamid.2'] },
  );
  await given.says('ann', 3, { author: 'bot', text: 'held back' }, { state: 'suppressed' });
  await given.notes('ann', 4, 'careful');
  await given.says('ann', 5, { author: 'agent', agent: asId(jo.id), text: 'hello' }, { state: 'sending' });
  await given.says('ann', 6, { author: 'agent', agent: asId(jo.id), text: 'lost' }, { state: 'dead', failure: '131026: unreachable' });
  await given.waiting('foreign', { queue: 'general' });
  await given.conversation('bots', { channel: 'webchat', address: 'v1' });
});
afterAll(() => server.stop());
beforeEach(() => {
  asked = [];
  refused = null;
});

describe('a transcript', () => {
  it('has what was said and what was noted in one order without a hole, with what became of each line', async () => {
    const { items, next } = await jo.expects<{ items: object[]; next: null }>(200, 'GET', '/api/conversations/ann/transcript');
    const at = expect.any(Number);
    const agent = { id: jo.id, name: 'Jo' };
    expect(items).toEqual([
      { seq: 1, at, author: 'customer', kind: 'text', text: 'line 1' },
      { seq: 2, at, author: 'bot', kind: 'text', text: 'sent', keys: ['a.b'], status: 'delivered', providerId: 'wamid.2' },
      { seq: 3, at, author: 'bot', kind: 'text', text: 'held back', status: 'suppressed' },
      { seq: 4, at, author: 'agent', kind: 'note', text: 'careful' },
      { seq: 5, at, author: 'agent', kind: 'text', text: 'hello', agent, status: 'queued' },
      { seq: 6, at, author: 'agent', kind: 'text', text: 'lost', agent, status: 'failed', failure: '131026: unreachable' },
    ]);
    expect(next).toBeNull();
  });

  it.each([
    ['?limit=4', [1, 2, 3, 4], 4],
    ['?after=4&limit=4', [5, 6], null],
    ['?after=2&limit=2', [3, 4], 4],
    ['?after=4&limit=2', [5, 6], null],
    ['?after=6', [], null],
    ['?after=99', [], null],
    ['?before=99&limit=2', [5, 6], 5],
    ['?before=5&limit=3', [2, 3, 4], 2],
    ['?before=2&limit=3', [1], null],
    ['?before=1', [], null],
  ])('%s has the lines %j, and goes on at %j', async (query, seqs, next) => {
    const page = await jo.expects<{ items: { seq: number }[]; next: number | null }>(
      200,
      'GET',
      `/api/conversations/ann/transcript${query}`,
    );
    expect([page.items.map(({ seq }) => seq), page.next]).toEqual([seqs, next]);
  });

  it('is not to be had by a query that is none', async () => {
    for (const query of ['?limit=0', '?limit=501', '?after=-1', '?after=x', '?after=1&before=2', '?seq=1']) {
      await jo.expects(400, 'GET', `/api/conversations/ann/transcript${query}`);
    }
  });
});

describe('a conversation', () => {
  it('shows who has the floor, its request, and where the bot can go on', async () => {
    const own = await deskServer({
      bot: {
        locales: ['en'],
        texts: { ...wordless, all: () => ({}) },
        queues: new Map(),
        flows: new Map([flow('balance', ['do', 'show']), flow('block', ['which', 'confirm']), flow('page', ['hi'], ['webchat'])]),
      },
    });
    const there = seed(own.store, 1_000);
    await there.waiting('ann');
    await there.alter(conversations, 'ann', {
      interrupted: {
        run: {
          id: asId<'flow run'>('r1'),
          flow: 'block',
          step: 'confirm',
          phase: 'try_1',
          visit: 1,
          slots: {},
          values: {},
          committed: false,
        },
        outcome: null,
      },
    });
    const boss = await own.signIn();
    expect(await boss.expects(200, 'GET', '/api/conversations/ann')).toEqual({
      id: 'ann',
      channel: 'whatsapp',
      locale: 'de',
      customer: { id: 'ann', name: 'Ana', address: '••••0042' },
      floor: { holder: 'queue', handoff: 'ann.h1', epoch: 2 },
      release: 'r1',
      lastAt: 1_001,
      seq: 1,
      handoff: expect.objectContaining({ id: 'ann.h1', state: 'queued' }),
      canReply: { allowed: 'free', until: null, reason: 'open' },
      draft: null,
      returnTo: [
        { to: 'block.confirm', flow: 'block', step: 'confirm' },
        { to: 'balance.show', flow: 'balance', step: 'show' },
        { to: 'block.which', flow: 'block', step: 'which' },
      ],
    });
    await own.stop();
  });

  it('says until when the channel takes a reply', async () => {
    const heardAt = server.clock.now();
    const canReply = async () => (await jo.expects<{ canReply: object }>(200, 'GET', '/api/conversations/ann')).canReply;
    expect(await canReply()).toEqual({ allowed: 'free', until: heardAt + 24 * hour, reason: 'open' });
    await given.alter(conversations, 'ann', { heardAt: heardAt - 24 * hour });
    expect(await canReply()).toEqual({ allowed: 'template', until: heardAt, reason: 'window' });
    await given.alter(conversations, 'ann', { locale: 'en' });
    expect(await canReply()).toEqual({ allowed: 'none', until: heardAt, reason: 'window' });
    await given.alter(conversations, 'ann', { locale: 'de' });
    await given.alter(conversations, 'ann', { heardAt });
  });

  it("is shown to who may see its request; one that is the bot's alone, to supervisors and administrators", async () => {
    const supervisor = await server.somebody(['supervisor']);
    const boss = await server.signIn();
    for (const path of ['', '/transcript']) {
      await jo.expects(403, 'GET', `/api/conversations/foreign${path}`);
      await supervisor.expects(403, 'GET', `/api/conversations/foreign${path}`);
      await boss.expects(200, 'GET', `/api/conversations/foreign${path}`);
      await jo.expects(403, 'GET', `/api/conversations/bots${path}`);
      await supervisor.expects(200, 'GET', `/api/conversations/bots${path}`);
      await jo.expects(404, 'GET', `/api/conversations/none${path}`);
    }
  });
});

describe('what is prepared for agents to send', () => {
  it('are the articles in the language that comes nearest', async () => {
    const article = { id: 'fees', title: 'Gebühren', text: 'Das kostet nichts.' };
    expect(await jo.expects(200, 'GET', '/api/articles?locale=de-AT')).toEqual({ locale: 'de', items: [article] });
    expect(await jo.expects(200, 'GET', '/api/articles')).toEqual({ locale: 'en', items: [] });
  });

  it("are the templates in the conversation's language, where its channel has them", async () => {
    expect(await jo.expects(200, 'GET', '/api/conversations/ann/templates')).toEqual({
      items: [
        { name: 'question', text: 'Guten Tag {{name}}, kurz zu {{matter}}: bitte melden.', placeholders: ['name', 'matter'] },
        { name: 'hello', text: 'Guten Tag.', placeholders: [] },
      ],
    });
    await jo.expects(403, 'GET', '/api/conversations/foreign/templates');
    await jo.expects(404, 'GET', '/api/conversations/none/templates');
    await given.alter(conversations, 'ann', { channel: 'webchat' });
    expect(await jo.expects(200, 'GET', '/api/conversations/ann/templates')).toEqual({ items: [] });
    await given.alter(conversations, 'ann', { channel: 'whatsapp', locale: 'en' });
    expect(await jo.expects(200, 'GET', '/api/conversations/ann/templates')).toEqual({ items: [] });
    await given.alter(conversations, 'ann', { locale: 'de' });
  });
});

describe('a reply', () => {
  const send = (headers: Record<string, string>, body: object = { text: ' good morning ' }) =>
    jo.call('POST', '/api/conversations/ann/messages', body, headers);

  it('needs a key of its own and the epoch that was read', async () => {
    const told = async (headers: Record<string, string>) => {
      const { status, body } = await send(headers);
      return [status, body['error']];
    };
    expect(await told({ 'if-match': '"3"' })).toEqual([400, 'key_required']);
    expect(await told({ 'if-match': '"3"', 'idempotency-key': 'k'.repeat(201) })).toEqual([400, 'key_too_long']);
    expect(await told({ 'idempotency-key': 'k' })).toEqual([428, 'epoch_required']);
    for (const epoch of ['*', '"x"', '-1', 'W/"3"'])
      expect(await told({ 'idempotency-key': 'k', 'if-match': epoch })).toEqual([428, 'epoch_required']);
    const bodies = [
      {},
      { text: ' ' },
      { text: 'x'.repeat(4_097) },
      { text: 'x', note: true },
      { text: 'x', article: 'fees' },
      { article: '' },
      { media: {} },
      { media: { id: 'm1', caption: 'x'.repeat(1_025) } },
      { template: { name: 'question', values: { name: 'Ana\nKurz' } } },
      { template: { name: 'question', values: { name: 'Ana\tKurz' } } },
      { template: { name: 'question', values: { name: 'Ana     Kurz' } } },
      { template: { name: 'question', values: { name: ' ' } } },
      { template: { name: 'question', values: { name: 'x'.repeat(201) } } },
      { template: { name: 'question', language: 'en' } },
    ];
    for (const body of bodies) {
      expect((await send({ 'idempotency-key': 'k', 'if-match': '"3"' }, body)).status).toBe(400);
    }
    expect(asked).toEqual([]);
  });

  it('goes to the desk with both, and is the line that it became', async () => {
    const { status, body } = await send({ 'idempotency-key': 'k1', 'if-match': '"3"' });
    expect([status, body]).toEqual([
      201,
      { seq: 9, at: expect.any(Number), author: 'agent', kind: 'text', text: 'good morning', agent: { id: jo.id, name: 'Jo' } },
    ]);
    expect(asked).toEqual([jo.id, 'ann', { saying: { kind: 'text', text: 'good morning' }, key: 'k1', epoch: 3 }]);
  });

  it.each([
    [{ media: { id: 'm1' } }, { kind: 'media', media: 'm1', caption: '' }],
    [{ media: { id: 'm1', caption: ' here ' } }, { kind: 'media', media: 'm1', caption: 'here' }],
    [{ article: 'fees' }, { kind: 'article', article: 'fees' }],
    [{ template: { name: 'hello' } }, { kind: 'template', name: 'hello', values: {} }],
    [{ template: { name: 'question', values: { name: ' Ana ' } } }, { kind: 'template', name: 'question', values: { name: 'Ana' } }],
  ])('can be %j', async (body, saying) => {
    expect((await send({ 'idempotency-key': 'k1', 'if-match': '"3"' }, body)).status).toBe(201);
    expect(asked).toEqual([jo.id, 'ann', { saying, key: 'k1', epoch: 3 }]);
  });

  it.each([
    ['no_such_media', 400, 'Upload it'],
    ['media_not_taken', 422, 'Send '],
    ['no_such_article', 400, 'GET /api/articles'],
    ['no_such_template', 400, 'templates'],
    ['no_templates', 422, 'own words'],
  ] as const)('is refused as %s, with the cure', async (why, status, cure) => {
    refused = { kind: 'refused', why };
    expect(await send({ 'idempotency-key': 'k2', 'if-match': '"3"' })).toMatchObject({
      status,
      body: { error: why, cure: expect.stringContaining(cure) },
    });
  });

  it('of a template is refused with the placeholders that want a value', async () => {
    refused = { kind: 'refused', why: 'wrong_values', placeholders: ['name', 'matter'] };
    const body = { template: { name: 'question' } };
    expect(await send({ 'idempotency-key': 'k2', 'if-match': '"3"' }, body)).toMatchObject({
      status: 400,
      body: { error: 'wrong_values', cure: 'Give name, matter, and nothing else, as `values`.' },
    });
  });

  it('is refused with who has the conversation now', async () => {
    refused = { kind: 'refused', why: 'stale_control', by: { id: asId('a9'), name: 'Ida' } };
    const { status, body } = await send({ 'idempotency-key': 'k2', 'if-match': '"2"' });
    expect([status, body]).toMatchObject([
      409,
      { error: 'stale_control', by: { id: 'a9', name: 'Ida' }, message: expect.stringContaining('Ida') },
    ]);
    refused = { kind: 'refused', why: 'window_closed' };
    expect((await send({ 'idempotency-key': 'k2', 'if-match': '"3"' })).status).toBe(422);
    refused = { kind: 'refused', why: 'not_yours' };
    expect(await send({ 'idempotency-key': 'k2', 'if-match': '"3"' })).toMatchObject({
      status: 403,
      body: {
        error: 'not_yours',
        message: expect.not.stringContaining('Somebody else'),
        cure: expect.stringContaining('Take the conversation first'),
      },
    });
  });
});

describe('what agents write', () => {
  it.each(['\0', 'a\ud83d', '\ude00 b'])('is not taken with %j in it, which not every store and channel keeps', async (text) => {
    const headers = { 'idempotency-key': 'odd', 'if-match': '"3"' };
    for (const [method, path] of [
      ['POST', '/messages'],
      ['POST', '/notes'],
      ['PUT', '/draft'],
    ] as const) {
      expect(await jo.expects(400, method, `/api/conversations/ann${path}`, { text: `x${text}` }, headers)).toMatchObject({
        error: 'bad_request',
        message: expect.stringContaining('leave it out'),
      });
    }
    for (const [command, body] of [
      ['transfer', { to: { queue: 'general' } }],
      ['return', { outcome: 'resolved' }],
      ['complete', { outcome: 'resolved' }],
    ] as const) {
      await jo.expects(400, 'POST', `/api/handoffs/ann.h1/${command}`, { ...body, note: text });
    }
    await jo.expects(400, 'POST', '/api/handoffs/ann.h1/complete', { outcome: 'resolved', tags: [`x${text}`] });
    await (await server.signIn()).expects(400, 'PATCH', `/api/agents/${jo.id}`, { name: `Jo${text}` });
    expect(asked).toEqual([]);
  });

  it('may be in any script, with emoji of more than one part', async () => {
    await jo.expects(201, 'POST', '/api/conversations/ann/notes', { text: 'مرحبا 👩‍👧 ok' });
  });
});

describe('a note', () => {
  it('is written by who may see the conversation', async () => {
    const line = await jo.expects(201, 'POST', '/api/conversations/ann/notes', { text: 'careful' });
    expect(line).toMatchObject({ kind: 'note', text: 'careful' });
    expect(asked).toEqual([jo.id, 'ann', 'careful']);
    refused = { kind: 'refused', why: 'not_your_queue' };
    await jo.expects(403, 'POST', '/api/conversations/foreign/notes', { text: 'x' });
  });

  it('is refused with a key that is too long, for cut off it could be the key of another', async () => {
    const send = (key: string) => jo.call('POST', '/api/conversations/ann/notes', { text: 'careful' }, { 'idempotency-key': key });
    expect((await send('k'.repeat(200))).status).toBe(201);
    expect(await send('k'.repeat(201))).toMatchObject({ status: 400, body: { error: 'key_too_long' } });
  });
});

describe('what somebody has begun to write', () => {
  it('goes to the desk, which keeps it for who comes next', async () => {
    await jo.expects(204, 'PUT', '/api/conversations/ann/draft', { text: 'Dear' });
    expect(asked).toEqual([jo.id, 'ann', 'Dear']);
  });

  it('is shown with its conversation', async () => {
    const draft = { id: asId<'conversation'>('ann'), text: 'Dear Ana', by: asId<'agent'>(jo.id), at: 7 };
    await server.store.commit([change.insert(replyDrafts, draft)]);
    expect(await jo.expects(200, 'GET', '/api/conversations/ann')).toMatchObject({
      draft: { text: 'Dear Ana', by: { id: jo.id, name: 'Jo' }, at: 7 },
    });
  });

  it('is refused with who serves the customer', async () => {
    refused = { kind: 'refused', why: 'not_yours', by: { id: asId('a9'), name: 'Ida' } };
    expect(await jo.expects(403, 'PUT', '/api/conversations/ann/draft', { text: 'x' })).toMatchObject({
      error: 'not_yours',
      by: { name: 'Ida' },
    });
  });
});
