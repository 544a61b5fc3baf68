import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import { BotUnfit } from '../../../bots/definition/bot-problem';
import type { BotDefinition } from '../../../bots/definition/define-bot';
import { openBot } from '../../../bots/opening/open-bot';

let dataDirectory: string;
beforeAll(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'schalter-open-'));
});
afterAll(() => rmSync(dataDirectory, { recursive: true }));

const open = (definition: BotDefinition, environment: Readonly<Record<string, string>> = {}) =>
  openBot(definition, { environment, dataDirectory, warn: () => {} });
const problemsOf = async (definition: BotDefinition, environment?: Readonly<Record<string, string>>) =>
  open(definition, environment).then(
    () => [],
    (error: unknown) => {
      if (error instanceof BotUnfit) return error.problems;
      throw error;
    },
  );

describe('a bot that is opened', () => {
  it('is ready to talk: its flows, actions and queues are at hand by their names', async () => {
    const bot = await open(cardBank);
    expect(bot).toMatchObject({ name: 'card-bank', locales: cardBank.locales, defaultQueue: { name: 'general' } });
    expect([...bot.flows.keys()]).toContain('block-lost-card');
    expect([...bot.queues.keys()]).toEqual(['general', 'cards', 'cards-emergency', 'complaints']);
    expect(bot.actions.get('cards.block')).toMatchObject({ effect: 'change', needs: 'channel' });
    expect(await bot.triage.understand('I lost my card', {})).toMatchObject({ intent: 'card.lost', locale: 'en', decision: 'accept' });
    expect(bot.texts.say('de', 'block-lost-card', 'goodbye.say')).toMatch(/alles Gute/);
  });

  it('is refused with everything that does not fit together at once', async () => {
    const problems = await problemsOf({
      ...cardBank,
      actions: (settings) => cardBank.actions(settings).slice(1),
      handoff: (rules) => [rules.intent('speak_to_humans', { queue: 'nobody' })],
    });
    const messages = problems.map(({ message }) => message).join('\n');
    expect(messages).toMatch(/customers\.find/);
    expect(messages).toMatch(/speak_to_humans/);
    expect(messages).toMatch(/nobody/);
  });

  it('is refused for a setting that is wrong together with all else that is', async () => {
    const problems = await problemsOf({ ...cardBank, texts: 'words' }, { CORE_BANK_URL: 'the bank' });
    expect(problems).toMatchObject([{ file: 'the environment' }, { file: 'words', message: 'the folder of the texts is not there' }]);
  });

  it('is refused for a setting that is wrong, by its name and without its value', async () => {
    const problems = await problemsOf(cardBank, { CORE_BANK_URL: 'the bank' });
    expect(problems).toEqual([
      {
        file: 'the environment',
        line: 0,
        message: expect.stringMatching(/^CORE_BANK_URL .+\.$/),
        cure: expect.stringContaining('schalter start --help'),
      },
    ]);
    expect(JSON.stringify(problems)).not.toContain('the bank');
  });
});
