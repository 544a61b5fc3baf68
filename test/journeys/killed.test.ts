import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { customer } from './customer';
import { openProduct, type Product } from './open-product';
import { type ServerProcess, serverProcess } from './server-process';
import { until } from './until';

let product: Product;
let server: ServerProcess;
beforeEach(async () => {
  product = await openProduct();
  server = await serverProcess(product.environment);
});
afterEach(async () => {
  await server.end('SIGKILL');
  await product.close();
});

it('a server that is killed in the middle of everything loses nothing, blocks once, and says nothing twice', async () => {
  const [ana, ben, cem] = [
    customer(product.graph, '4915550802'),
    customer(product.graph, '4915550804'),
    customer(product.graph, '4915550806'),
  ];
  // Ana's card is being blocked: the bank has done it, and its answer will never arrive.
  await ana.says('I lost my card');
  const asked = await ana.taps('4821');
  const yes = asked.choices[0];
  if (!yes) throw new Error('There is no question.');
  product.bank.fail({ path: `c${ana.number}-4821/block`, times: 1, how: 'done in silence' });
  await product.graph.taps(ana.number, yes);
  // Ben's answer has been taken by WhatsApp, which has not said so.
  product.graph.inject({ match: { to: ben.number, what: 'message' }, trigger: { next: 1 }, action: { do: 'hang', taken: true } });
  await ben.says('Meine Karte ist weg');
  // Cem has been asked.
  await cem.says('my card was stolen');
  await until('the bank is asked', () => product.bank.blocked.length === 1);
  await server.end('SIGKILL');

  const written = cem.says('the golden one');
  server = await serverProcess(product.environment);
  expect((await ana.hears()).text).toMatch(/^Done\. Your debit card ••4821 is blocked/);
  expect((await written).text).toMatch(/credit card ••7710 as stolen/);
  expect((await ben.says('die blaue')).text).toMatch(/^Soll ich Ihre Debitkarte/);
  expect(product.bank.blocked).toEqual([`c${ana.number}-4821`]);
  const keys = product.bank.calls.filter(({ path }) => path.endsWith('/block')).map(({ key }) => key);
  expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
  expect([ana, ben, cem].map((one) => one.read().length)).toEqual([3, 2, 2]);
  expect(product.graph.ledger.violations).toEqual([]);

  await until('no letter waits any more', async () => (await product.metric('schalter_outbox_pending')) === 0);
  expect(await server.end('SIGTERM')).toBe(0);
}, 60_000);
