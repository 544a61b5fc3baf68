import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { handoffs } from '../../bots/conversation/records';
import { inboxLetters } from '../../bots/mailroom/letters';
import { type Door, doors, publicDoors } from './doors';
import { badManners } from './manners';
import { openProduct, type Product } from './open-product';
import type { Talk } from './talk';
import { until } from './until';

// Retries take seconds by the machine's clock, so these journeys go side by side: each has a customer of its own.
let product: Product;
const talks: Talk[] = [];
beforeAll(async () => {
  product = await openProduct();
  await product.start();
});
afterAll(async () => {
  expect(product.graph.ledger.violations).toEqual([]);
  for (const talk of talks) expect(await badManners(product, talk)).toEqual([]);
  await product.close();
});

const requestsOf = async ({ conversation }: Talk) => {
  const requests = await product.all(handoffs, 'requestedAt');
  return requests.filter((request) => request.conversation === conversation);
};
const callsOf = ({ address }: Talk, path: string) =>
  product.bank.calls.filter((call) => call.path.startsWith(`/cards/c${address}-`) && call.path.endsWith(path));
const blocksOf = ({ address }: Talk) => product.bank.blocked.filter((card) => card.startsWith(`c${address}-`));

const somebodyAt = async (door: Door, locale?: 'en' | 'de'): Promise<Talk> => {
  const talk = await door.somebody(product, locale);
  talks.push(talk);
  return talk;
};
/** A customer who has been asked whether to block the blue card. */
const aboutToBlock = async (door: Door): Promise<Talk> => {
  const one = await somebodyAt(door);
  await one.says('I lost my card');
  await one.taps('4821');
  return one;
};
/** Confirms the block, which the bank does not answer yet, and says something more meanwhile. */
const impatient = async (door: Door, words: string) => {
  const one = await aboutToBlock(door);
  product.bank.fail({ path: `c${one.address}-4821/block`, times: 1, how: 'silence' });
  const answer = one.taps('Yes');
  await until('the bank is asked', () => callsOf(one, '/block').length === 1);
  return { one, answer, next: one.says(words) };
};

it.concurrent.each(
  doors,
)('at the door $name, a bank that is busy twice is asked three times under one key, and the customer notices nothing', async (door) => {
  const mara = await aboutToBlock(door);
  product.bank.fail({ path: `c${mara.address}-4821/block`, times: 2, how: 503 });
  expect((await mara.taps('Yes')).text).toMatch(/^Done\./);
  const asked = callsOf(mara, '/block');
  expect(asked.map(({ status }) => status)).toEqual([503, 503, 200]);
  expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
  expect(asked[0]).toMatchObject({ key: expect.stringMatching(/\S/), body: '{"cause":"lost"}' });
  expect(blocksOf(mara)).toHaveLength(1);
});

it.concurrent.each(doors)('at the door $name, an order whose answer was lost on the way is made once', async (door) => {
  const mara = await aboutToBlock(door);
  await mara.taps('Yes');
  await mara.taps('Yes');
  product.bank.fail({ path: `c${mara.address}-4821/replacement`, times: 1, how: 'lost' });
  expect((await mara.taps('Yes')).text).toMatch(/^Your new card is ordered/);
  expect(callsOf(mara, '/replacement').map(({ status }) => status)).toEqual([0, 202]);
  expect(product.bank.ordered.filter((card) => card.startsWith(`c${mara.address}-`))).toHaveLength(1);
});

