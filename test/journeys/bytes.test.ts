import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customer } from './customer';
import { follower } from './follower';
import { openProduct, type Product } from './open-product';
import { until } from './until';
import { visitor } from './visitor';

let product: Product;
beforeAll(async () => {
  product = await openProduct();
  await product.start();
});
afterAll(async () => {
  expect(product.graph.ledger.violations).toEqual([]);
  await product.close();
});

const requestTo = (address: string) =>
  product.graph.ledger.requests.find(({ body }) => body.includes(address) && body.includes('Which card is it?'));

describe('the question which card it is', () => {
  it('goes out in the bytes that WhatsApp documents', async () => {
    const quinn = customer(product.graph, '4915550116');
    await quinn.says('I lost my card');
    const request = requestTo(quinn.number);
    expect(request?.path).toBe('/v26.0/106540352242922/messages');
    expect(JSON.parse(request?.body ?? '')).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: quinn.number,
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: expect.any(String) },
        action: {
          buttons: [
            { type: 'reply', reply: { id: expect.any(String), title: 'Debit card ••4821' } },
            { type: 'reply', reply: { id: expect.any(String), title: 'Credit card ••7710' } },
          ],
        },
      },
      biz_opaque_callback_data: expect.stringMatching(/^\S+\/0$/),
    });
  });

  it('goes out in the bytes that Messenger documents', async () => {
    const quinn = follower(product.graph, '24068851122334450');
    await quinn.says('I lost my card');
    const request = requestTo(quinn.address);
    expect(request?.path).toBe(`/v26.0/${product.graph.account.pageId}/messages`);
    expect(JSON.parse(request?.body ?? '')).toEqual({
      recipient: { id: quinn.address },
      messaging_type: 'RESPONSE',
      message: {
        attachment: {
          type: 'template',
          payload: {
            template_type: 'button',
            text: expect.any(String),
            buttons: [
              { type: 'postback', title: 'Debit card ••4821', payload: expect.any(String) },
              { type: 'postback', title: 'Credit card ••7710', payload: expect.any(String) },
            ],
          },
        },
        metadata: expect.stringMatching(/^\S+\/0$/),
      },
    });
  });

  it('costs the web chat no call of anybody', async () => {
    const before = product.graph.ledger.requests.length;
    const quinn = await visitor(product, 'en');
    expect((await quinn.says('I lost my card')).choices).toEqual([
      { id: expect.any(String), title: 'Debit card ••4821' },
      { id: expect.any(String), title: 'Credit card ••7710' },
    ]);
    expect(product.graph.ledger.requests).toHaveLength(before);
  });
});

describe('a message that was taken', () => {
  it('is shown as seen on WhatsApp by its id, and on Messenger by whose it is', async () => {
    const [rosa, ravi] = [customer(product.graph, '4915550118'), follower(product.graph, '24068851122334452')];
    await Promise.all([rosa.says('I lost my card'), ravi.says('I lost my card')]);
    const incoming = product.graph.ledger.deliveries.map(({ body }) => JSON.stringify(body)).find((body) => body.includes(rosa.number));
    const id = /"id":"(wamid\.in-[^"]+)"/.exec(incoming ?? '')?.[1];
    expect(product.graph.ledger.seen).toEqual(expect.arrayContaining([id, ravi.address]));
    await until('no letter waits any more', async () => (await product.metric('schalter_outbox_pending')) === 0);
  });
});
