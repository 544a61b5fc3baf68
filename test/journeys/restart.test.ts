import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { errands, inboxLetters, outboxLetters } from '../../bots/mailroom/letters';
import { customer } from './customer';
import { openProduct, type Product } from './open-product';
import { until } from './until';

let product: Product;
beforeEach(async () => {
  product = await openProduct();
  await product.start();
});
afterEach(async () => {
  expect(product.graph.ledger.violations).toEqual([]);
  await product.close();
});

describe('a server that is stopped and started again on the same data', () => {
  it('goes on with the question that was open', async () => {
    const mara = customer(product.graph, '4915550702');
    await mara.says('Meine Karte ist weg');
    await product.stop();
    await product.start();
    expect((await mara.taps('4821')).text).toMatch(/^Soll ich Ihre Debitkarte/);
    await product.stop();
    await product.start();
    expect((await mara.taps('Ja')).text).toMatch(/^Erledigt\./);
    expect(mara.read()).toHaveLength(3);
  });

  it('does under the same key what the bank had no time for', async () => {
    const mara = customer(product.graph, '4915550702');
    await mara.says('I lost my card');
    const asked = await mara.taps('4821');
    product.bank.fail({ path: '/block', times: 1, how: 503 });
    if (!asked.choices[0]) throw new Error('There is no question.');
    await product.graph.taps(mara.number, asked.choices[0]);
    await until('the errand is written down', async () => (await product.all(errands, 'due')).some(({ attempts }) => attempts === 1));
    await product.stop();
    await product.start();
    expect((await mara.hears()).text).toMatch(/^Done\./);
    const keys = product.bank.calls.filter(({ path }) => path.endsWith('/block')).map(({ key }) => key);
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
  });

  it('sends what had not gone out, once', async () => {
    product.graph.inject({ match: { what: 'message' }, trigger: 'always', action: { do: 'error', code: 131000, status: 500 } });
    const mara = customer(product.graph, '4915550702');
    await product.graph.says(mara.number, 'I lost my card');
    await until('it has been tried', async () => (await product.all(outboxLetters, 'due')).some(({ failure }) => failure !== undefined));
    await product.stop();
    product.graph.heal();
    await product.start();
    expect((await mara.hears()).text).toMatch(/Which card is it\?$/);
    expect((await mara.taps('4821')).text).toMatch(/^Shall I report/);
    expect(mara.read()).toHaveLength(2);
  });

  it('takes what was sent while it was away, and knows what it had before', async () => {
    const mara = customer(product.graph, '4915550702');
    const first = product.graph.bodies.text({ from: mara.number, id: 'wamid.before', at: Date.now() }, 'I lost my card');
    await mara.sends(first);
    await product.stop();
    const [again, later] = [product.graph.deliver(first), mara.says('the blue one')];
    await product.start();
    expect([(await again).status, (await later).text]).toEqual([200, expect.stringMatching(/^Shall I report/)]);
    expect((await product.all(inboxLetters, 'arrival')).filter(({ inbound }) => inbound.kind === 'message')).toHaveLength(2);
  });

  it('is not started twice on the same data', async () => {
    await expect(product.start()).rejects.toThrow(/is in use by .*(DATA_DIR|stop that server)/);
  });
});
