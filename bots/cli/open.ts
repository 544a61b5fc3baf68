import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bot } from '../bot';
import { type BotDefinition, dir } from '../define-bot';
import { openBot } from '../open-bot';
import type { Terminal } from './command';

/** A bot opened for one command: what it stores of its own goes into a folder that is thrown away with the process. */
export const open = (definition: BotDefinition, { environment }: Pick<Terminal, 'environment'>): Promise<Bot> => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'schalter-'));
  process.once('exit', () => rmSync(dataDirectory, { recursive: true, force: true }));
  return openBot(definition, { environment, dataDirectory, modelDirectory: join(dir(__dirname), 'dist', 'models') });
};
