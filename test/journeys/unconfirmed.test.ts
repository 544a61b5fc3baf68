import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cardBank } from '../../bots/card-bank/bot';
import { whatsapp } from '../../bots/channels/whatsapp';
import { agents } from '../../bots/conversation/people';
import { handoffs } from '../../bots/conversation/records';
import { outboxLetters } from '../../bots/mailroom/letters';
import { change } from '../../bots/storage/store';
import { type GraphStandIn, graphStandIn } from '../../bots/testing/graph-stand-in/graph-stand-in';
import { houseOf } from '../../bots/testing/house-of';
import { asId } from '../../flows/dialogue/ids';
import type { JsonObject } from '../../flows/dialogue/json';
import { until } from './until';

const number = '4915550602';
let graph: GraphStandIn;
let stage: Awaited<ReturnType<typeof houseOf>>;
let receive: (body: JsonObject) => Promise<void>;

// No status comes by itself: what is heard, and when, is for each journey to say.
beforeEach(async () => {
  graph = await graphStandIn();
  const { phoneNumberId, accessToken, appSecret } = graph.account;
  const door = whatsapp({
    phoneNumberId,
    accessToken,
    appSecrets: [appSecret],
    verifyToken: 'v',
    graphUrl: graph.url,
    graphVersion: 'v26.0',
  });
  stage = await houseOf(cardBank, [door]);
  receive = (body) => stage.house.accept(door, door.receive(body, stage.clock.now()));
});
afterEach(async () => {
  await stage.house.stop();
  await stage.store.close();
  await graph.close();
});

const says = (text: string, id = text): Promise<void> =>
  receive(graph.bodies.text({ from: number, id: `wamid.${id}`, at: stage.clock.now() }, text));
const letters = async () => (await stage.store.find(outboxLetters, { limit: 10 })).map(({ state }) => state);
const attempts = () => graph.ledger.requests.filter(({ body }) => body.includes('biz_opaque_callback_data')).length;
/** Somebody of the house accepts the request that waits. */
const someoneTakesOver = async (): Promise<void> => {
  const ana = {
    id: asId<'agent'>('ana'),
    name: 'Ana',
    email: 'ana@bank.example',
    queues: 'all',
    languages: [],
    capacity: 1,
    load: [],
  } as const;
  await stage.store.commit([change.insert(agents, { ...ana, roles: ['agent'], disabled: false })]);
  const [request] = await stage.store.find(handoffs, { limit: 1 });
  expect(request && (await stage.house.desk.accept(ana.id, request.id))).toMatchObject({ kind: 'done' });
};
const unanswered = (taken: boolean, how: 'reset' | 'hang') =>
  graph.inject({ match: { what: 'message' }, trigger: { next: 1 }, action: { do: how, taken } });

describe('a letter that may have arrived, without an answer', () => {
  it('is sent again exactly once when no status names it for ten seconds', async () => {
    unanswered(true, 'reset');
    await says('I lost my card');
    await stage.settle();
    expect([attempts(), await letters()]).toEqual([1, ['sending']]);
    await stage.clock.advance(9_900, stage.settle);
    expect(attempts()).toBe(1);
    await stage.clock.advance(200, stage.settle);
    expect([attempts(), await letters()]).toEqual([2, ['sent']]);
    await stage.clock.advance(120_000, stage.settle);
    expect(attempts()).toBe(2);
  });

  it('is sent again no more than once, however often the answer breaks off, and settled by a status that comes late', async () => {
    graph.inject({ match: { what: 'message' }, trigger: 'always', action: { do: 'truncate' } });
    await says('I lost my card');
    await stage.settle();
    await stage.clock.advance(60_000, stage.settle);
    expect([graph.ledger.accepted.length, await letters()]).toEqual([2, ['dead']]);
    const [message] = graph.ledger.accepted;
    if (!message) throw new Error('The stand-in took nothing.');
    await receive(graph.bodies.status({ ...message, status: 'delivered', at: stage.clock.now() }));
    await stage.settle();
    expect(await letters()).toEqual(['delivered']);
  });

  it('is not sent again when its status comes within these ten seconds', async () => {
    unanswered(true, 'reset');
    await says('I lost my card');
    await stage.settle();
    await stage.clock.advance(9_000, stage.settle);
    const [message] = graph.ledger.accepted;
    if (!message) throw new Error('The stand-in took nothing.');
    await receive(graph.bodies.status({ ...message, status: 'delivered', at: stage.clock.now() }));
    await stage.settle();
    expect(await letters()).toEqual(['delivered']);
    await stage.clock.advance(120_000, stage.settle);
    expect(attempts()).toBe(1);
  });

  it('keeps the next one of its conversation waiting, so that they arrive in their order', async () => {
    unanswered(true, 'reset');
    await says('I lost my card');
    await stage.settle();
    await says('the blue one');
    await stage.settle();
    expect([attempts(), await letters()]).toEqual([1, ['sending', 'sending']]);
    await stage.clock.advance(10_100, stage.settle);
    expect([attempts(), await letters()]).toEqual([3, ['sent', 'sent']]);
    expect(graph.ledger.accepted.map(({ correlation }) => correlation)).toEqual(
      graph.ledger.accepted.map(({ correlation }) => correlation).toSorted((a = '', b = '') => (a < b ? -1 : 1)),
    );
  });

  it('is called off after eight seconds of silence, and sent again when the ten seconds are over', async () => {
    unanswered(false, 'hang');
    await says('I lost my card');
    await until('the request is out', () => attempts() === 1);
    await stage.clock.advance(8_000);
    await stage.settle();
    expect(attempts()).toBe(1);
    await stage.clock.advance(2_100, stage.settle);
    expect([attempts(), graph.ledger.accepted.length, await letters()]).toEqual([2, 1, ['sent']]);
  });

  it('is not sent again at all where its conversation has gone to a person meanwhile', async () => {
    unanswered(false, 'reset');
    await says('hello');
    await stage.settle();
    await says('I want to talk to a person');
    await stage.settle();
    await someoneTakesOver();
    await stage.settle();
    await stage.clock.advance(10_100, stage.settle);
    // Neither the greeting, which may be out, nor the notice behind it.
    expect(graph.ledger.accepted).toHaveLength(0);
    expect(await letters()).toEqual(['suppressed', 'suppressed']);
  });
});
