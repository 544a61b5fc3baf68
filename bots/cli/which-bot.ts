import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { BotDefinition } from '../definition/define-bot';
import { UsageError } from './command';

/**
 * The bot that a command is about: the reference bot by its name, or the module of a bot by its path (its default export, or
 * the only one that is a bot).
 */
export const whichBot = (named = 'card-bank'): BotDefinition => {
  const path = named === 'card-bank' ? resolve(__dirname, '../card-bank/bot') : resolve(named);
  const module = load(path, named);
  const bots = Object.values(module).filter(isBot);
  const [bot] = bots;
  if (bot && new Set(bots).size === 1) return bot;
  throw new UsageError(`${named} exports ${bots.length === 0 ? 'no bot' : 'several bots'}. Export one, made by defineBot.`);
};

const isBot = (value: unknown): value is BotDefinition =>
  typeof value === 'object' && value !== null && 'locales' in value && 'queues' in value && 'handoff' in value;

/** Node 20.19 and newer `require` an ES module as well. */
const load = (path: string, named: string): Record<string, unknown> => {
  try {
    return createRequire(__filename)(path) as Record<string, unknown>;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : 'unknown';
    throw new UsageError(`There is no bot at ${named} (${reason}). Give --bot the path of its module.`, { cause });
  }
};