it.concurrent.each(
  doors,
)('at the door $name, a bank that does not answer at all is admitted, in either language: nothing is blocked, and an emergency colleague comes', async (door) => {
  const [ana, ben] = [await somebodyAt(door, 'en'), await somebodyAt(door, 'de')];
  for (const { address } of [ana, ben]) product.bank.fail({ path: `address=${address}`, times: 3, how: 'cut' });
  const [english, german] = await Promise.all([ana.says('I lost my card'), ben.says('Meine Karte ist weg')]);
  expect(english.text).toMatch(/our card system is not answering me, and your card is NOT blocked yet/);
  expect(english.text).toMatch(/a colleague from our emergency team for you right now/);
  expect(german.text).toMatch(/Ihre Karte ist noch NICHT gesperrt/);
  const emergency = { queue: 'cards-emergency', priority: 'urgent', state: 'queued', briefing: { slots: { cause: 'lost' } } };
  expect(await requestsOf(ana)).toMatchObject([{ ...emergency, channel: door.name, locale: 'en' }]);
  expect(await requestsOf(ben)).toMatchObject([{ ...emergency, channel: door.name, locale: 'de' }]);
});

it.concurrent.each(
  doors,
)('at the door $name, a block whose outcome nobody knows is not claimed either way, is tried on, and is told when it is known', async (door) => {
  const mara = await aboutToBlock(door);
  product.bank.fail({ path: `c${mara.address}-4821/block`, times: 3, how: 500 });
  const told = await mara.taps('Yes');
  expect(told.text).toMatch(/I can't see yet whether your debit card ••4821 is blocked\. I keep trying/);
  expect(await requestsOf(mara)).toMatchObject([
    { queue: 'cards-emergency', priority: 'urgent', briefing: { slots: { card: 'Debit card ••4821', cause: 'lost' } } },
  ]);
  expect((await mara.hears(15_000)).text).toMatch(/has gone through now/);
  expect(blocksOf(mara)).toHaveLength(1);
  expect(new Set(callsOf(mara, '/block').map(({ key }) => key)).size).toBe(1);
}, 30_000);

it.concurrent.each(
  doors,
)('at the door $name, a yes that the customer writes while the bank is at work waits, and answers no question of later', async (door) => {
  const { one, answer, next } = await impatient(door, 'yes please');
  await until('the message waits', async () =>
    (await product.all(inboxLetters, 'arrival')).some(
      ({ conversation, state }) => conversation === one.conversation && state === 'pending',
    ),
  );
  product.bank.answerNow(one.address);
  expect((await answer).text).toMatch(/^Done\..*Shall I order you a new card\?$/s);
  expect((await next).text).toMatch(/came in just before my question did.*Shall I order you a new card\?$/s);
  expect((await one.says('yes please')).text).toMatch(/Lindenallee in Berlin/);
});

it.concurrent.each(
  doors,
)('at the door $name, a wish for a person while the bank is at work is noted at once, and served when the outcome is known', async (door) => {
  const { one, answer, next } = await impatient(door, 'I want to talk to a person');
  expect((await answer).text).toMatch(/just finish what I have begun/);
  product.bank.answerNow(one.address);
  expect((await next).text).toMatch(/^Done\./);
  expect(await requestsOf(one)).toMatchObject([{ queue: 'general', reason: 'asked' }]);
});

const strangers = publicDoors.flatMap((door) => [
  {
    name: door.name,
    door,
    locale: 'en',
    words: 'I lost my card',
    told: /I can't tell from this chat which customer you are, so it is NOT blocked yet/,
  },
  { name: door.name, door, locale: 'de', words: 'Ich habe meine Karte verloren', told: /noch NICHT gesperrt/ },
]);
it.concurrent.each(
  strangers,
)('at the door $name, somebody whom the bank does not know gets a person, in $locale, and nothing is done to any card', async ({
  door,
  locale,
  words,
  told,
}) => {
  const otto = await door.stranger(product);
  talks.push(otto);
  expect((await otto.says(words)).text).toMatch(told);
  expect(await requestsOf(otto)).toMatchObject([
    { queue: 'cards-emergency', priority: 'urgent', channel: door.name, locale, briefing: { slots: { cause: 'lost' } } },
  ]);
  expect(product.bank.calls.filter(({ path }) => path.includes(otto.address))).toEqual([]);
});
