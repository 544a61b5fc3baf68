import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type GraphStandIn, graphStandIn } from '../../../../bots/testing/graph-stand-in/graph-stand-in';
import { jpeg, png } from '../../media/pictures';

let now = 0;
let graph: GraphStandIn;
beforeEach(async () => {
  now = Date.UTC(2026, 2, 1);
  graph = await graphStandIn({ now: () => now });
});
afterEach(() => graph.close());

const bearer = { authorization: 'Bearer stand-in-token' };
const ask = (path: string, headers: Record<string, string> = bearer, body?: FormData) =>
  fetch(path.startsWith('http') ? path : graph.url + path, { headers, ...(body ? { method: 'POST', body } : {}) });
const form = (parts: Record<string, string | Blob>): FormData => {
  const made = new FormData();
  for (const [name, part] of Object.entries(parts)) made.set(name, part);
  return made;
};
const picture = (type = 'image/png', bytes = png()): Blob => new Blob([new Uint8Array(bytes)], { type });
const given = { messaging_product: 'whatsapp', type: 'image/png', file: picture() };

describe('the stand-in’s files', () => {
  const addressOf = async (id: string): Promise<string> => ((await (await ask(`/v26.0/${id}`)).json()) as { url: string }).url;

  it('are resolved to an address, where they can be had for five minutes', async () => {
    const url = await addressOf(graph.files.put({ bytes: jpeg(), mimeType: 'image/jpeg' }, 'whatsapp'));
    now += 299_999;
    const had = await ask(url);
    expect([had.status, had.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(jpeg().equals(Buffer.from(await had.arrayBuffer()))).toBe(true);
    now += 1;
    expect((await ask(url)).status).toBe(404);
  });

  it('of WhatsApp’s are given to nobody without the token; to Messenger’s, none is brought', async () => {
    const file = { bytes: jpeg(), mimeType: 'image/jpeg' };
    expect((await ask(await addressOf(graph.files.put(file, 'whatsapp')), {})).status).toBe(401);
    const address = graph.files.pathOf(graph.files.put(file, 'messenger'));
    expect((await ask(address, {})).status).toBe(200);
    expect(graph.ledger.violations).toHaveLength(1);
    await ask(address);
    expect(graph.ledger.violations).toHaveLength(2);
  });

  it('that are not there are refused as Meta does it', async () => {
    const answer = await ask('/v26.0/1234');
    expect([answer.status, await answer.json()]).toEqual([400, { error: expect.objectContaining({ code: 100, error_subcode: 33 }) }]);
  });

  it('are taken from us, and stand in the ledger', async () => {
    const answer = await ask(`/v26.0/${graph.account.phoneNumberId}/media`, bearer, form(given));
    const { id } = (await answer.json()) as { id: string };
    expect(graph.ledger.uploads).toMatchObject([{ id, file: { mimeType: 'image/png', size: png().length } }]);
    expect(graph.files.get(id)).toMatchObject({ mimeType: 'image/png' });
  });

  it.each([
    ['another product', { ...given, messaging_product: 'messenger' }],
    ['no file', { messaging_product: 'whatsapp', type: 'image/png' }],
    ['a type that is not taken', { ...given, type: 'image/webp', file: picture('image/webp') }],
    ['Ogg without its codec', { ...given, type: 'audio/ogg', file: picture('audio/ogg') }],
    ['a type that is not the file’s', { ...given, type: 'image/jpeg' }],
    ['too large a picture', { ...given, file: picture('image/png', png(5 * 1_048_576)) }],
  ])('are refused with %s', async (_, parts) => {
    const answer = await ask(`/v26.0/${graph.account.phoneNumberId}/media`, bearer, form(parts));
    expect(answer.status).toBe(400);
    expect(graph.ledger.uploads).toEqual([]);
    expect(graph.ledger.violations).toHaveLength(1);
  });

  it('cannot be sent by an id that was never given, nor as what they are not', async () => {
    const id = graph.files.put({ bytes: png(), mimeType: 'image/png' }, 'whatsapp');
    const send = (type: string, of: string) =>
      fetch(`${graph.url}/v26.0/${graph.account.phoneNumberId}/messages`, {
        method: 'POST',
        headers: { ...bearer, 'content-type': 'application/json' },
        body: JSON.stringify({ messaging_product: 'whatsapp', to: '4915550100', type, [type]: { id: of } }),
      });
    expect((await send('image', id)).status).toBe(200);
    expect((await send('image', 'none')).status).toBe(400);
    expect((await send('audio', id)).status).toBe(400);
  });

  it('come to Messenger in the form of their message, and only with an attachment that names no other', async () => {
    const send = (attachment: object, filedata: Blob | null) => {
      const recipient = JSON.stringify({ id: '24068851122334455' });
      const parts = { recipient, messaging_type: 'RESPONSE', message: JSON.stringify({ attachment }) };
      return ask(`/v26.0/${graph.account.pageId}/messages`, bearer, form({ ...parts, ...(filedata ? { filedata } : {}) }));
    };
    expect((await send({ type: 'image', payload: {} }, picture())).status).toBe(200);
    expect(graph.ledger.accepted).toMatchObject([{ to: '24068851122334455', file: { mimeType: 'image/png' } }]);
    expect((await send({ type: 'image', payload: {} }, null)).status).toBe(400);
    expect((await send({ type: 'image', payload: { url: 'https://a.example/b.png' } }, picture())).status).toBe(400);
  });

  it('are the only ones that WhatsApp takes as a form', async () => {
    const answer = await ask(`/v26.0/${graph.account.phoneNumberId}/messages`, bearer, form(given));
    expect(answer.status).toBe(400);
  });
});
