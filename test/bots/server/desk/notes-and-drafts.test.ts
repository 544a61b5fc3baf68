import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { replyDrafts } from '../../../../bots/conversation/records';
import { change } from '../../../../bots/storage/store';
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
    expect(desk.asked).toEqual([]);
  });

  it('may be in any script, with emoji of more than one part', async () => {
    await jo.expects(201, 'POST', '/api/conversations/ann/notes', { text: 'مرحبا 👩‍👧 ok' });
  });
});

describe('a note', () => {
  it('is written by who may see the conversation', async () => {
    const line = await jo.expects(201, 'POST', '/api/conversations/ann/notes', { text: 'careful' });
    expect(line).toMatchObject({ kind: 'note', text: 'careful' });
    expect(desk.asked).toEqual([jo.id, 'ann', 'careful']);
    desk.refuses = { kind: 'refused', why: 'not_your_queue' };
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
    expect(desk.asked).toEqual([jo.id, 'ann', 'Dear']);
  });

  it('is shown with its conversation', async () => {
    const draft = { id: asId<'conversation'>('ann'), text: 'Dear Ana', by: asId<'agent'>(jo.id), at: 7 };
    await server.store.commit([change.insert(replyDrafts, draft)]);
    expect(await jo.expects(200, 'GET', '/api/conversations/ann')).toMatchObject({
      draft: { text: 'Dear Ana', by: { id: jo.id, name: 'Jo' }, at: 7 },
    });
  });

  it('is refused with who serves the customer', async () => {
    desk.refuses = { kind: 'refused', why: 'not_yours', by: { id: asId('a9'), name: 'Ida' } };
    expect(await jo.expects(403, 'PUT', '/api/conversations/ann/draft', { text: 'x' })).toMatchObject({
      error: 'not_yours',
      by: { name: 'Ida' },
    });
  });
});
