import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { webchat } from '../../bots/channels/webchat';
import { conversationId } from '../../bots/mailroom/conversation-id';
import { freePort } from '../../bots/testing/free-port';
import { graphStandIn } from '../../bots/testing/graph-stand-in/graph-stand-in';
import type { Benchmark } from '../benchmark';
import { bankStandIn } from './bank-stand-in';
import { crowd } from './crowd';
import { type Door, type DoorName, doorNames } from './doors/door';
import { messengerDoor } from './doors/messenger-door';
import { webchatDoor } from './doors/webchat-door';
import { whatsappDoor } from './doors/whatsapp-door';
import { judge, strays } from './judge';
import { placeFor } from './place';
import { type Product, startProduct } from './product';
import { randomFrom } from './random';
import { report, sound } from './report';
import { wording } from './wording';

/** Before a message is sent again: as Meta does it, but within minutes: at once, then ever more patiently. ms. */
const retries = [0, 50, 200, 500, ...Array.from({ length: 60 }, () => 1_000)];
/** What a send takes at the Graph API, and a call at the bank, ms: long enough to be killed in. */
const graphDelays = [20, 150, 60, 90, 40];
const bankDelay = { least: 10, more: 120 };
/** Longer than a letter waits for a status before it is sent again. */
const quiet = 15_000;
const longestEnd = 180_000;

export const crash: Benchmark = {
  name: 'crash',
  about: 'kill -9 at random moments under load, and ledgers outside the process as the judge',
  usage: '[--kills 50 (mongo: 20)] [--rate 100 messages/s] [--doors whatsapp,messenger,webchat] [--store embedded|mongo] [--seed 1]',
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        kills: { type: 'string' },
        rate: { type: 'string', default: '100' },
        doors: { type: 'string', default: doorNames.join(',') },
        store: { type: 'string', default: 'embedded' },
        seed: { type: 'string', default: '1' },
      },
    });
    const store = values.store === 'mongo' ? 'mongo' : 'embedded';
    const kills = Number(values.kills ?? (store === 'mongo' ? 20 : 50));
    const random = randomFrom(Number(values.seed));
    const place = await placeFor(store);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const graph = await graphStandIn({
      webhook: `${url}/webhooks/whatsapp`,
      messengerWebhook: `${url}/webhooks/messenger`,
      echo: ['sent', 'delivered'],
      retries,
      run: String(Date.now()),
    });
    graph.inject({ match: { what: 'message' }, trigger: 'always', action: { do: 'delay', ms: graphDelays } });
    const accounts: Record<string, string> = {
      whatsapp: graph.account.phoneNumberId,
      messenger: graph.account.pageId,
      webchat: webchat().account,
    };
    const bank = await bankStandIn({
      delay: () => bankDelay.least + random() * bankDelay.more,
      customerAt: (channel, address) => conversationId(channel, accounts[channel] ?? '', address),
    });
    const open: Record<DoorName, () => Door> = {
      whatsapp: () => whatsappDoor(graph),
      messenger: () => messengerDoor(graph),
      webchat: () => webchatDoor(url, retries),
    };
    const doors = namesIn(values.doors).map((name) => open[name]());
    const environment = {
      ...place.environment,
      ...Object.fromEntries(doors.flatMap((door) => Object.entries(door.environment))),
      PORT: String(port),
      LOG_LEVEL: 'warn',
      GRAPH_API_URL: graph.url,
      CORE_BANK_URL: bank.url,
    };
    const log = join(place.directory, 'product.log');
    const rate = Number(values.rate) / doors.length;
    const crowds = doors.map((door) => ({ door, people: crowd({ door, rate, random, wording: wording(door.name) }) }));
    const starts: number[] = [];
    let product: Product | undefined;
    try {
      for (let kill = 0; kill < kills; kill += 1) {
        product = startProduct(environment, log);
        starts.push(...(await liveAndDie(product, random)));
        console.error(
          `kill ${kill + 1} of ${kills}: ${crowds.map(({ door, people }) => `${door.name} ${people.customers.length}`).join(', ')} customers so far`,
        );
      }
      product = startProduct(environment, log);
      starts.push((await product.ready) ?? 0);
      for (const { people } of crowds) people.windDown();
      const ends = performance.now() + longestEnd;
      while (!crowds.every(({ people }) => people.quietFor() >= quiet && people.over()) && performance.now() < ends) await sleep(250);
      for (const { door, people } of crowds) {
        await people.stop();
        door.close();
      }
      const exit = await product.stop();
      const verdicts = crowds.map(({ door, people }) => ({ door: door.name, ...judge(people.customers, bank) }));
      const refusals = graph.ledger.violations.map(({ code, details }) => `${code} ${details}`);
      const stray = strays(
        crowds.flatMap(({ people }) => people.customers),
        bank,
      );
      report({ verdicts, stray, store, kills, starts, repeats: bank.repeats(), refusals, exit, log });
      return sound(verdicts) && stray.length === 0 && refusals.length === 0 && exit === 0;
    } finally {
      await product?.kill();
      for (const door of doors) door.close();
      bank.close();
      await graph.close();
      await place.close();
    }
  },
};

/** @throws TypeError for what is no door. */
const namesIn = (list: string): readonly DoorName[] =>
  list.split(',').map((wanted) => {
    const name = doorNames.find((known) => known === wanted);
    if (!name) throw new TypeError(`There is no door ${wanted}. Name some of ${doorNames.join(',')}.`);
    return name;
  });

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
