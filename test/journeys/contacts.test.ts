import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cardBank } from '../../bots/card-bank/bot';
import type { Channel } from '../../bots/channels/channel';
import { messenger } from '../../bots/channels/messenger';
import { webchat } from '../../bots/channels/webchat';
import { whatsapp } from '../../bots/channels/whatsapp';
import { lines } from '../../bots/conversation/records';
import { conversationId } from '../../bots/mailroom/conversation-id';
import { type GraphStandIn, graphStandIn } from '../../bots/testing/graph-stand-in/graph-stand-in';
import { houseOf } from '../../bots/testing/house-of';
import type { Json } from '../../flows/dialogue/json';

let graph: GraphStandIn;
let stage: Awaited<ReturnType<typeof houseOf>>;
let doors: readonly Channel[];
beforeAll(async () => {
  graph = await graphStandIn();
  const { phoneNumberId, pageId, appId, accessToken, appSecret } = graph.account;
  const shared = { accessToken, appSecrets: [appSecret], verifyToken: 'v', graphUrl: graph.url, graphVersion: 'v26.0' };
  doors = [whatsapp({ ...shared, phoneNumberId }), messenger({ ...shared, pageId, appId }), webchat()];
  stage = await houseOf(cardBank, doors);
});
afterAll(async () => {
  await stage.house.stop();
  await stage.store.close();
  await graph.close();
});

const customer = '4915550122';
const bodyOf: Readonly<Record<string, (said: { id: string; from: string; at: number }, text: string) => Json>> = {
  whatsapp: (said, text) => graph.bodies.text(said, text),
  messenger: (said, text) => graph.messenger.bodies.text(said, text),
  webchat: ({ id, from, at }, text) => ({ visitor: from, at, message: { clientId: id, text } }),
};

// A contact is over half an hour after its last word: only a virtual clock gets there.
it.each([
  ['whatsapp', 'en', ['When are you open?', 'thank you', 'hello', 'I lost my card'], 'a bot, not a person'],
  ['messenger', 'en', ['When are you open?', 'thank you', 'hello', 'I lost my card'], 'a bot, not a person'],
  ['webchat', 'en', ['When are you open?', 'thank you', 'hello', 'I lost my card'], 'a bot, not a person'],
  ['whatsapp', 'de', ['Wann haben Sie geöffnet?', 'danke', 'hallo', 'Karte verloren'], 'einem Bot und nicht'],
  ['messenger', 'de', ['Wann haben Sie geöffnet?', 'danke', 'hallo', 'Karte verloren'], 'einem Bot und nicht'],
  ['webchat', 'de', ['Wann haben Sie geöffnet?', 'danke', 'hallo', 'Karte verloren'], 'einem Bot und nicht'],
] as const)('at the door %s the first words of each contact, and no others, say in %s that this is a bot', async (name, locale, words, told) => {
  const door = doors.find((one) => one.name === name);
  if (!door) throw new Error(`There is no door ${name}.`);
  const from = `${customer}${locale === 'en' ? 0 : 2}`;
  for (const [index, text] of words.entries()) {
    if (index === 2) await stage.clock.advance(1_801_000, stage.settle);
    const body = bodyOf[name]?.({ id: `${locale}-${index}`, from, at: stage.clock.now() }, text) ?? null;
    await stage.house.accept(door, door.receive(body, stage.clock.now()));
    await stage.settle();
  }
  const conversation = conversationId(name, door.account, from);
  const said = (await stage.store.find(lines, { where: { conversation }, limit: 50 })).filter(({ author }) => author === 'bot');
  expect(said.map(({ text }) => text.includes(told))).toEqual([true, false, true, false]);
  expect(new Set(said.map(({ contact }) => contact)).size).toBe(2);
});
