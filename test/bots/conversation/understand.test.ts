import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Bot } from '../../../bots/bot';
import { cardBank } from '../../../bots/card-bank/bot';
import { type Conversation, newConversation } from '../../../bots/conversation/records';
import { understand } from '../../../bots/conversation/understand';
import { openBot } from '../../../bots/open-bot';
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
    modelDirectory: join(cardBank.directory, 'dist/models'),
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
  return (await understand(message, at.conversation, at.bot, 0)).meaning;
};

it('not all that is said to a person is the answer to a question for a text', async () => {
  const at = left('  what:\n    ask: note\n', 'slots:\n  note: { type: text }\n');
  expect((await says('we met in the branch last Tuesday', at)).kind).not.toBe('resumed');
});
