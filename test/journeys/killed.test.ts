import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { customer } from './customer';
import { openProduct, type Product } from './open-product';
import { until } from './until';

const root = join(__dirname, '../..');

let product: Product;
let server: ChildProcess | undefined;
beforeEach(async () => {
  product = await openProduct();
});
afterEach(async () => {
  await ended('SIGKILL');
  await product.close();
});

/** `schalter start`, in a process of its own. */
const start = async (): Promise<void> => {
  const sources = ['--require', join(__dirname, 'from-sources.cjs'), join(root, 'bots/cli/main.ts')];
  const child = spawn(process.execPath, ['--disable-warning=PINODEP008', ...sources, 'start'], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...product.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server = child;
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => {
    complaint += text.toString();
  });
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('ready ')) return;
  throw new Error(`The server ended before it was ready: ${complaint}`);
};
const ended = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
  const child = server;
  if (!child || child.exitCode !== null || child.signalCode !== null) return null;
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.kill(signal);
  return exit;
};

it('a server that is killed in the middle of everything loses nothing, blocks once, and says nothing twice', async () => {
  await start();
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
  await ended('SIGKILL');

  const written = cem.says('the golden one');
  await start();
  expect((await ana.hears()).text).toMatch(/^Done\. Your debit card ••4821 is blocked/);
  expect((await written).text).toMatch(/credit card ••7710 as stolen/);
  expect((await ben.says('die blaue')).text).toMatch(/^Soll ich Ihre Debitkarte/);
  expect(product.bank.blocked).toEqual([`c${ana.number}-4821`]);
  const keys = product.bank.calls.filter(({ path }) => path.endsWith('/block')).map(({ key }) => key);
  expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
  expect([ana, ben, cem].map((one) => one.read().length)).toEqual([3, 2, 2]);
  expect(product.graph.ledger.violations).toEqual([]);

  await until('no letter waits any more', async () => (await product.metric('schalter_outbox_pending')) === 0);
  expect(await ended('SIGTERM')).toBe(0);
}, 60_000);
