import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FlowTest } from '../../../flows/engine/cases/flow-test';
import { parseTest } from '../../../flows/engine/cases/parse-test';
import { testProblems } from '../../../flows/engine/cases/test-problems';
import type { Flow } from '../../../flows/engine/flow';
import { loadTexts } from '../../../locales/texts';
import type { Corpus } from '../../../nlp-models/triage/corpus';
import { checkCorpora } from '../../../nlp-models/triage/read-corpora';
import { checkBot } from '../../check/check-bot';
import { nearFile } from '../../check/near-file';
import type { Action } from '../../definition/action';
import type { BotProblem } from '../../definition/bot-problem';
import type { BotDefinition } from '../../definition/define-bot';
import { houseTexts } from '../../opening/house-texts';

/** The tests of a bot's flows, with the bot that they are for. */
export interface FlowTests {
  readonly flows: readonly Flow[];
  readonly actions: readonly Action[];
  readonly corpora: readonly Corpus[];
  readonly tests: readonly FlowTest[];
  /** What is wrong with the bot, and with its tests. */
  readonly problems: readonly BotProblem[];
}

/** Reads the `*.test.yaml` beside a bot's flows, and checks both. Tests are held to the bot once nothing is wrong with it. */
export const readFlowTests = async (
  definition: BotDefinition,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<FlowTests> => {
  const { directory, name, locales, queues } = definition;
  const { flows, actions: made, problems: ofBot } = await checkBot(definition, environment);
  const actions = made ?? [];
  const { corpora } = await checkCorpora(join(directory, definition.triage), locales);
  const read = testFilesIn(join(directory, definition.flows)).map((file) =>
    parseTest(readFileSync(file, 'utf8'), nearFile(directory, file)),
  );
  const tests = read.flatMap(({ test }) => test ?? []);
  const problems = [...ofBot, ...read.flatMap((one) => one.problems)];
  if (ofBot.length > 0) return { flows, actions, corpora, tests, problems };
  const texts = loadTexts({ house: houseTexts, directory: join(directory, definition.texts), bot: name, locales });
  const world = {
    flows,
    actions,
    locales,
    queues: queues.map((queue) => queue.name),
    intents: corpora.flatMap(({ intents }) => [...intents.keys()]),
    houseTexts: ['house', 'handoff', 'repair'].flatMap((of) => Object.keys(texts.all(locales[0], of)).map((key) => `${of}:${key}`)),
  };
  return { flows, actions, corpora, tests, problems: [...problems, ...tests.flatMap((test) => testProblems(test, world))] };
};

const testFilesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.test.yaml'))
        .sort()
        .map((file) => join(folder, file))
    : [];
