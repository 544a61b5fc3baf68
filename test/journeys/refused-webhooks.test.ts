import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inboxLetters } from '../../bots/mailroom/letters';
import { openProduct, type Product, signed } from './open-product';
import { post } from './post';

let product: Product;
let webhook: string;
beforeAll(async () => {
  product = await openProduct();
  await product.start();
  webhook = `${product.url}/webhooks/whatsapp`;
});
afterAll(() => product.close());

let said = 0;
/** A message in bytes that are more than ASCII; `padding` makes them as many as wanted. */
const message = (text = 'Größe 😀', bytes = 0): Buffer => {
  said += 1;
  const body = product.graph.bodies.text({ from: '4915550302', id: `wamid.r${said}`, at: Date.now() }, text);
  const plain = Buffer.from(JSON.stringify(body));
  return Buffer.concat([plain, Buffer.alloc(Math.max(0, bytes - plain.length), ' ')]);
};
/** All that was stored, but for the statuses of the bot's own answers. */
const messages = async () => (await product.all(inboxLetters, 'arrival')).filter(({ inbound }) => inbound.kind !== 'status');
const stored = async (): Promise<number> => (await messages()).length;
const flipped = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte, index) => (index === bytes.length - 20 ? byte ^ 1 : byte)));

describe('a webhook', () => {
  it.each<[string, (bytes: Buffer) => Record<string, string>]>([
    ['another secret', (bytes) => ({ 'x-hub-signature-256': signed(bytes, 'another') })],
    ['no signature', () => ({})],
    ['an empty signature', () => ({ 'x-hub-signature-256': '' })],
    ['half a signature', (bytes) => ({ 'x-hub-signature-256': signed(bytes).slice(0, 39) })],
    ['no "sha256="', (bytes) => ({ 'x-hub-signature-256': signed(bytes).slice('sha256='.length) })],
    ['nothing but zeros', () => ({ 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` })],
    ['SHA-1 alone', (bytes) => ({ 'x-hub-signature': `sha1=${createHmac('sha1', 'stand-in-secret').update(bytes).digest('hex')}` })],
    ['the signature of other bytes', (bytes) => ({ 'x-hub-signature-256': signed(flipped(bytes)) })],
  ])('with %s is 401, tells nothing of the right one, and nothing is stored', async (_, headers) => {
    const before = await stored();
    const bytes = message();
    const answer = await post(webhook, [bytes], headers(bytes));
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.body)).toEqual({ error: 'wrong_signature', message: expect.any(String), cure: expect.any(String) });
    expect(answer.body).not.toContain(signed(bytes).slice(7, 20));
    expect(await stored()).toBe(before);
  });

  it('is judged by its bytes, also where a character is split over chunks', async () => {
    const bytes = message();
    const middle = bytes.indexOf(Buffer.from('😀')) + 2;
    const chunks = [bytes.subarray(0, middle), bytes.subarray(middle)];
    const before = await stored();
    expect((await post(webhook, chunks, { 'x-hub-signature-256': signed(flipped(bytes)) })).status).toBe(401);
    expect(await stored()).toBe(before);
    expect((await post(webhook, chunks, { 'x-hub-signature-256': signed(bytes) })).status).toBe(200);
    const texts = (await messages()).map(
      ({ inbound }) => inbound.kind === 'message' && inbound.content.kind === 'text' && inbound.content.text,
    );
    expect(texts).toEqual(['Größe 😀']);
  });

  it('has at most 3,145,728 bytes, with or without a length told ahead', async () => {
    const most = message('as large as it may be', 3_145_728);
    expect((await post(webhook, [most], { 'x-hub-signature-256': signed(most) })).status).toBe(200);
    const before = await stored();
    const more = message('too large', 3_145_729);
    const headers = { 'x-hub-signature-256': signed(more) };
    expect(await post(webhook, [more], headers)).toMatchObject({ status: 413, body: expect.stringContaining('too_large') });
    expect((await post(webhook, [more], { ...headers, 'content-length': String(more.length) })).status).toBe(413);
    expect(await stored()).toBe(before);
  });

  it.each(['{"entry":', '', 'not json', '\u0000'])('that is no JSON (%j) is 400', async (text) => {
    const bytes = Buffer.from(text);
    expect(await post(webhook, [bytes], { 'x-hub-signature-256': signed(bytes) })).toMatchObject({
      status: 400,
      body: expect.stringContaining('not_json'),
    });
  });

  it.each([
    'null',
    '7',
    '"text"',
    '[]',
    '{}',
    '{"entry":null}',
    '{"entry":[null,7,{"changes":[null,{"value":7}]}]}',
  ])('that is JSON and nothing we know (%s) is taken and kept', async (text) => {
    const bytes = Buffer.from(text);
    expect((await post(webhook, [bytes], { 'x-hub-signature-256': signed(bytes) })).status).toBe(200);
    expect((await messages()).at(-1)?.state).toBe('kept');
  });

  it('is shaken hands on with the right token alone', async () => {
    const handshake = async (token: string, mode = 'subscribe') => {
      const answer = await fetch(`${webhook}?hub.mode=${mode}&hub.challenge=4711&hub.verify_token=${token}`);
      return [answer.status, await answer.text()];
    };
    expect(await handshake('verify-me')).toEqual([200, '4711']);
    expect(await handshake('verify-m')).toEqual([403, expect.stringContaining('wrong_token')]);
    expect(await handshake('')).toEqual([403, expect.any(String)]);
    expect(await handshake('verify-me', 'unsubscribe')).toEqual([403, expect.any(String)]);
    expect((await fetch(webhook)).status).toBe(403);
  });

  it.each(['telegram', 'instagram', '', 'whatsapp/', '__proto__', '%E0%A4%A'])('of a door that is not there (%s) is 404', async (door) => {
    const bytes = message();
    const answer = await post(`${product.url}/webhooks/${door}`, [bytes], { 'x-hub-signature-256': signed(bytes) });
    expect([answer.status, JSON.parse(answer.body).cure]).toEqual([404, expect.any(String)]);
  });

  it('takes no other method', async () => {
    expect((await fetch(webhook, { method: 'DELETE' })).status).toBe(405);
  });

  it('is taken with either of two secrets, while one replaces the other', async () => {
    const other = await openProduct({ WHATSAPP_APP_SECRET: 'new-secret, stand-in-secret' });
    await other.start();
    try {
      for (const secret of ['new-secret', 'stand-in-secret']) {
        const bytes = message();
        expect((await post(`${other.url}/webhooks/whatsapp`, [bytes], { 'x-hub-signature-256': signed(bytes, secret) })).status).toBe(200);
      }
      const bytes = message();
      const joined = signed(bytes, 'new-secret, stand-in-secret');
      expect((await post(`${other.url}/webhooks/whatsapp`, [bytes], { 'x-hub-signature-256': joined })).status).toBe(401);
    } finally {
      await other.close();
    }
  });
});
