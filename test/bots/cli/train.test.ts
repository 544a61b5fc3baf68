import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import { smallCorpus } from '../../nlp-models/triage/small-corpus';
import { writeCorpus } from '../../nlp-models/triage/write-corpus';
import { folder } from './folder';
import { runLine } from './run-line';

const path = folder();

it('training keeps the models of a bot in its data directory, and leaves the package as it is', async () => {
  const shipped = readdirSync(join(cardBank.directory, 'dist/models'));
  const bot = join(path(), 'bot.js');
  mkdirSync(join(path(), 'intents'));
  await writeCorpus(join(path(), 'intents'), smallCorpus);
  writeFileSync(bot, "exports.bot = { locales: ['en'], directory: __dirname, triage: 'intents', queues: [], handoff: () => [] };\n");
  const trained = await runLine(['train', '--bot', bot], { environment: { DATA_DIR: join(path(), 'kept') } });
  expect(trained).toEqual({ code: 0, printed: [], told: '' });
  expect(readdirSync(join(path(), 'kept/models')).map((file) => file.replace(/-.*/, ''))).toEqual(['en', 'languages']);
  expect(readdirSync(join(cardBank.directory, 'dist/models'))).toEqual(shipped);
});

it('training the reference bot finds the models that the package brings along', async () => {
  const environment = { DATA_DIR: join(path(), 'untouched') };
  expect(await runLine(['train'], { environment })).toMatchObject({ code: 0, told: '' });
  expect(existsSync(environment.DATA_DIR)).toBe(false);
});
