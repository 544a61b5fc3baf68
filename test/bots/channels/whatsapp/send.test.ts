import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Channel } from '../../../../bots/channels/channel';
import { whatsapp } from '../../../../bots/channels/whatsapp';
import { type GraphStandIn, graphStandIn } from '../../../../bots/testing/graph-stand-in/graph-stand-in';

let graph: GraphStandIn;
let door: Channel;
const signal = new AbortController().signal;
const payload = { type: 'text', text: { body: 'hello', preview_url: false } };

beforeAll(async () => {
  graph = await graphStandIn();
  const { phoneNumberId, accessToken, appSecret } = graph.account;
  door = whatsapp({ phoneNumberId, accessToken, appSecrets: [appSecret], verifyToken: 'v', graphUrl: graph.url, graphVersion: 'v26.0' });
});
afterAll(() => graph.close());

describe('send of WhatsApp', () => {
  it.each([
    ['a phone number in `to`', '4915550100', { to: '4915550100' }],
    ['a user id in `recipient`', 'US.13491208655302741918', { recipient: 'US.13491208655302741918' }],
  ])('puts %s', async (_, to, address) => {
    const sent = await door.send({ to, payload, correlation: 'letter-1', late: false, signal });
    const accepted = graph.ledger.accepted.at(-1);
    expect(sent).toEqual({ kind: 'sent', providerId: accepted?.id });
    expect(accepted?.message).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...address,
      ...payload,
      biz_opaque_callback_data: 'letter-1',
    });
    expect(graph.ledger.violations).toEqual([]);
  });

  it('shows that a message was seen and that an answer is being written', async () => {
    await door.seen({ providerId: 'wamid.A', from: '4915550100' }, signal);
    expect(JSON.parse(graph.ledger.requests.at(-1)?.body ?? '')).toEqual({
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: 'wamid.A',
      typing_indicator: { type: 'text' },
    });
    expect(graph.ledger.seen).toEqual(['wamid.A']);
  });

  it('holds the account until its token is mended', async () => {
    const { phoneNumberId } = graph.account;
    const expired = whatsapp({
      phoneNumberId,
      accessToken: 'old',
      appSecrets: ['s'],
      verifyToken: 'v',
      graphUrl: graph.url,
      graphVersion: 'v26.0',
    });
    expect(await expired.send({ to: '4915550100', payload, correlation: 'c', late: false, signal })).toMatchObject({
      kind: 'retryLater',
      holds: 'account',
      code: '190',
    });
  });

  it('does not take a 200 without an id for sent', async () => {
    graph.inject({ trigger: { next: 1 }, action: { do: 'error', code: 131000, status: 200 } });
    expect(await door.send({ to: '4915550100', payload, correlation: 'c', late: false, signal })).toMatchObject({
      kind: 'retryLater',
      code: '131000',
    });
  });
});
