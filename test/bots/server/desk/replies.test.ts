import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asId } from '../../../../flows/dialogue/ids';
import { type ConversationStage, conversationStage } from './conversation-stage';

let server: ConversationStage['server'];
let jo: ConversationStage['jo'];
let desk: ConversationStage['desk'];

beforeAll(async () => {
  ({ server, jo, desk } = await conversationStage());
});
afterAll(() => server.stop());
beforeEach(() => desk.forget());

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
      { media: { id: 'm1', caption: 'x'.repeat(4_097) } },
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
    expect(desk.asked).toEqual([]);
  });

  it('goes to the desk with both, and is the line that it became', async () => {
    const { status, body } = await send({ 'idempotency-key': 'k1', 'if-match': '"3"' });
    expect([status, body]).toEqual([
      201,
      { seq: 9, at: expect.any(Number), author: 'agent', kind: 'text', text: 'good morning', agent: { id: jo.id, name: 'Jo' } },
    ]);
    expect(desk.asked).toEqual([jo.id, 'ann', { saying: { kind: 'text', text: 'good morning' }, key: 'k1', epoch: 3 }]);
  });

  it.each([
    [{ media: { id: 'm1' } }, { kind: 'media', media: 'm1', caption: '' }],
    [{ media: { id: 'm1', caption: ' here ' } }, { kind: 'media', media: 'm1', caption: 'here' }],
    // As long as the window lets them write: a door puts what its captions have no room for behind the file.
    [{ media: { id: 'm1', caption: 'x'.repeat(4_096) } }, { kind: 'media', media: 'm1', caption: 'x'.repeat(4_096) }],
    [{ article: 'fees' }, { kind: 'article', article: 'fees' }],
    [{ template: { name: 'hello' } }, { kind: 'template', name: 'hello', values: {} }],
    [{ template: { name: 'question', values: { name: ' Ana ' } } }, { kind: 'template', name: 'question', values: { name: 'Ana' } }],
  ])('can be %j', async (body, saying) => {
    expect((await send({ 'idempotency-key': 'k1', 'if-match': '"3"' }, body)).status).toBe(201);
    expect(desk.asked).toEqual([jo.id, 'ann', { saying, key: 'k1', epoch: 3 }]);
  });

  it.each([
    ['no_such_media', 400, 'Upload it'],
    ['media_not_taken', 422, 'Send '],
    ['no_such_article', 400, 'GET /api/articles'],
    ['no_such_template', 400, 'templates'],
    ['no_templates', 422, 'own words'],
  ] as const)('is refused as %s, with the cure', async (why, status, cure) => {
    desk.refuses = { kind: 'refused', why };
    expect(await send({ 'idempotency-key': 'k2', 'if-match': '"3"' })).toMatchObject({
      status,
      body: { error: why, cure: expect.stringContaining(cure) },
    });
  });

  it('of a template is refused with the placeholders that want a value', async () => {
    desk.refuses = { kind: 'refused', why: 'wrong_values', placeholders: ['name', 'matter'] };
    const body = { template: { name: 'question' } };
    expect(await send({ 'idempotency-key': 'k2', 'if-match': '"3"' }, body)).toMatchObject({
      status: 400,
      body: { error: 'wrong_values', cure: 'Give name, matter, and nothing else, as `values`.' },
    });
  });

  it('is refused with who has the conversation now', async () => {
    desk.refuses = { kind: 'refused', why: 'stale_control', by: { id: asId('a9'), name: 'Ida' } };
    const { status, body } = await send({ 'idempotency-key': 'k2', 'if-match': '"2"' });
    expect([status, body]).toMatchObject([
      409,
      { error: 'stale_control', by: { id: 'a9', name: 'Ida' }, message: expect.stringContaining('Ida') },
    ]);
    desk.refuses = { kind: 'refused', why: 'window_closed' };
    expect((await send({ 'idempotency-key': 'k2', 'if-match': '"3"' })).status).toBe(422);
    desk.refuses = { kind: 'refused', why: 'not_yours' };
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
