import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Channel } from '../../../../bots/channels/channel';
import { messenger } from '../../../../bots/channels/messenger';
import { type GraphStandIn, graphStandIn } from '../../../../bots/testing/graph-stand-in/graph-stand-in';

let graph: GraphStandIn;
let door: Channel;
const signal = new AbortController().signal;
const letter = { to: '24068851122334455', payload: { text: 'hello' }, correlation: 'letter-1/0', late: false, signal };
const doorTo = (accessToken: string): Channel => {
  const { pageId, appId, appSecret } = graph.account;
  return messenger({ pageId, appId, accessToken, appSecrets: [appSecret], verifyToken: 'v', graphUrl: graph.url, graphVersion: 'v26.0' });
};

beforeAll(async () => {
  graph = await graphStandIn();
  door = doorTo(graph.account.accessToken);
});
afterAll(() => graph.close());

describe('send of Messenger', () => {
  it('answers the customer as the page, with our correlation as metadata', async () => {
    const sent = await door.send(letter);
    expect(sent).toEqual({ kind: 'sent', providerId: graph.ledger.accepted.at(-1)?.id });
    expect(graph.ledger.requests.at(-1)?.path).toBe(`/v26.0/${graph.account.pageId}/messages`);
    expect(graph.ledger.accepted.at(-1)?.message).toEqual({
      recipient: { id: '24068851122334455' },
      messaging_type: 'RESPONSE',
      message: { text: 'hello', metadata: 'letter-1/0' },
    });
    expect(graph.ledger.violations).toEqual([]);
  });

  it('shows that a message was seen, and then that an answer is being written', async () => {
    await door.seen({ providerId: 'm_A', from: '24068851122334455' }, signal);
    expect(graph.ledger.requests.slice(-2).map(({ body }) => JSON.parse(body))).toEqual([
      { recipient: { id: '24068851122334455' }, sender_action: 'mark_seen' },
      { recipient: { id: '24068851122334455' }, sender_action: 'typing_on' },
    ]);
    expect(graph.ledger.seen).toEqual(['24068851122334455']);
    expect(graph.ledger.violations).toEqual([]);
  });

  it('takes its own echo for the word that the letter is out', async () => {
    const sent = await door.send(letter);
    const [accepted] = graph.ledger.accepted.slice(-1);
    if (accepted === undefined || sent.kind !== 'sent') throw new Error(`not sent: ${JSON.stringify(sent)}`);
    expect(door.receive(graph.messenger.bodies.echo(accepted), 0)).toMatchObject([
      { kind: 'status', status: 'sent', providerId: sent.providerId, correlation: 'letter-1/0' },
    ]);
  });

  it.each([
    [{ code: 10, subcode: 2018278 }, 'refused', /24 hours/],
    [{ code: 551 }, 'refused', /another way/],
    [{ code: 100 }, 'refused', /Correct the message/],
    [{ code: 613 }, 'retryLater', /rate limit/],
    [{ code: 1200 }, 'retryLater', /try again later/],
  ])('says what to do about the error %j', async (error, kind, reason) => {
    graph.inject({ trigger: { next: 1 }, action: { do: 'error', ...error } });
    expect(await door.send(letter)).toMatchObject({ kind, code: String(error.code), reason: expect.stringMatching(reason) });
  });

  it('holds the account until its token is mended', async () => {
    expect(await doorTo('old').send(letter)).toMatchObject({ kind: 'retryLater', holds: 'account', code: '190' });
  });
});
