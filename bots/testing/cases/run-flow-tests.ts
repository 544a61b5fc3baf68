import type { z } from 'zod';
import { BotUnfit } from '../../definition/bot-problem';
import type { BotDefinition } from '../../definition/define-bot';
import { type FlowResult, playFlowTests } from './play-flow-tests';
import { readFlowTests } from './read-flow-tests';

/**
 * Plays the tests of a bot's flows, the `*.test.yaml` beside them, as `schalter test` does: what `failed` names the line, what was
 * expected and what was.
 * @param environment what the bot's settings are read from
 * @throws BotUnfit with everything that is wrong with the bot or its tests
 */
export const runFlowTests = async <Settings extends z.ZodObject>(
  definition: BotDefinition<Settings>,
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<readonly FlowResult[]> => {
  const read = await readFlowTests(definition, environment);
  if (read.problems.length > 0) throw new BotUnfit(definition.name, read.problems);
  return playFlowTests(definition, read, { flows: read.flows, locale: null, environment });
};
