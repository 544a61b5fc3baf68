import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { webchat } from '../../../../bots/channels/webchat';
import type { Clock } from '../../../../bots/clock';
import { newConversation } from '../../../../bots/conversation/new-conversation';
import { conversations, lines } from '../../../../bots/conversation/records';
import { inbox } from '../../../../bots/mailroom/inbox';
import { type OutboxLetter, outboxLetters } from '../../../../bots/mailroom/letters';
import { masker } from '../../../../bots/mailroom/mask';
import { momentsOf } from '../../../../bots/mailroom/moments';
import type { Observed } from '../../../../bots/observer';
import { openChat } from '../../../../bots/server/chat/open-chat';
import { uploadGate } from '../../../../bots/server/files/upload-gate';
import { change, type Store, StoreUnavailable } from '../../../../bots/storage/store';
import { memoryStore } from '../../../../bots/testing/memory-store';
import { virtualClock } from '../../../../bots/testing/virtual-clock';
import type { Floor } from '../../../../flows/dialogue/floor';
import { asId, type ConversationId } from '../../../../flows/dialogue/ids';
import type { Line } from '../../../../flows/dialogue/transcript';
import type { Texts } from '../../../../locales/texts';

/** The HTTP side of the web chat over a store in memory; what the bot would write, a test writes itself. */
export const chatServer = async ({ store = memoryStore(), directory = '/nowhere' }: { store?: Store; directory?: string } = {}) => {
  const clock = virtualClock();
  const troubles: Observed[] = [];
  let down = false;
  const observe = (observed: Observed): void => void troubles.push(observed);
  const incoming = inbox({ store, moments: momentsOf(clock), mask: masker(clock), observe });
  const chat = openChat(
    {
      bot: { locales: ['en', 'de', 'pt-BR'], texts },
      door: webchat(),
      mailroom: {
        accept: async (door, inbound) => {
          if (down) throw new StoreUnavailable('it is switched off');
          await incoming.accept(door, inbound);
        },
      },
      store,
      clock,
      observe,
      gate: uploadGate(),
      agentName: async (agent) => (agent === 'agent-7' ? 'Mara' : undefined),
    },
    directory,
  );
  const app = express();
  for (const [path, part] of chat.parts) app.use(path, part);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    store,
    clock: clock satisfies Clock,
    troubles,
    connections: () =>
      new Promise<number>((resolve, reject) => server.getConnections((error, count) => (error ? reject(error) : resolve(count)))),
    fail: (now: boolean) => {
      down = now;
    },
    stop: async () => {
      chat.close();
      await new Promise((resolve) => server.close(resolve).closeIdleConnections());
      await store.close();
    },
  };
};

const texts: Texts = {
  say: () => '',
  has: () => false,
  words: () => ({}),
  all: (locale, namespace) => ({ title: `${namespace} in ${locale}`, 'rating.ask': 'Well?' }),
};

/** Writes a conversation as turns would. */
export const transcript = (store: Store, conversation: string) => {
  const id: ConversationId = asId(conversation);
  const lineId = (seq: number): string => `${id}.${String(seq).padStart(8, '0')}`;
  const line = (seq: number, more: Partial<Line>): Line => ({
    id: lineId(seq),
    conversation: id,
    contact: asId(`${id}.k1`),
    seq,
    at: 1,
    author: 'customer',
    kind: 'text',
    text: `line ${seq}`,
    ...more,
  });
  const letter = (seq: number, state: OutboxLetter['state']): OutboxLetter => ({
    id: asId(lineId(seq)),
    conversation: id,
    seq,
    channel: 'webchat',
    account: 'webchat',
    to: 'somebody',
    reply: { text: `line ${seq}` },
    author: 'bot',
    epoch: 1,
    writtenAt: 1,
    state,
    due: 1,
    attempts: 0,
    providerIds: [],
  });
  return {
    /** What the customer, or the house itself, said. */
    writes: (seq: number, more: Partial<Line> = {}) => store.commit([change.insert(lines, line(seq, more))]),
    /** What goes to the customer, with its letter. */
    says: (seq: number, state: OutboxLetter['state'], more: Partial<Line> = {}) =>
      store.commit([change.insert(lines, line(seq, { author: 'bot', ...more })), change.insert(outboxLetters, letter(seq, state))]),
    letterIs: async (seq: number, state: OutboxLetter['state']) => {
      const read = await store.get(outboxLetters, lineId(seq));
      if (!read) throw new Error(`There is no letter ${seq}.`);
      const { version, ...before } = read;
      await store.commit([change.update(outboxLetters, { ...before, state }, version)]);
    },
    floorIs: async (floor: Floor) => {
      const fresh = newConversation({ id, channel: 'webchat', account: 'webchat', address: 'v', locale: 'en' });
      const { version, ...before } = (await store.get(conversations, id)) ?? { ...fresh, version: 0 };
      const after = { ...before, floor };
      await store.commit([version === 0 ? change.insert(conversations, after) : change.update(conversations, after, version)]);
    },
  };
};
