import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { agents } from '../../bots/conversation/people';
import { handoffs } from '../../bots/conversation/records';
import { outboxLetters } from '../../bots/mailroom/letters';
import type { HandoffOnWire, LineOnWire } from '../../bots/server/desk/wire';
import { floorOf, placeHolder } from '../../handoff/desk/holders';
import type { Answer } from '../bots/server/desk/caller';
import { type Agent, colleague, firstAccount, mara } from './agent';
import { publicDoors } from './doors';
import { openProduct, type Product } from './open-product';
import { type ServerProcess, serverProcess } from './server-process';
import type { Talk } from './talk';
import { until } from './until';

const kills = 3;
let product: Product;
let server: ServerProcess;
let ana: Agent;
let ben: Agent;
beforeAll(async () => {
  product = await openProduct(firstAccount);
  server = await serverProcess(product.environment);
  ana = await mara(product.url);
  ben = await colleague(ana, product.url, 'Ben');
}, 30_000);
afterAll(async () => {
  await server.end('SIGKILL');
  await product.close();
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const upTo = (most: number): number => Math.floor(Math.random() * most);

/** What has been acknowledged to whom, by conversation. */
const acknowledged = { said: new Map<string, string[]>(), replied: new Map<string, string[]>(), noted: new Map<string, string[]>() };
const keep = (what: Map<string, string[]>, conversation: string, text: string): void =>
  void what.set(conversation, [...(what.get(conversation) ?? []), text]);
let over = false;
/** Of texts, so that each is another one. */
let count = 0;

/** Asks until there is an answer: nobody knows what a server that was killed has done of it. */
const answered = async (ask: () => Promise<Answer>): Promise<Answer> => {
  for (;;) {
    try {
      return await ask();
    } catch {
      await pause(30);
    }
  }
};

const customerWrites = async (talk: Talk): Promise<void> => {
  const says = talk.conversation.startsWith('whatsapp') ? product.graph.says : product.graph.messenger.says;
  while (!over) {
    const text = `I want to talk to a person (${++count})`;
    expect((await says(talk.address, text)).status).toBe(200);
    keep(acknowledged.said, talk.conversation, text);
    await pause(upTo(150));
  }
};

const agentWorks = async (by: Agent, other: Agent): Promise<void> => {
  const put = async ({ conversationId: about, epoch }: HandoffOnWire): Promise<void> => {
    const [text, key] = [`Reply ${++count}.`, `key ${count}`];
    const { status } = await answered(() => by.reply(about, text, { key, epoch }));
    if (status === 201) keep(acknowledged.replied, about, text);
    else expect([403, 409]).toContain(status);
  };
  const note = async ({ conversationId: about }: HandoffOnWire): Promise<void> => {
    const text = `Note ${++count}.`;
    const { status } = await answered(() => by.call('POST', `/api/conversations/${about}/notes`, { text }));
    expect(status).toBe(201);
    keep(acknowledged.noted, about, text);
  };
  const moves: ((handoff: HandoffOnWire) => Promise<unknown>)[] = [
    put,
    put,
    put,
    note,
    (handoff) => answered(() => by.tries('hold', handoff)),
    (handoff) => answered(() => by.tries('transfer', handoff, { to: { agent: other.id }, warm: upTo(2) === 0 })),
    (handoff) => answered(() => by.tries('return', handoff, { outcome: 'resolved' })),
    (handoff) => answered(() => by.tries('complete', handoff, { outcome: 'resolved' })),
  ];
  while (!over) {
    const { status, body } = await answered(() => by.call('GET', '/api/handoffs'));
    // Nobody has to sign in again.
    expect(status).toBe(200);
    const items: readonly HandoffOnWire[] = body['items'] ?? [];
    for (const handoff of items) {
      const isMine = handoff.assignee?.id === by.id && handoff.state !== 'wrap_up';
      if (isMine) await moves[upTo(moves.length)]?.(handoff);
      else if (handoff.state !== 'wrap_up') await answered(() => by.tries('accept', handoff));
    }
    await pause(upTo(20));
  }
};

it(`a server that is killed ${kills} times while everybody is writing keeps all that it has acknowledged, and says it once`, async () => {
  const talks = (await Promise.all(publicDoors.map((door) => Promise.all([door.somebody(product), door.somebody(product)])))).flat();
  const busy = [...talks.map(customerWrites), agentWorks(ana, ben), agentWorks(ben, ana)];
  for (let kill = 0; kill < kills; kill += 1) {
    const before = count;
    await until('everybody is busy', () => count > before + 40, 20_000);
    await pause(upTo(200));
    await server.end('SIGKILL');
    server = await serverProcess(product.environment);
  }
  const before = count;
  await until('everybody is busy again', () => count > before + 20, 20_000);
  over = true;
  await Promise.all(busy);
  // A letter of which nobody knows whether it went out rests for ten seconds.
  await until(
    'nothing is under way',
    async () => (await product.metric('schalter_inbox_pending')) + (await product.metric('schalter_outbox_pending')) === 0,
    20_000,
  );

  expect((await product.all(outboxLetters, 'seq')).filter(({ state }) => state === 'dead' || state === 'refused')).toEqual([]);
  for (const talk of talks) {
    const about = talk.conversation;
    const lines = await ana.transcript(about);
    const textsOf = (author: string, kind: string) =>
      lines.filter((line) => line.author === author && line.kind === kind).map(({ text }) => text);
    expect(textsOf('customer', 'text')).toEqual(acknowledged.said.get(about));
    expect(textsOf('agent', 'text').toSorted()).toEqual((acknowledged.replied.get(about) ?? []).toSorted());
    expect(textsOf('agent', 'note')).toEqual(expect.arrayContaining(acknowledged.noted.get(about) ?? []));
    const read = new Set(talk.read().map(({ seq }) => seq));
    // Of what a killed server had written and may have sent, and what is not to be said any more, nobody knows whether it arrived.
    const isOut = ({ seq, status }: LineOnWire): boolean => (status === 'unconfirmed' ? read.has(seq) : status !== 'suppressed');
    const sent = lines.filter((line) => line.author !== 'customer' && line.kind === 'text' && isOut(line));
    expect(talk.read().map(({ seq, text }) => [seq, text])).toEqual(sent.map(({ seq, text }) => [seq, text]));
    const { floor, handoff } = await ana.conversation(about);
    const [stored, ...others] = (await product.all(handoffs, 'requestedAt')).filter(
      ({ conversation, state }) => conversation === about && state !== 'closed',
    );
    expect(others).toEqual([]);
    expect(floor.holder).toBe(stored ? floorOf(stored).holder : 'bot');
    if (floor.holder === 'agent') expect(handoff).toMatchObject({ id: floor.handoff, assignee: floor.agent });
  }
  const places = new Map<string, string[]>();
  for (const request of await product.all(handoffs, 'requestedAt')) keep(places, placeHolder(request) ?? '', request.id);
  for (const { id, load } of await product.all(agents, 'id')) expect([...load].toSorted()).toEqual((places.get(id) ?? []).toSorted());
  expect(product.graph.ledger.violations).toEqual([]);
}, 90_000);
