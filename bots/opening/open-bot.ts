import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Flow } from '../../flows/engine/flow';
import { rules } from '../../handoff/rules';
import { loadTexts } from '../../locales/texts';
import { loadTriage } from '../../nlp-models/triage/load-triage';
import { checkBot } from '../check/check-bot';
import { BotUnfit } from '../definition/bot-problem';
import type { BotDefinition } from '../definition/define-bot';
import type { Bot } from './bot';
import { houseTexts } from './house-texts';
import { keptModels } from './kept-models';

export interface Surroundings {
  /** What the bot's settings are read from: the environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Trained models are kept in it, by the hash of what they were made from. */
  readonly dataDirectory: string;
  /** Hears what somebody should put right, though the bot can do without. */
  readonly warn: (message: string) => void;
}

/**
 * Reads a bot's content, trains what is not trained yet, and puts it all together.
 * @throws BotUnfit with everything that does not fit together, all at once: now, and not at three in the morning.
 */
export const openBot = async <Settings extends z.ZodObject>(definition: BotDefinition<Settings>, around: Surroundings): Promise<Bot> => {
  const { flows, actions, problems } = await checkBot(definition, around.environment);
  if (actions === null || problems.length > 0) throw new BotUnfit(definition.name, problems);
  const { name, locales, directory, queues } = definition;
  const triage = await loadTriage({
    directory: join(directory, definition.triage),
    locales,
    cache: keptModels(around.dataDirectory, around.warn),
  });
  return {
    name,
    release: releaseOf(flows),
    locales,
    flows: new Map(flows.map((flow) => [flow.name, flow])),
    triage,
    texts: loadTexts({ house: houseTexts, directory: join(directory, definition.texts), bot: name, locales }),
    actions: new Map(actions.map((action) => [action.name, action])),
    queues: new Map(queues.map((queue) => [queue.name, queue])),
    rules: definition.handoff(rules),
    around: definition.around ?? [],
    defaultQueue: queues[0],
  };
};

const releaseOf = (flows: readonly Flow[]): string =>
  createHash('sha256')
    .update(JSON.stringify(flows, (key, value: unknown) => (key === 'file' ? undefined : value)))
    .digest('hex')
    .slice(0, 12);
