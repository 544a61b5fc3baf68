import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import type { Conversation } from '../../../bots/conversation/records';
import { understand } from '../../../bots/conversation/understand';
import type { Bot } from '../../../bots/opening/bot';
import { openBot } from '../../../bots/opening/open-bot';
import { countingBank } from './counting-bank';
import { stage } from './stage';

/** What is understood at a question of the card bank, by its real triage. `lead`: what the customer says to come there. */
export const atQuestion = (...lead: readonly string[]) => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'schalter-question-'));
  let bot: Bot;
  let conversation: Conversation;
  beforeAll(async () => {
    bot = await openBot(cardBank, { environment: {}, dataDirectory, warn: () => {} });
    const at = await stage({ actions: countingBank().actions });
    for (const words of lead) await at.says(words);
    conversation = await at.stored();
  });
  afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));

  /** In a word: the event of the flow, or what else it means. */
  return async (text: string): Promise<string> => {
    const message = { kind: 'message', id: 'm', account: 'test', at: 0, from: 'visitor-2', content: { kind: 'text', text } } as const;
    const { meaning } = await understand({ message, arrival: Number.MAX_SAFE_INTEGER }, conversation, bot, 0);
    switch (meaning.kind) {
      case 'event':
        return meaning.event.type;
      case 'intent':
        return meaning.intent;
      default:
        return meaning.kind;
    }
  };
};
