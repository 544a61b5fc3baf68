import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { read } from '../../bots/channels/meta/read';
import { conversationId } from '../../bots/mailroom/conversation-id';
import { freePort } from '../../bots/testing/free-port';
import type { Benchmark } from '../benchmark';
import { startProduct } from '../crash/product';
import { account } from '../peers/account';
import { graphSink } from '../peers/graph-sink';
import { quantile } from '../quantile';
import { table } from '../table';
import { type DeskAgent, deskAgent } from './agent';
import { openScreen } from './screen';
import { webhook } from './webhook';

/** What both ways are held to: the 99th percentile, ms. */
const bar = 100;
const password = 'a password for the bench';
const longestEnd = 10_000;
const settling = 3_000;

export const desk: Benchmark = {
  name: 'desk',
  about: "from a customer's message to the agents' consoles, and from an agent's reply to the Graph call",
  usage: '[--rate 100 messages/s] [--seconds 20] [--agents 10] [--customers 100] [--no-window, without Chromium]',
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        rate: { type: 'string', default: '100' },
        seconds: { type: 'string', default: '20' },
        agents: { type: 'string', default: '10' },
        customers: { type: 'string', default: '100' },
        window: { type: 'boolean', default: true },
      },
    });
    const [rate, seconds, people, crowd] = [values.rate, values.seconds, values.agents, values.customers].map(Number) as [
      number,
      number,
      number,
      number,
    ];
    /** When what was said was said, by its own word. */
    const said = new Map<string, number>();
    const replied = new Map<string, number>();
    const toScreen: number[] = [];
    const toGraph: number[] = [];
    const toWindow: number[] = [];
    /** The same for the one conversation that a real window shows. */
    const shown = new Map<string, number>();
    const sink = await graphSink((message) => {
      const text = read.text(read.object(message['text'])['body']) ?? '';
      const at = replied.get(text);
      if (at === undefined) return;
      replied.delete(text);
      toGraph.push(performance.now() - at);
    });
    const directory = mkdtempSync(join(tmpdir(), 'schalter-desk-'));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const product = startProduct(environment({ port, directory, graph: sink.url }), join(directory, 'product.log'));
    const agents: DeskAgent[] = [];
    try {
      await product.ready;
      const admin = await deskAgent(url, { email: 'mara@bank.example', password }, () => {});
      agents.push(admin);
      const serving = new Map<string, { readonly agent: DeskAgent; readonly epoch: number }>();
      for (let number = 0; number < people; number += 1) {
        const email = `agent-${number}@bank.example`;
        const name = `Agent ${number}`;
        await admin.call('POST', '/api/agents', {
          email,
          name,
          password,
          roles: ['agent'],
          queues: ['general'],
          languages: [],
          capacity: 20,
        });
        const agent: DeskAgent = await deskAgent(url, { email, password }, ({ author, text, conversationId: conversation }) => {
          const mine = serving.get(conversation);
          const at = said.get(text);
          if (author !== 'customer' || at === undefined || mine?.agent !== agent) return;
          said.delete(text);
          toScreen.push(performance.now() - at);
          const answer = `re ${text}`;
          replied.set(answer, performance.now());
          agent.reply({ conversation, epoch: mine.epoch }, answer).catch((error: unknown) => console.error(error));
        });
        agents.push(agent);
      }
      const door = webhook(`${url}/webhooks/whatsapp`);
      for (let number = 0; number < crowd; number += 1) await door.say(number, 'I want to talk to a person');
      const customers = Array.from({ length: crowd }, (_, number) =>
        conversationId('whatsapp', account.phoneNumberId, door.addressOf(number)),
      );
      const waiting = await requests(admin, crowd);
      for (const [index, handoff] of waiting.entries()) {
        const agent = agents[1 + (index % people)];
        if (!agent) continue;
        const { conversation, epoch } = await agent.accept(handoff);
        serving.set(conversation, { agent, epoch });
      }
      const [onScreen] = waiting;
      const seen = (text: string): void => {
        const at = shown.get(text);
        if (at !== undefined) toWindow.push(performance.now() - at);
        shown.delete(text);
      };
      // It takes its share of the same cores, which an agent's browser does not.
      const screen = values.window ? await openScreen(url, { email: 'agent-0@bank.example', password }, seen) : null;
      if (onScreen !== undefined) await screen?.choose(onScreen);
      const customerOnScreen = customers.findIndex((id) => onScreen?.startsWith(`${id}.`));
      // Browser and consoles come to rest first: what is measured is a day's work and not its beginning.
      await sleep(settling);
      console.error(`${people} agents serve ${serving.size} customers; ${rate} messages/s for ${seconds} s …`);
      await atRate(rate, seconds, (number) => {
        const text = `message ${number}`;
        said.set(text, performance.now());
        if (screen && number % crowd === customerOnScreen) shown.set(text, performance.now());
        door.say(number % crowd, text).catch((error: unknown) => console.error(error));
      });
      for (const ends = performance.now() + longestEnd; said.size + replied.size + shown.size > 0 && performance.now() < ends; )
        await sleep(50);
      await screen?.close();
      const lost = said.size + replied.size + shown.size;
      const row = (name: string, times: readonly number[]): (string | number)[] => [
        name,
        times.length,
        ...[0.5, 0.99, 1].map((share) => quantile(times, share).toFixed(1)),
      ];
      const rows = [
        ...(screen ? [row("customer's message → agent's window", toWindow)] : []),
        row("customer's message → agent's console", toScreen),
        row("agent's reply → Graph call", toGraph),
      ];
      console.log(table(['', 'count', 'p50 ms', 'p99 ms', 'longest ms'], rows));
      console.log(`${lost} lost; held to p99 < ${bar} ms both ways, with ${people + 1} consoles open, each told of every line`);
      return lost === 0 && [toScreen, toGraph, ...(screen ? [toWindow] : [])].every((times) => quantile(times, 0.99) < bar);
    } finally {
      for (const agent of agents) agent.leave();
      await product.stop();
      sink.close();
    }
  },
};

const environment = ({ port, directory, graph }: { port: number; directory: string; graph: string }): Record<string, string> => ({
  PORT: `${port}`,
  DATA_DIR: directory,
  LOG_LEVEL: 'warn',
  GRAPH_API_URL: graph,
  ADMIN_EMAIL: 'mara@bank.example',
  ADMIN_PASSWORD: password,
  WHATSAPP_APP_SECRET: account.appSecret,
  WHATSAPP_VERIFY_TOKEN: 'bench',
  WHATSAPP_ACCESS_TOKEN: account.accessToken,
  WHATSAPP_PHONE_NUMBER_ID: account.phoneNumberId,
});

/** The ids of all open requests, once there are so many. */
const requests = async (admin: DeskAgent, many: number): Promise<readonly string[]> => {
  for (const ends = performance.now() + longestEnd; ; await sleep(100)) {
    const { items } = (await admin.call('GET', '/api/handoffs?limit=500')) as { items: readonly { id: string }[] };
    if (items.length >= many) return items.map(({ id }) => id);
    if (performance.now() > ends)
      throw new Error(`Only ${items.length} of ${many} customers wait for a person. Look at the product's log.`);
  }
};

/** So often a second, whatever the answers do: who is late is late for the figures too. */
const atRate = async (rate: number, seconds: number, act: (number: number) => void): Promise<void> => {
  const began = performance.now();
  for (let number = 0; number < rate * seconds; number += 1) {
    const wait = began + (number * 1_000) / rate - performance.now();
    if (wait > 0) await sleep(wait);
    act(number);
  }
};
