import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type GraphStandIn, graphStandIn } from '../../../../bots/testing/graph-stand-in/graph-stand-in';
import type { Json, JsonObject } from '../../../../flows/dialogue/json';

const now = Date.UTC(2026, 2, 1);
const customer = '24068851122334455';
let bot: Server;
let graph: GraphStandIn;
let heard: { readonly path: string | undefined; readonly body: string; readonly signature: string }[];

beforeEach(async () => {
  heard = [];
  bot = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const signature = String(request.headers['x-hub-signature-256']);
      heard.push({ path: request.url, body: Buffer.concat(chunks).toString(), signature });
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
  const address = bot.address();
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/webhooks`;
  graph = await graphStandIn({
    webhook: `${base}/whatsapp`,
    messengerWebhook: `${base}/messenger`,
    echo: ['sent', 'delivered', 'read'],
    now: () => now,
  });
});
afterEach(async () => {
  await graph.close();
  bot.closeAllConnections();
  bot.close();
});

const post = (body: JsonObject, token = graph.account.accessToken) =>
  fetch(`${graph.url}/v26.0/${graph.account.pageId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const sending = (message: JsonObject, more: JsonObject = {}): JsonObject => ({
  recipient: { id: customer },
  messaging_type: 'RESPONSE',
  message,
  ...more,
});
const buttons = (count: number, title = 'Yes', text = 'Sure?'): JsonObject => ({
  attachment: {
    type: 'template',
    payload: { template_type: 'button', text, buttons: Array.from({ length: count }, () => ({ type: 'postback', title, payload: 'c' })) },
  },
});
const quickReplies = (count: number, title = 'Yes'): JsonObject => ({
  text: 'Which?',
  quick_replies: Array.from({ length: count }, () => ({ content_type: 'text', title, payload: 'c' })),
});
const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await new Promise((resolve) => setImmediate(resolve));
};

describe('a page of the stand-in', () => {
  it.each<[string, Json]>([
    ['no body', []],
    ['no recipient', { messaging_type: 'RESPONSE', message: { text: 'hi' } }],
    ['no messaging type', { recipient: { id: customer }, message: { text: 'hi' } }],
    ['a tag that is gone', sending({ text: 'hi' }, { messaging_type: 'MESSAGE_TAG', tag: 'ACCOUNT_UPDATE' })],
    ['a tag without its type', sending({ text: 'hi' }, { tag: 'HUMAN_AGENT' })],
    ['an unknown property', sending({ text: 'hi' }, { colour: 'red' })],
    ['an empty message', sending({})],
    ['a text and an attachment', sending({ text: 'hi', ...buttons(1) })],
    ['a text of 2,001', sending({ text: 'x'.repeat(2001) })],
    ['metadata of 1,001', sending({ text: 'hi', metadata: 'x'.repeat(1001) })],
    ['four buttons', sending(buttons(4))],
    ['a button’s title of 21', sending(buttons(1, 'x'.repeat(21)))],
    ['a template’s text of 641', sending(buttons(1, 'Yes', 'x'.repeat(641)))],
    ['an unknown template', sending({ attachment: { type: 'template', payload: { template_type: 'carousel' } } })],
    ['fourteen quick replies', sending(quickReplies(14))],
    ['a quick reply’s title of 21', sending(quickReplies(1, 'x'.repeat(21)))],
    ['an unknown action', { recipient: { id: customer }, sender_action: 'wave' }],
    ['a message with an action', sending({ text: 'hi' }, { sender_action: 'typing_on' })],
  ])('refuses %s and writes it down', async (_, body) => {
    const answer = await post(body as JsonObject);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      error: { message: expect.stringMatching(/^\(#100\) \S/), type: 'OAuthException', code: 100, fbtrace_id: expect.any(String) },
    });
    expect(graph.ledger.violations).toMatchObject([{ code: 100 }]);
    expect(graph.ledger.accepted).toEqual([]);
  });

  it.each<[string, JsonObject]>([
    ['a text of 2,000', sending({ text: 'x'.repeat(2000) })],
    ['three buttons', sending(buttons(3, 'x'.repeat(20), 'x'.repeat(640)))],
    ['thirteen quick replies', sending(quickReplies(13, 'x'.repeat(20)))],
    ['a person’s late answer', sending({ text: 'hi' }, { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' })],
    ['an image', sending({ attachment: { type: 'image', payload: { url: 'https://example.com/a.png' } } })],
  ])('takes %s', async (_, body) => {
    const answer = await post(body);
    expect(await answer.json()).toEqual({ recipient_id: customer, message_id: expect.stringMatching(/^m_/) });
    expect(graph.ledger.violations).toEqual([]);
  });

  it('asks for the right token', async () => {
    expect(await (await post(sending({ text: 'hi' }), 'other')).json()).toMatchObject({ error: { code: 190 } });
  });

  it('answers an action with the customer alone', async () => {
    expect(await (await post({ recipient: { id: customer }, sender_action: 'typing_on' })).json()).toEqual({ recipient_id: customer });
    expect(graph.ledger.accepted).toEqual([]);
  });

  it('sends echo, delivery and reading of what it took, in order and signed, to the webhook of Messenger', async () => {
    await post(sending({ text: 'hi', metadata: 'letter-1/0' }));
    await until(() => graph.ledger.deliveries.length === 3);
    const id = graph.ledger.accepted[0]?.id;
    expect(heard.map(({ body }) => JSON.parse(body).entry[0].messaging[0])).toMatchObject([
      {
        sender: { id: graph.account.pageId },
        message: { mid: id, is_echo: true, app_id: Number(graph.account.appId), metadata: 'letter-1/0' },
      },
      { sender: { id: customer }, delivery: { mids: [id], watermark: now } },
      { sender: { id: customer }, read: { watermark: now } },
    ]);
    for (const { path, body, signature } of heard) {
      expect(path).toBe('/webhooks/messenger');
      expect(signature).toBe(`sha256=${createHmac('sha256', graph.account.appSecret).update(body).digest('hex')}`);
    }
  });

  it('plays an error with its subcode, as Messenger words it', async () => {
    graph.inject({ match: { to: customer }, trigger: { next: 1 }, action: { do: 'error', code: 10, subcode: 2018278 } });
    const answer = await post(sending({ text: 'hi' }));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      error: { code: 10, error_subcode: 2018278, message: '(#10) This message is sent outside of allowed window.' },
    });
  });

  it('lets customers of the page write and tap', async () => {
    await graph.messenger.says(customer, 'hi');
    await graph.messenger.taps(customer, { id: 'c', title: 'Yes' });
    expect(heard.map(({ path, body }) => [path, JSON.parse(body).entry[0].messaging[0]])).toMatchObject([
      ['/webhooks/messenger', { sender: { id: customer }, message: { text: 'hi' } }],
      ['/webhooks/messenger', { sender: { id: customer }, postback: { payload: 'c', title: 'Yes' } }],
    ]);
  });

  it('is told from another process what to post, to the door that it is for', async () => {
    const bodies = [graph.messenger.bodies, graph.bodies].map((of) => of.text({ id: 'm', from: customer, at: now }, 'hi'));
    for (const body of bodies) await fetch(`${graph.url}/__stand-in/webhooks`, { method: 'POST', body: JSON.stringify(body) });
    expect(heard.map(({ path }) => path)).toEqual(['/webhooks/messenger', '/webhooks/whatsapp']);
  });
});
