import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customer } from './customer';
import { openProduct, type Product, signed } from './open-product';
import { post } from './post';
import { until } from './until';

let product: Product;
beforeAll(async () => {
  product = await openProduct();
  await product.start();
});
afterAll(() => product.close());

let count = 0;
/** The bytes of a message whose text is this JSON. */
const message = (from: string, text: string): Buffer => {
  count += 1;
  const body = product.graph.bodies.text({ from, id: `wamid.p${count}`, at: Date.now() }, 'TEXT');
  return Buffer.from(JSON.stringify(body).replace('"TEXT"', () => text));
};
const deliver = async (bytes: Buffer): Promise<number> =>
  (await post(`${product.url}/webhooks/whatsapp`, [bytes], { 'x-hub-signature-256': signed(bytes) })).status;
const nested = (open: string, close: string, depth: number): string => `${open.repeat(depth)}1${close.repeat(depth)}`;

describe('a message made to do harm', () => {
  it.each<[string, () => Buffer]>([
    ['a megabyte of text', () => message('4915550402', JSON.stringify('block my card '.repeat(75_000)))],
    ['a megabyte without a space', () => message('4915550404', JSON.stringify('a'.repeat(1_000_000)))],
    ['a megabyte of digits', () => message('4915550406', JSON.stringify('4'.repeat(1_000_000)))],
    ['a megabyte of digits with separators', () => message('4915550408', JSON.stringify('4 1-'.repeat(250_000)))],
    ['a megabyte of spaces', () => message('4915550410', JSON.stringify(`x${' '.repeat(1_000_000)}x`))],
    ['a megabyte of capital letters and digits', () => message('4915550412', JSON.stringify('DE12'.repeat(250_000)))],
    ['lone surrogates', () => message('4915550414', '"\\ud83d lost \\ude00 my card \\udfff"')],
    ['a NUL and other control characters', () => message('4915550416', '"I lost\\u0000 my\\u0007 card\\u202e\\u2028"')],
    [
      'the names of what every object has',
      () => message('4915550418', '"__proto__ constructor {{constructor.constructor}} ${process.exit()}"'),
    ],
    ['a text that is a deep object', () => message('4915550420', nested('{"a":', '}', 50_000))],
    ['a text that is a deep list', () => message('4915550422', nested('[', ']', 100_000))],
  ])('(%s) is taken and answered, and others are served meanwhile', async (_, bytes) => {
    const harm = bytes();
    const other = customer(product.graph, `4915551${String(++count).padStart(4, '0')}0`);
    const [status, bubble] = await Promise.all([deliver(harm), other.says('I lost my card')]);
    expect(status).toBe(200);
    expect(bubble.text).toMatch(/Which card is it\?$/);
    const from = /"from":"(\d+)"/.exec(harm.toString().slice(0, 1_000))?.[1] ?? '';
    await until('it is answered', () => product.graph.ledger.accepted.some(({ to }) => to === from));
    expect(product.graph.ledger.violations).toEqual([]);
  });

  it.each<[string, string]>([
    ['objects', nested('{"a":', '}', 100_000)],
    ['lists', nested('[', ']', 500_000)],
    ['entries', nested('{"entry":[', ']}', 50_000)],
    ['changes', `{"entry":[{"changes":[{"field":"messages","value":${nested('{"messages":[', ']}', 50_000)}}]}]}`],
  ])('(a body of deep %s) is taken, and others are served after it', async (_, text) => {
    expect(await deliver(Buffer.from(text))).toBe(200);
    const other = customer(product.graph, `4915552${String(++count).padStart(4, '0')}0`);
    expect((await other.says('I lost my card')).text).toMatch(/Which card is it\?$/);
  });

  it('and a card number in it is kept to its first six and last four digits, in every file of the store', async () => {
    const one = customer(product.graph, '4915550430');
    await one.says('my card 4111 1111 1111 1111 is gone');
    const kept = readdirSync(product.directory).map((file) => readFileSync(join(product.directory, file)).toString('latin1'));
    expect(kept.some((bytes) => bytes.includes('411111'))).toBe(true);
    expect(kept.filter((bytes) => /4111[ .-]?1111[ .-]?1111[ .-]?1111/.test(bytes))).toEqual([]);
  });
});
