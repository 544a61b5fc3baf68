import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { outboxLetters } from '../../bots/mailroom/letters';
import type { Injection } from '../../bots/testing/graph-stand-in/injections';
import { customer } from './customer';
import { conversationOf, openProduct, type Product } from './open-product';
import { until } from './until';

let product: Product;
beforeAll(async () => {
  product = await openProduct();
  await product.start();
});
afterAll(async () => {
  expect(product.graph.ledger.violations).toEqual([]);
  await product.close();
});

const lettersTo = async (number: string) =>
  (await product.all(outboxLetters, 'due')).filter(({ conversation }) => conversation === conversationOf(product, number));
const attemptsAt = (number: string) =>
  product.graph.ledger.requests.filter(({ body }) => body.includes(`"to":"${number}"`) && body.includes('biz_opaque_callback_data'));
const next = (number: string, action: Injection['action']): void =>
  product.graph.inject({ match: { to: number, what: 'message' }, trigger: { next: 1 }, action });

it.concurrent.each<[string, string, Injection['action']]>([
  ['is told to slow down to this customer (131056)', '4915550502', { do: 'error', code: 131056 }],
  ['meets an error of the service (500)', '4915550504', { do: 'error', code: 131000, status: 500 }],
  ["gets a proxy's page (502)", '4915550506', { do: 'html', status: 502 }],
])('a bot that %s tries again, and the answer arrives once', async (_, number, action) => {
  next(number, action);
  const one = customer(product.graph, number);
  expect((await one.says('I lost my card')).text).toMatch(/Which card is it\?$/);
  expect(attemptsAt(number)).toHaveLength(2);
  // What is tried again is the same, so that whoever counts by our own id counts it once.
  expect(new Set(attemptsAt(number).map(({ body }) => body)).size).toBe(1);
  expect((await one.taps('4821')).text).toMatch(/^Shall I report/);
  expect(one.read()).toHaveLength(2);
});

it.concurrent('a letter whose connection broke after it was taken is known by its status, and not sent again', async () => {
  const one = customer(product.graph, '4915550508');
  next(one.number, { do: 'reset', taken: true });
  await one.says('I lost my card');
  await until('its status is heard', async () => (await lettersTo(one.number))[0]?.state === 'read');
  expect((await one.taps('4821')).text).toMatch(/^Shall I report/);
  expect(attemptsAt(one.number)).toHaveLength(2);
  expect(one.read()).toHaveLength(2);
});

it.concurrent('a letter whose answer broke off in the middle is known by its status, and not sent again', async () => {
  const one = customer(product.graph, '4915550510');
  next(one.number, { do: 'truncate' });
  await one.says('I lost my card');
  expect((await one.taps('4821')).text).toMatch(/^Shall I report/);
  expect(attemptsAt(one.number)).toHaveLength(2);
});

it.concurrent('a letter that is refused for good (131047) stands among the dead letters, and the next one goes out', async () => {
  const one = customer(product.graph, '4915550512');
  next(one.number, { do: 'error', code: 131047 });
  await product.graph.says(one.number, 'I lost my card');
  await until('it is given up', async () => (await lettersTo(one.number))[0]?.state === 'refused');
  const [letter] = await lettersTo(one.number);
  expect(letter?.failure).toMatch(/^131047: .*send a template/);
  expect(await product.metric('schalter_dead_letters_total')).toBeGreaterThanOrEqual(1);
  expect((await one.says('the blue one')).text).toMatch(/^Shall I report/);
  expect(attemptsAt(one.number)).toHaveLength(2);
});

it.concurrent('a letter that was taken and failed later is refused with the reason of its status', async () => {
  const one = customer(product.graph, '4915550514');
  next(one.number, { do: 'failLate', code: 131026 });
  await product.graph.says(one.number, 'I lost my card');
  await until('its failure is heard', async () => (await lettersTo(one.number))[0]?.state === 'refused');
  expect((await lettersTo(one.number))[0]?.failure).toMatch(/^131026: /);
  expect(attemptsAt(one.number)).toHaveLength(1);
});

it('a bot that is told to slow down (429, Retry-After) sends nothing to anybody until then, and then all of it in order', async () => {
  const [one, two] = [customer(product.graph, '4915550516'), customer(product.graph, '4915550518')];
  product.graph.inject({
    match: { to: one.number, what: 'message' },
    trigger: { next: 1 },
    action: { do: 'error', code: 130429, retryAfter: 2 },
  });
  await product.graph.says(one.number, 'I lost my card');
  await until('it is told', () => attemptsAt(one.number).length === 1);
  const told = Date.now();
  await product.graph.says(two.number, 'I lost my card');
  const [first, second] = await Promise.all([one.hears(), two.hears()]);
  expect([first.text, second.text]).toEqual([expect.stringMatching(/Which card/), expect.stringMatching(/Which card/)]);
  const sent = product.graph.ledger.accepted.filter(({ to }) => to === one.number || to === two.number).map(({ at }) => at - told);
  expect(Math.min(...sent)).toBeGreaterThanOrEqual(1_900);
});
