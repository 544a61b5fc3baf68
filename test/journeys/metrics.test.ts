import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { customer } from './customer';
import { openProduct, type Product } from './open-product';
import { until } from './until';

const names = [
  'schalter_inbox_pending',
  'schalter_outbox_pending',
  'schalter_dead_letters_total',
  'schalter_duplicates_total',
  'schalter_handoffs_open',
];

let product: Product;
beforeAll(async () => {
  product = await openProduct();
  await product.start();
});
afterAll(() => product.close());

it('the metrics are all there from the start, at nothing, and right after a journey', async () => {
  const values = () => Promise.all(names.map((name) => product.metric(name)));
  expect(await values()).toEqual([0, 0, 0, 0, 0]);

  const otto = customer(product.graph, '4915550109');
  const body = product.graph.bodies.text({ from: otto.number, id: 'wamid.m1', at: Date.now() }, 'I lost my card');
  await otto.sends(body);
  await product.graph.deliver(body);
  product.graph.inject({ match: { what: 'message' }, trigger: { next: 1 }, action: { do: 'error', code: 131026 } });
  await product.graph.says('4915550102', 'hello');
  await until('the bad letter is given up', async () => (await product.metric('schalter_dead_letters_total')) === 1);
  for (const box of ['inbox', 'outbox'])
    await until(`the ${box} is empty`, async () => (await product.metric(`schalter_${box}_pending`)) === 0);
  expect(await values()).toEqual([0, 0, 1, 1, 1]);

  const answer = await fetch(`${product.url}/metrics`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await answer.text();
  expect(text).toMatch(/^schalter_handoffs_total\{queue="cards-emergency",reason="flow"\} 1$/m);
  expect(text).toMatch(/^schalter_turn_ms_count\{arrival="message",disposition="done"\} 2$/m);
  expect(text).not.toMatch(/4915550|hello|Robin/);
});
