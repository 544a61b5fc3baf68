import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type GraphStandIn, graphStandIn } from '../../../../bots/testing/graph-stand-in/graph-stand-in';
import type { JsonObject } from '../../../../flows/dialogue/json';

let bot: Server;
let graph: GraphStandIn;
let heard: { readonly body: string; readonly signature: string }[];
/** The statuses with which the bot answers, then 200. */
let answers: number[];

beforeEach(async () => {
  heard = [];
  answers = [];
  bot = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      heard.push({ body: Buffer.concat(chunks).toString(), signature: String(request.headers['x-hub-signature-256']) });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
  const address = bot.address();
  const webhook = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/webhooks/whatsapp`;
  graph = await graphStandIn({ webhook, echo: ['sent', 'delivered'], retries: [1, 1], now: () => Date.UTC(2026, 2, 1) });
});
afterEach(async () => {
  await graph.close();
  bot.closeAllConnections();
  bot.close();
});

const post = (body: JsonObject | string, headers = {}, path = `/v26.0/${graph.account.phoneNumberId}/messages`) =>
  fetch(graph.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${graph.account.accessToken}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const text = (more: JsonObject = {}): JsonObject => ({
  messaging_product: 'whatsapp',
  to: '4915550100',
  type: 'text',
  text: { body: 'hi' },
  ...more,
});
const buttons = (...replies: JsonObject[]): JsonObject =>
  text({
    type: 'interactive',
    text: undefined,
    interactive: { type: 'button', body: { text: 'b' }, action: { buttons: replies.map((reply) => ({ type: 'reply', reply })) } },
  });
const rows = (count: number, sections = 1): JsonObject => {
  const section = (number: number): JsonObject => ({
    title: `Section ${number}`,
    rows: Array.from({ length: count }, (_, index) => ({ id: `${number}.${index}`, title: `Row ${index}` })),
  });
  const action = { button: 'Choose', sections: Array.from({ length: sections }, (_, number) => section(number)) };
  return text({ type: 'interactive', text: undefined, interactive: { type: 'list', body: { text: 'b' }, action } });
};
const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await new Promise((resolve) => setImmediate(resolve));
};

describe('the stand-in of the Graph API', () => {
  it.each<[string, () => JsonObject, number]>([
    ['no product', () => text({ messaging_product: undefined }), 100],
    ['an unknown type', () => text({ type: 'telex' }), 100],
    ['an unknown property', () => text({ colour: 'red' }), 100],
    ['no recipient', () => text({ to: undefined }), 131008],
    ['no body', () => text({ text: {} }), 131008],
    ['an empty body', () => text({ text: { body: '' } }), 131009],
    ['a body of 4,097', () => text({ text: { body: 'x'.repeat(4097) } }), 131009],
    ['itself as recipient', () => text({ to: '15550783881' }), 131021],
    ['four buttons', () => buttons(...['a', 'b', 'c', 'd'].map((id) => ({ id, title: id }))), 131009],
    ['a title of 21', () => buttons({ id: 'a', title: 'x'.repeat(21) }), 131009],
    ['a title twice', () => buttons({ id: 'a', title: 'A' }, { id: 'b', title: 'A' }), 131009],
    ['an id twice', () => buttons({ id: 'a', title: 'A' }, { id: 'a', title: 'B' }), 131009],
    ['eleven rows', () => rows(11), 131009],
    ['two sections of six rows', () => rows(6, 2), 131009],
    ['an id and a link', () => text({ type: 'image', text: undefined, image: { id: '1', link: 'https://example.com/a.png' } }), 131009],
    ['a read mark for no message', () => ({ messaging_product: 'whatsapp', status: 'read', message_id: '7' }), 131009],
    ['correlation data of 513', () => text({ biz_opaque_callback_data: 'x'.repeat(513) }), 131009],
  ])('refuses %s and writes it down', async (_, body, code) => {
    const answer = await post(body());
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code, type: 'OAuthException', error_data: { details: expect.any(String) } } });
    expect(graph.ledger.violations).toMatchObject([{ code }]);
    expect(graph.ledger.accepted).toEqual([]);
  });

  it.each<[string, () => JsonObject]>([
    ['a text of 4,096', () => text({ text: { body: 'x'.repeat(4096) } })],
    ['three buttons', () => buttons(...['a', 'b', 'c'].map((id) => ({ id, title: id.repeat(20) })))],
    ['ten rows', () => rows(10)],
    ['two sections of five rows', () => rows(5, 2)],
    ['a template', () => text({ type: 'template', text: undefined, template: { name: 'hello', language: { code: 'de' } } })],
  ])('takes %s', async (_, body) => {
    expect((await post(body())).status).toBe(200);
    expect(graph.ledger.violations).toEqual([]);
  });

  it('asks for the right token, number, path and type', async () => {
    await post(text(), { authorization: 'Bearer other' });
    await post(text(), {}, '/v26.0/1/messages');
    await post(text(), { 'content-type': 'text/plain' });
    await post('{"to":');
    expect(graph.ledger.violations).toMatchObject([{ code: 190 }, { code: 100, subcode: 33 }, { code: 100 }, { code: 100 }]);
    expect(graph.ledger.accepted).toEqual([]);
  });

  it('answers 200 and delivers nothing when a user id stands in `to`', async () => {
    expect((await post(text({ to: 'US.1349' }))).status).toBe(200);
    expect(graph.ledger.accepted).toEqual([]);
    expect(graph.ledger.violations).toMatchObject([{ details: expect.stringContaining('recipient') }]);
  });

  it('sends the statuses of what it took, in order, signed over the very bytes', async () => {
    await post(text({ biz_opaque_callback_data: 'Brief/ä' }));
    await until(() => graph.ledger.deliveries.length === 2);
    const statuses = heard.map(({ body }) => JSON.parse(body).entry[0].changes[0].value.statuses[0]);
    expect(statuses).toMatchObject([
      { status: 'sent', biz_opaque_callback_data: 'Brief/ä', id: graph.ledger.accepted[0]?.id },
      { status: 'delivered' },
    ]);
    for (const { body, signature } of heard) {
      expect(body).toContain('Brief\\/\\u00e4');
      expect(signature).toBe(`sha256=${createHmac('sha256', graph.account.appSecret).update(body).digest('hex')}`);
    }
  });

  it('posts a webhook again until it is taken', async () => {
    answers = [503, 500];
    expect(await graph.says('4915550100', 'hi')).toMatchObject({ status: 200 });
    expect(new Set(heard.map(({ body }) => body)).size).toBe(1);
    expect(graph.ledger.deliveries.map(({ status }) => status)).toEqual([503, 500, 200]);
  });

  it('can sign wrongly, or not at all', async () => {
    const body = graph.bodies.text({ id: 'wamid.1', from: '4915550100', at: 0 }, 'hi');
    await graph.deliver(body, 'right');
    await graph.deliver(body, 'wrong');
    await graph.deliver(body, 'missing');
    expect(new Set(heard.map(({ signature }) => signature)).size).toBe(3);
    expect(heard[2]?.signature).toBe('undefined');
  });

  it('fails late with a status', async () => {
    graph.inject({ trigger: 'always', action: { do: 'failLate', code: 131026 } });
    expect((await post(text())).status).toBe(200);
    await until(() => heard.length === 1);
    expect(JSON.parse(heard[0]?.body ?? '').entry[0].changes[0].value.statuses[0]).toMatchObject({
      status: 'failed',
      errors: [{ code: 131026 }],
    });
  });

  it('plays a rule for its recipient and as often as told', async () => {
    graph.inject({ match: { to: '4915550100' }, trigger: { every: 2 }, action: { do: 'error', code: 131056 } });
    const statuses = [];
    for (const to of ['4915550100', '4915550100', '4915550199', '4915550100', '4915550100'])
      statuses.push((await post(text({ to }))).status);
    expect(statuses).toEqual([200, 400, 200, 200, 400]);
    graph.heal();
    expect((await post(text())).status).toBe(200);
  });

  it('names the time to wait in both of Meta’s ways', async () => {
    graph.inject({ trigger: 'always', action: { do: 'error', code: 130429, retryAfter: 3, usage: 2 } });
    const { status, headers } = await post(text());
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('3');
    expect(headers.get('x-business-use-case-usage')).toContain('"estimated_time_to_regain_access":2');
  });

  it('is alike in two runs with the same seed', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 40; count++) {
      if (count % 20 === 0) graph.heal();
      if (count % 20 === 0) graph.inject({ trigger: { share: 0.5, seed: 42 }, action: { do: 'error', code: 2 } });
      statuses.push((await post(text())).status);
    }
    expect(new Set(statuses)).toEqual(new Set([200, 500]));
    expect(statuses.slice(20)).toEqual(statuses.slice(0, 20));
  });

  it('is told what to do from another process, too', async () => {
    const at = (path: string, init: RequestInit) => fetch(`${graph.url}/__stand-in/${path}`, init);
    await at('injections', { method: 'POST', body: JSON.stringify({ trigger: { next: 1 }, action: { do: 'html', status: 502 } }) });
    expect((await post(text())).status).toBe(502);
    expect((await post(text())).status).toBe(200);
    expect(await (await at('ledger', { method: 'GET' })).json()).toMatchObject({ accepted: [{ to: '4915550100' }], requests: [{}, {}] });
    await at('ledger', { method: 'DELETE' });
    expect(graph.ledger.requests).toEqual([]);
    expect((await at('nothing', { method: 'GET' })).status).toBe(404);
  });

  it('posts to this machine only', async () => {
    await expect(graphStandIn({ webhook: 'https://example.com/webhook' })).rejects.toThrow(/on 127.0.0.1/);
  });
});
