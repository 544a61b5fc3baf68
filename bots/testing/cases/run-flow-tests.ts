import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FlowTest } from '../../../flows/engine/cases/flow-test';
import { parseTest } from '../../../flows/engine/cases/parse-test';
import { testProblems } from '../../../flows/engine/cases/test-problems';
import type { Flow } from '../../../flows/engine/flow';
import { loadTexts } from '../../../locales/texts';
import { readCorpora } from '../../../nlp-models/triage/read-corpora';
import { checkBot } from '../../check/check-bot';
import { nearFile } from '../../check/near-file';
import { type BotProblem, BotUnfit } from '../../definition/bot-problem';
import type { BotDefinition } from '../../definition/define-bot';
import { houseTexts } from '../../opening/house-texts';
import type { Difference } from './difference';
import { playCase } from './play-case';

/** What came of the tests of one flow. */
export interface FlowResult {
  readonly flow: string;
  readonly file: string;
  /** Cases, each counted in each language. */
  readonly played: number;
  readonly failed: readonly (Difference & { readonly name: string; readonly locale: string })[];
  /** Steps, and those of them that no case takes. */
  readonly steps: number;
  readonly untaken: readonly string[];
}

/**
 * Plays the tests of a bot's flows, `*.test.yaml` beside them: every case in every language, through the whole product.
 * @param wanted.flow null: all; `wanted.locale`: null: all that a test names
 * @throws BotUnfit for a bot that cannot be opened
 */
export const runFlowTests = async (
  definition: BotDefinition,
  environment: Readonly<Record<string, string | undefined>>,
  wanted: { readonly flow: string | null; readonly locale: string | null },
): Promise<{ readonly results: readonly FlowResult[]; readonly problems: readonly BotProblem[]; readonly untested: readonly string[] }> => {
  const { directory, name, locales, queues } = definition;
  const { flows, actions, problems: unfit } = await checkBot(definition, environment);
  if (unfit.length > 0) throw new BotUnfit(name, unfit);
  const corpora = await readCorpora(join(directory, definition.triage), locales);
  const texts = loadTexts({ house: houseTexts, directory: join(directory, definition.texts), bot: name, locales });
  const world = {
    flows,
    actions,
    locales,
    queues: queues.map((queue) => queue.name),
    intents: corpora.flatMap(({ intents }) => [...intents.keys()]),
    houseTexts: ['house', 'handoff', 'repair'].flatMap((of) => Object.keys(texts.all(locales[0], of)).map((key) => `${of}:${key}`)),
  };
  const read = testFilesIn(join(directory, definition.flows)).map((file) =>
    parseTest(readFileSync(file, 'utf8'), nearFile(directory, file)),
  );
  const tests = read.flatMap(({ test }) => test ?? []);
  const problems = [...read.flatMap((one) => one.problems), ...tests.flatMap((test) => testProblems(test, world))];
  const asked = flows.filter((flow) => wanted.flow === null || flow.name === wanted.flow);
  const untested = asked.filter((flow) => !tests.some((test) => test.flow === flow.name)).map((flow) => flow.name);
  if (problems.length > 0) return { results: [], problems, untested };

  const given = Object.fromEntries(Object.entries(environment).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
  const example = (locale: string) => (intent: string) =>
    corpora.find((corpus) => corpus.locale === locale)?.intents.get(intent)?.[0] ?? intent;
  const results: FlowResult[] = [];
  for (const flow of asked)
    for (const test of tests.filter((one) => one.flow === flow.name)) {
      const languages = (test.languages ?? locales).filter((locale) => wanted.locale === null || locale === wanted.locale);
      results.push(await playTest(definition, flow, test, languages, (locale) => ({ example: example(locale), environment: given })));
    }
  return { results, problems, untested };
};

type Around = Pick<Parameters<typeof playCase>[1], 'example' | 'environment'>;

const playTest = async (
  definition: BotDefinition,
  flow: Flow,
  { file, lines, cases }: FlowTest,
  languages: readonly string[],
  around: (locale: string) => Around,
): Promise<FlowResult> => {
  const failed: FlowResult['failed'][number][] = [];
  const taken = new Set<string>();
  for (const one of cases)
    for (const locale of languages) {
      const { difference, steps } = await playCase(definition, { flow, one, locale, lines, ...around(locale) });
      for (const step of steps) taken.add(step);
      if (difference) failed.push({ ...difference, name: one.name, locale });
    }
  const steps = Object.keys(flow.steps);
  const untaken = steps.filter((step) => !taken.has(step));
  return { flow: flow.name, file, played: cases.length * languages.length, failed, steps: steps.length, untaken };
};

const testFilesIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.test.yaml'))
    .sort()
    .map((file) => join(folder, file));
