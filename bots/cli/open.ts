import type { BotDefinition } from '../definition/define-bot';
import type { Bot } from '../opening/bot';
import { dataDirectoryOf } from '../opening/data-directory';
import { openBot } from '../opening/open-bot';
import type { Terminal } from './command';

/** A bot opened for one command, with the models that its server would use. */
export const open = (definition: BotDefinition, { environment, tell }: Pick<Terminal, 'environment' | 'tell'>): Promise<Bot> =>
  openBot(definition, { environment, dataDirectory: dataDirectoryOf(environment), warn: tell });
