import { conversations } from '../../../../bots/conversation/records';
import type { Desk, Refused } from '../../../../bots/desk/desk';
import { fakeChannel } from '../../../../bots/testing/fake-channel';
import { asId } from '../../../../flows/dialogue/ids';
import { queue } from '../../../../handoff/queue';
import type { Texts } from '../../../../locales/texts';
import { deskServer } from './desk-server';
import { seed } from './seed';

export const hour = 3_600_000;
export const wordless: Texts = { say: () => '', has: () => false, words: () => ({}), all: () => ({}) };

/** What agents of this bot can send, by language and file. */
const prepared: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'de/articles': { 'fees.title': 'Gebühren', 'fees.text': 'Das kostet nichts.' },
  'de/templates': { language: 'de', question: 'Guten Tag {{name}}, kurz zu {{matter}}: bitte melden.', hello: 'Guten Tag.' },
};

/** A desk's server with a conversation, Ann's, that the agent Jo serves. The desk behind it says what a test wants. */
export const conversationStage = async () => {
  const desk = {
    /** What the desk was asked last. */
    asked: [] as readonly unknown[],
    refuses: null as Refused | null,
    forget: (): void => {
      desk.asked = [];
      desk.refuses = null;
    },
  };
  const said = (text: string, more: object = {}) =>
    desk.refuses ?? ({ kind: 'said', line: given.line('ann', 9, { author: 'agent', agent: asId(jo.id), text, ...more }) } as const);
  const answers: Partial<Desk> = {
    reply: async (...args) => {
      desk.asked = args;
      return said(args[2].saying.kind === 'text' ? args[2].saying.text : args[2].saying.kind);
    },
    note: async (...args) => {
      desk.asked = args;
      return said(args[2], { kind: 'note' });
    },
    keepDraft: async (...args) => {
      desk.asked = args;
      return desk.refuses ?? { kind: 'kept' };
    },
  };
  const server = await deskServer({
    channels: new Map([['whatsapp', { ...fakeChannel('whatsapp'), replyWindow: { bot: 24 * hour, person: 24 * hour }, templates: true }]]),
    bot: {
      locales: ['en', 'de'],
      texts: { ...wordless, all: (locale, namespace) => prepared[`${locale}/${namespace}`] ?? {} },
      queues: new Map([['cards', queue('cards')]]),
      flows: new Map(),
    },
    desk: answers,
  });
  const given = seed(server.store, server.clock.now());
  const jo = await server.somebody(['agent'], { name: 'Jo' });
  await given.waiting('ann', { state: 'active', assignee: asId(jo.id) });
  await given.alter(conversations, 'ann', {
    floor: { holder: 'agent', agent: asId<'agent'>(jo.id), handoff: asId<'handoff'>('ann.h1'), epoch: 3 },
    heardAt: server.clock.now(),
  });
  await given.waiting('foreign', { queue: 'general' });
  return { server, given, jo, desk };
};

export type ConversationStage = Awaited<ReturnType<typeof conversationStage>>;
