import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { graphStandIn } from '../../bots/testing/graph-stand-in/graph-stand-in';
import type { Benchmark } from '../benchmark';
import { freePort } from '../free-port';
import { quantile } from '../quantile';
import { table } from '../table';
import { bankStandIn } from './bank-stand-in';
import { crowd } from './crowd';
import { judge, type Verdict } from './judge';
import { placeFor } from './place';
import { type Product, startProduct } from './product';
import { randomFrom } from './random';
import { wording } from './wording';

/** As Meta does it, but within minutes: at once, then ever more patiently. ms. */
const retries = [0, 50, 200, 500, ...Array.from({ length: 60 }, () => 1_000)];
/** What a send takes at the Graph API, and a call at the bank, ms: long enough to be killed in. */
const graphDelays = [20, 150, 60, 90, 40];
const bankDelay = { least: 10, more: 120 };
/** Longer than a letter waits for a status before it is sent again. */
const quiet = 15_000;
const longestEnd = 180_000;
const faultsShown = 20;

export const crash: Benchmark = {
  name: 'crash',
  about: 'kill -9 at random moments under load, and ledgers outside the process as the judge',
  usage: '[--kills 50 (mongo: 20)] [--rate 100 messages/s] [--store embedded|mongo] [--seed 1]',
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        kills: { type: 'string' },
        rate: { type: 'string', default: '100' },
        store: { type: 'string', default: 'embedded' },
        seed: { type: 'string', default: '1' },
      },
    });
    const store = values.store === 'mongo' ? 'mongo' : 'embedded';
    const kills = Number(values.kills ?? (store === 'mongo' ? 20 : 50));
    const random = randomFrom(Number(values.seed));
    const place = await placeFor(store);
    const bank = await bankStandIn(() => bankDelay.least + random() * bankDelay.more);
    const port = await freePort();
    const webhook = `http://127.0.0.1:${port}/webhooks/whatsapp`;
    const graph = await graphStandIn({ webhook, echo: ['sent', 'delivered'], retries, run: String(Date.now()) });
    graph.inject({ match: { what: 'message' }, trigger: 'always', action: { do: 'delay', ms: graphDelays } });
    const { phoneNumberId, accessToken, appSecret } = graph.account;
    const environment = {
      ...place.environment,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      GRAPH_API_URL: graph.url,
      CORE_BANK_URL: bank.url,
      WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
      WHATSAPP_ACCESS_TOKEN: accessToken,
      WHATSAPP_APP_SECRET: appSecret,
      WHATSAPP_VERIFY_TOKEN: 'bench',
    };
    const log = join(place.directory, 'product.log');
    const people = crowd({ graph, rate: Number(values.rate), random, wording: wording() });
    const starts: number[] = [];
    let product: Product | undefined;
    try {
      for (let kill = 0; kill < kills; kill += 1) {
        product = startProduct(environment, log);
        starts.push(...(await liveAndDie(product, random)));
        console.error(`kill ${kill + 1} of ${kills}: ${graph.ledger.accepted.length} bubbles so far`);
      }
      product = startProduct(environment, log);
      starts.push((await product.ready) ?? 0);
      people.windDown();
      const ends = performance.now() + longestEnd;
      while ((people.quietFor() < quiet || !people.customers.every((one) => one.over())) && performance.now() < ends) await sleep(250);
      await people.stop();
      const exit = await product.stop();
      const verdict = judge(people.customers, bank, graph.ledger);
      report({ verdict, store, kills, starts, repeats: bank.repeats(), exit, log });
      return sound(verdict) && exit === 0;
    } finally {
      await product?.kill();
      bank.close();
      await graph.close();
      await place.close();
    }
  },
};

/** One life: mostly killed at work, now and then while it is still starting. */
const liveAndDie = async (product: Product, random: () => number): Promise<readonly number[]> => {
  if (random() < 0.15) {
    await Promise.race([product.ready, sleep(random() * 900)]);
    await product.kill();
    return [];
  }
  const ready = await product.ready;
  await sleep(200 + random() * 2_800);
  await product.kill();
  return ready === null ? [] : [ready];
};

const count = ({ faults }: Verdict, kind: Verdict['faults'][number]['kind']): number =>
  faults.filter((fault) => fault.kind === kind).length;

const sound = (verdict: Verdict): boolean => verdict.faults.length === 0 && verdict.bank.length === 0 && verdict.violations === 0;

const report = (run: {
  readonly verdict: Verdict;
  readonly store: string;
  readonly kills: number;
  readonly starts: readonly number[];
  readonly repeats: number;
  readonly exit: number | null;
  readonly log: string;
}): void => {
  const { verdict } = run;
  const rows: readonly (readonly [string, string | number])[] = [
    ['store', run.store],
    ['kill -9', run.kills],
    ['messages sent', verdict.sent],
    ['accepted (200)', verdict.accepted],
    ['answered', verdict.answered],
    ['dialogues finished', verdict.finished],
    ['LOST: accepted, never answered', count(verdict, 'lost')],
    ['DOUBLED: answered twice', count(verdict, 'doubled')],
    ['FORGOTTEN: dialogue out of place', count(verdict, 'forgotten')],
    ['DISORDERED: replies out of order', count(verdict, 'disordered')],
    ['blocks / orders at the bank', `${verdict.blocks} / ${verdict.orders}`],
    ['not exactly once at the bank', verdict.bank.length],
    ['calls repeated under a known key', run.repeats],
    ['"still working on it"', verdict.notices],
    ['bodies the Graph API refuses', verdict.violations],
    ['start to ready, median ms', Math.round(quantile(run.starts, 0.5))],
    ['start to ready, longest ms', Math.round(Math.max(...run.starts))],
    ['exit code at SIGTERM', String(run.exit)],
  ];
  console.log(table(['crash', ''], rows));
  for (const { kind, address, what } of verdict.faults.slice(0, faultsShown)) console.log(`${kind} ${address}: ${what}`);
  for (const what of verdict.bank.slice(0, faultsShown)) console.log(`bank ${what}`);
  if (!sound(verdict)) console.log(`The product's log and data: ${run.log}`);
};
