import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { handoffs } from '../../bots/conversation/records';
import { inboxLetters } from '../../bots/mailroom/letters';
import { customer } from './customer';
import { conversationOf, openProduct, type Product } from './open-product';
import { until } from './until';

// Retries take seconds by the machine's clock, so these journeys go side by side: each has a customer of its own.
let product: Product;
beforeAll(async () => {
  product = await openProduct();
  await product.start();
});
afterAll(async () => {
  expect(product.graph.ledger.violations).toEqual([]);
  await product.close();
});

const requestsOf = async (number: string) => {
  const requests = await product.all(handoffs, 'requestedAt');
  return requests.filter(({ conversation }) => conversation === conversationOf(product, number));
};
const callsOf = (number: string, path: string) =>
  product.bank.calls.filter((call) => call.path.startsWith(`/cards/c${number}`) && call.path.endsWith(path));
/** A customer who has been asked whether to block the blue card. */
const aboutToBlock = async (number: string) => {
  const one = customer(product.graph, number);
  await one.says('I lost my card');
  await one.taps('4821');
  return one;
};
/** Confirms the block, which the bank does not answer yet. */
const confirmed = async (number: string) => {
  const one = await aboutToBlock(number);
  product.bank.fail({ path: `c${number}-4821/block`, times: 1, how: 'silence' });
  const yes = one.read().at(-1)?.choices[0];
  if (!yes) throw new Error('There is no question.');
  await product.graph.taps(number, yes);
  await until('the bank is asked', () => callsOf(number, '/block').length === 1);
  return one;
};

it.concurrent('a bank that is busy twice is asked three times under one key, and the customer notices nothing', async () => {
  const mara = await aboutToBlock('4915550202');
  product.bank.fail({ path: `c${mara.number}-4821/block`, times: 2, how: 503 });
  expect((await mara.taps('Yes')).text).toMatch(/^Done\./);
  const asked = callsOf(mara.number, '/block');
  expect(asked.map(({ status }) => status)).toEqual([503, 503, 200]);
  expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
  expect(asked[0]).toMatchObject({ key: expect.stringMatching(/\S/), body: '{"cause":"lost"}' });
  expect(product.bank.blocked.filter((card) => card.includes(mara.number))).toHaveLength(1);
});

it.concurrent('an order whose answer was lost on the way is made once', async () => {
  const mara = await aboutToBlock('4915550204');
  await mara.taps('Yes');
  await mara.taps('Yes');
  product.bank.fail({ path: `c${mara.number}-4821/replacement`, times: 1, how: 'lost' });
  expect((await mara.taps('Yes')).text).toMatch(/^Your new card is ordered/);
  expect(callsOf(mara.number, '/replacement').map(({ status }) => status)).toEqual([0, 202]);
  expect(product.bank.ordered.filter((card) => card.includes(mara.number))).toHaveLength(1);
});

it.concurrent('a bank that does not answer at all is admitted, in either language: nothing is blocked, and an emergency colleague comes', async () => {
  const [ana, ben] = [customer(product.graph, '4915550206'), customer(product.graph, '4915550208')];
  for (const { number } of [ana, ben]) product.bank.fail({ path: `address=${number}`, times: 3, how: 'cut' });
  const [english, german] = await Promise.all([ana.says('I lost my card'), ben.says('Meine Karte ist weg')]);
  expect(english.text).toMatch(/our card system is not answering me, and your card is NOT blocked yet/);
  expect(english.text).toMatch(/a colleague from our emergency team for you right now/);
  expect(german.text).toMatch(/Ihre Karte ist noch NICHT gesperrt/);
  const emergency = { queue: 'cards-emergency', priority: 'urgent', state: 'queued', briefing: { slots: { cause: 'lost' } } };
  expect(await requestsOf(ana.number)).toMatchObject([{ ...emergency, locale: 'en' }]);
  expect(await requestsOf(ben.number)).toMatchObject([{ ...emergency, locale: 'de' }]);
});

it.concurrent('a block whose outcome nobody knows is not claimed either way, is tried on, and is told when it is known', async () => {
  const mara = await aboutToBlock('4915550210');
  product.bank.fail({ path: `c${mara.number}-4821/block`, times: 3, how: 500 });
  const told = await mara.taps('Yes');
  expect(told.text).toMatch(/I can't see yet whether your debit card ••4821 is blocked\. I keep trying/);
  expect(await requestsOf(mara.number)).toMatchObject([
    { queue: 'cards-emergency', priority: 'urgent', briefing: { slots: { card: 'Debit card ••4821', cause: 'lost' } } },
  ]);
  expect((await mara.hears(15_000)).text).toMatch(/has gone through now/);
  expect(product.bank.blocked.filter((card) => card.includes(mara.number))).toHaveLength(1);
  expect(new Set(callsOf(mara.number, '/block').map(({ key }) => key)).size).toBe(1);
}, 30_000);

it.concurrent('a number that the bank does not know gets a person, and nothing is done to any card', async () => {
  const otto = customer(product.graph, '4915550219');
  expect((await otto.says('Ich habe meine Karte verloren')).text).toMatch(/noch NICHT gesperrt/);
  expect(await requestsOf(otto.number)).toMatchObject([
    { queue: 'cards-emergency', priority: 'urgent', locale: 'de', briefing: { slots: { cause: 'lost' } } },
  ]);
  expect(product.bank.calls.filter(({ path }) => path.includes(otto.number))).toEqual([]);
});

it.concurrent('what the customer writes while the bank is at work waits, and is answered when the outcome is known', async () => {
  const mara = await confirmed('4915550212');
  await product.graph.says(mara.number, 'yes please');
  await until('the message waits', async () =>
    (await product.all(inboxLetters, 'arrival')).some(
      ({ conversation, state }) => conversation === conversationOf(product, mara.number) && state === 'pending',
    ),
  );
  product.bank.answerNow(mara.number);
  expect((await mara.hears()).text).toMatch(/^Done\..*Shall I order you a new card\?$/s);
  expect((await mara.hears()).text).toMatch(/Lindenallee in Berlin/);
});

it.concurrent('a wish for a person while the bank is at work is noted at once, and served when the outcome is known', async () => {
  const mara = await confirmed('4915550214');
  expect((await mara.says('I want to talk to a person')).text).toMatch(/just finish what I have begun/);
  product.bank.answerNow(mara.number);
  expect((await mara.hears()).text).toMatch(/^Done\./);
  expect(await requestsOf(mara.number)).toMatchObject([{ queue: 'general', reason: 'asked' }]);
});
