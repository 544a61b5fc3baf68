import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openDatabase } from '../../bots/storage/embedded/driver';
import { customer } from './customer';
import { openProduct, type Product, signed } from './open-product';
import { post } from './post';
import { until } from './until';

let product: Product;
beforeEach(async () => {
  product = await openProduct();
  await product.start();
});
afterEach(() => product.close());

it('a webhook that cannot be stored is 503 within five seconds, and is taken when the provider sends it again', async () => {
  const mara = customer(product.graph, '4915550902');
  const bytes = Buffer.from(
    JSON.stringify(product.graph.bodies.text({ from: mara.number, id: 'wamid.1', at: Date.now() }, 'I lost my card')),
  );
  const send = () => post(`${product.url}/webhooks/whatsapp`, [bytes], { 'x-hub-signature-256': signed(bytes) });

  // Somebody else holds the database: nothing can be written.
  const intruder = openDatabase(join(product.directory, 'schalter.db'));
  intruder.exec('BEGIN IMMEDIATE');
  const [refused, ready, alive] = await Promise.all([send(), fetch(`${product.url}/readyz`), fetch(`${product.url}/livez`)]);
  expect(refused).toMatchObject({ status: 503, body: expect.stringContaining('not_stored') });
  expect(refused.ms).toBeLessThan(5_000);
  expect([ready.status, await ready.json(), alive.status]).toEqual([503, expect.objectContaining({ error: 'store_unavailable' }), 200]);
  intruder.exec('ROLLBACK');
  intruder.close();

  expect((await send()).status).toBe(200);
  expect((await mara.hears()).text).toMatch(/Which card is it\?$/);
  // What was stored after all, behind the 503, is the same message.
  expect((await mara.says('the blue one')).text).toMatch(/^Shall I report/);
  expect(mara.read()).toHaveLength(2);
  await until('it is ready again', async () => (await fetch(`${product.url}/readyz`)).ok);
}, 20_000);
