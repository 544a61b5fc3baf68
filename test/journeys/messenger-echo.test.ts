import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cardBank } from '../../bots/card-bank/bot';
import { messenger } from '../../bots/channels/messenger';
import { outboxLetters } from '../../bots/mailroom/letters';
import { type GraphStandIn, graphStandIn } from '../../bots/testing/graph-stand-in/graph-stand-in';
import { houseOf } from '../../bots/testing/house-of';
import type { JsonObject } from '../../flows/dialogue/json';

const psid = '24068851122334460';
let graph: GraphStandIn;
let stage: Awaited<ReturnType<typeof houseOf>>;
let receive: (body: JsonObject) => Promise<void>;

// No echo comes by itself: when it is heard is for each journey to say.
beforeEach(async () => {
  graph = await graphStandIn();
  const { pageId, appId, accessToken, appSecret } = graph.account;
  const door = messenger({
    pageId,
    appId,
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

const says = async (text: string): Promise<void> => {
  await receive(graph.messenger.bodies.text({ from: psid, id: `m_${text}`, at: stage.clock.now() }, text));
  await stage.settle();
};
const states = async () => (await stage.store.find(outboxLetters, { limit: 10 })).map(({ state }) => state);
const textsOf = () => graph.ledger.accepted.map(({ message }) => JSON.stringify(message));
const losesTheNextAnswer = (): void =>
  graph.inject({ match: { what: 'message' }, trigger: { next: 1 }, action: { do: 'reset', taken: true } });

it('a letter whose answer was lost on the way is confirmed by its echo, and is not sent a second time', async () => {
  losesTheNextAnswer();
  await says('I lost my card');
  expect(await states()).toEqual(['sending']);
  const [message] = graph.ledger.accepted;
  if (!message) throw new Error('The stand-in took nothing.');
  await stage.clock.advance(9_000, stage.settle);
  await receive(graph.messenger.bodies.echo({ ...message, at: stage.clock.now() }));
  await stage.settle();
  expect(await states()).toEqual(['sent']);
  await stage.clock.advance(120_000, stage.settle);
  expect(graph.ledger.accepted).toHaveLength(1);
});

it('a letter that nobody echoes is sent again exactly once, in the same words', async () => {
  losesTheNextAnswer();
  await says('I lost my card');
  await stage.clock.advance(10_100, stage.settle);
  await stage.clock.advance(120_000, stage.settle);
  expect(await states()).toEqual(['sent']);
  const [first, second, ...more] = textsOf();
  expect(second).toBe(first);
  expect(more).toEqual([]);
});

it("another's echo confirms nothing", async () => {
  losesTheNextAnswer();
  await says('I lost my card');
  await receive(graph.messenger.bodies.echo({ id: 'm_colleague', to: psid, at: stage.clock.now(), appId: null }));
  await stage.settle();
  expect(await states()).toEqual(['sending']);
});
