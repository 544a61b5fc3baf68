import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import { newConversation } from '../../../bots/conversation/new-conversation';
import type { Conversation } from '../../../bots/conversation/records';
import { understand } from '../../../bots/conversation/understand';
import type { Bot } from '../../../bots/opening/bot';
import { openBot } from '../../../bots/opening/open-bot';
import { asId } from '../../../flows/dialogue/ids';
import { startRun } from '../../../flows/engine/step';
import { flowOf, flowWith } from '../../flows/engine/flow-of';

let dataDirectory: string;
let bot: Bot;
beforeAll(async () => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'schalter-understand-'));
  bot = await openBot(cardBank, {
    environment: {},
    dataDirectory,
    warn: () => {},
  });
});
afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));

/** A customer who has asked for a person at the first question of this flow. */
const left = (steps: string, slots: string): { bot: Bot; conversation: Conversation } => {
  const flow = { ...flowOf(flowWith(steps, slots)), safe: true };
  const { run } = startRun(flow, { id: asId('c.r1'), slots: {}, values: {} });
  if (!run) throw new Error('The flow has no question.');
  const conversation = newConversation({ id: asId('c'), channel: 'webchat', account: 'test', address: 'v', locale: 'en' });
  const floor = { holder: 'queue', handoff: asId<'handoff'>('c.h1'), epoch: 1 } as const;
  return {
    bot: { ...bot, flows: new Map([[flow.name, flow]]) },
    conversation: { ...conversation, seq: 3, openHandoff: floor.handoff, floor, interrupted: { run, outcome: null } },
  };
};
const says = async (text: string, at: ReturnType<typeof left>) => {
  const message = { kind: 'message', id: 'm1', account: 'test', at: 0, from: 'v', content: { kind: 'text', text } } as const;
  return (await understand({ message, arrival: 1 }, at.conversation, at.bot, 0)).meaning;
};

it('not all that is said to a person is the answer to a question for a text', async () => {
  const at = left('  what:\n    ask: note\n', 'slots:\n  note: { type: text }\n');
  expect((await says('we met in the branch last Tuesday', at)).kind).not.toBe('resumed');
});

describe('what answers no question that was left', () => {
  const countingIn = (at: ReturnType<typeof left>): { at: ReturnType<typeof left>; classified: string[] } => {
    const classified: string[] = [];
    const understood: Bot['triage']['understand'] = (text, language) => {
      classified.push(text);
      return bot.triage.understand(text, language);
    };
    return { at: { ...at, bot: { ...at.bot, triage: { understand: understood } } }, classified };
  };
  const atChoice = (): ReturnType<typeof left> => {
    const at = left('  which:\n    ask: kind\n', 'slots:\n  kind: { type: choice, of: [red, blue] }\n');
    const say: Bot['texts']['say'] = (locale, namespace, ...text) =>
      namespace === 'small' ? 'The red one' : bot.texts.say(locale, namespace, ...text);
    return { ...at, bot: { ...at.bot, texts: { ...bot.texts, say } } };
  };
  const words = 'we met in the branch on Tuesday';

  it('is classified once while the customer waits for a person', async () => {
    const { at, classified } = countingIn(atChoice());
    expect((await says(words, at)).kind).not.toBe('resumed');
    expect(classified).toEqual([words]);
  });

  it('is classified once after a flow that ended in silence', async () => {
    const { bot: itsBot, conversation } = atChoice();
    const { interrupted, ...before } = conversation;
    const silenced = interrupted && { run: interrupted.run, until: 1 };
    const floor = { holder: 'bot', epoch: 1 } as const;
    const { at, classified } = countingIn({
      bot: itsBot,
      conversation: { ...before, interrupted: null, silenced, floor, openHandoff: null },
    });
    expect((await says(words, at)).kind).not.toBe('resumed');
    expect(classified).toEqual([words]);
  });
});
