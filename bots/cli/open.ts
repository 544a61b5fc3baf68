import type { Bot } from '../bot';
import { dataDirectoryOf } from '../data-directory';
import type { BotDefinition } from '../define-bot';
import { openBot } from '../open-bot';
import type { Terminal } from './command';

/** A bot opened for one command, with the models that its server would use. */
export const open = (definition: BotDefinition, { environment, tell }: Pick<Terminal, 'environment' | 'tell'>): Promise<Bot> =>
  openBot(definition, { environment, dataDirectory: dataDirectoryOf(environment), warn: tell });
