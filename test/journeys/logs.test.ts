import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customer } from './customer';
import { openProduct, type Product } from './open-product';
import { post } from './post';
import { type ServerProcess, serverProcess } from './server-process';
import { until } from './until';

const number = '4915550302';
let product: Product;
let server: ServerProcess;
let entries: readonly { readonly level: number; readonly msg: string; readonly where?: string }[];
/** All that was written but the times: their digits are nobody's, and now and then hold a card's by chance. */
let words: string;

// One server that logs all it can, through good and bad.
beforeAll(async () => {
  product = await openProduct({ LOG_LEVEL: 'trace', WHATSAPP_ACESS_TOKEN: 'misspelt' });
  server = await serverProcess(product.environment);
  const mara = customer(product.graph, number);
  await mara.says('I lost my card 4111 1111 1111 1111, marmalade');
  await mara.taps('4821');
  product.bank.fail({ path: '/block', times: 1, how: 404 });
  await mara.taps('Yes');
  product.graph.inject({ match: { to: number, what: 'message' }, trigger: { next: 1 }, action: { do: 'error', code: 131026 } });
  await product.graph.says(number, 'I want to complain about the marmalade');
  await until('it is given up', async () => (await product.metric('schalter_dead_letters_total')) > 0);
  await post(`${product.url}/webhooks/whatsapp`, [Buffer.from('{"marmalade":1}')], { 'x-hub-signature-256': 'sha256=no' });
  await server.end('SIGTERM');
  words = server.log().replace(/"(?:time|ms)":[\d.]+/g, '');
  const lines = server.log().split('\n');
  entries = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as (typeof entries)[number]);
}, 30_000);
afterAll(async () => {
  await server.end('SIGKILL');
  await product.close();
});

describe('the log', () => {
  it('tells of turns, letters, errands, requests for a person, trouble and dead letters', () => {
    expect(new Set(entries.map(({ msg }) => msg))).toEqual(
      new Set([
        'WHATSAPP_ACESS_TOKEN is not known here. Did you mean WHATSAPP_ACCESS_TOKEN?',
        'door open',
        'received',
        'turn',
        'sent',
        'trouble',
        'handoff',
        'flow',
        'dead',
      ]),
    );
    expect(entries.filter(({ msg }) => msg === 'trouble').map(({ where }) => where)).toEqual(['errand cards.block']);
  });

  it.each([
    ['a number', number],
    ['a name', 'Robin'],
    ['a word of a customer', 'marmalade'],
    ['a word of the bot', 'digital assistant'],
    ['a card number, nor a part of it', '1111'],
    ["the last digits of a card, by the bank's answer", '4821"'],
    ['an address', 'Lindenallee'],
    ['a token', 'stand-in-token'],
    ['a secret', 'stand-in-secret'],
    ['a misspelt value', 'misspelt'],
  ])('never holds %s', (_, word) => {
    expect(entries.length).toBeGreaterThan(10);
    expect(words).not.toContain(word);
  });
});
