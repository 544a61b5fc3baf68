import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bot } from '../bot';
import { type BotDefinition, dir } from '../define-bot';
import { openBot } from '../open-bot';
import type { Terminal } from './command';

/** A bot opened for one command: what it stores of its own goes into a folder that is thrown away. */
export const open = (definition: BotDefinition, { environment }: Pick<Terminal, 'environment'>): Promise<Bot> =>
  openBot(definition, {
    environment,
    dataDirectory: mkdtempSync(join(tmpdir(), 'schalter-')),
    modelDirectory: join(dir(__dirname), 'dist', 'models'),
  });
