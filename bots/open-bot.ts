import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Flow } from '../flows/engine/flow';
import { rules } from '../handoff/rules';
import { loadTexts } from '../locales/texts';
import { loadTriage } from '../nlp-models/triage/load-triage';
import { directoryCache } from '../nlp-models/triage/model-cache';
import type { Bot } from './bot';
import { type BotProblem, BotUnfit } from './bot-problem';
import { checkBot } from './check-bot';
import type { BotDefinition } from './define-bot';

export interface Surroundings {
  /** What the bot's settings are read from: the environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly dataDirectory: string;
  /** Where trained models are kept, by the hash of what they were made from. */
  readonly modelDirectory: string;
}

/**
 * Reads a bot's content, trains what is not trained yet, and puts it all together.
 * @throws BotUnfit with everything that does not fit together, all at once: now, and not at three in the morning.
 */
export const openBot = async <Settings extends z.ZodObject>(definition: BotDefinition<Settings>, around: Surroundings): Promise<Bot> => {
  const settings = readSettings(definition, around.environment);
  const actions = definition.actions(settings, { dataDirectory: around.dataDirectory });
  const { flows, problems } = await checkBot(definition, actions);
  if (problems.length > 0) throw new BotUnfit(definition.name, problems);
  const { name, locales, directory, queues } = definition;
  const triage = await loadTriage({
    directory: join(directory, definition.triage),
    locales,
    cache: directoryCache(around.modelDirectory),
  });
  return {
    name,
    release: releaseOf(flows),
    locales,
    flows: new Map(flows.map((flow) => [flow.name, flow])),
    triage,
    texts: loadTexts({ directory: join(directory, definition.texts), bot: name, locales }),
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

const readSettings = <Settings extends z.ZodObject>(
  { name, settings }: BotDefinition<Settings>,
  environment: Surroundings['environment'],
): z.infer<Settings> => {
  if (!settings) return {} as z.infer<Settings>;
  const read = settings.safeParse(environment);
  if (read.success) return read.data;
  const problems = read.error.issues.map(
    ({ path, message }): BotProblem => ({
      file: 'the environment',
      line: 0,
      message: `${path.join('.')}: ${message}`,
      cure: 'Set it as `schalter start --help` says, or unset it.',
    }),
  );
  throw new BotUnfit(name, problems);
};
