import type { Flow } from '../../../flows/engine/flow';
import type { BotDefinition } from '../../definition/define-bot';
import type { Difference } from './difference';
import { playCase } from './play-case';
import type { FlowTests } from './read-flow-tests';

/** What came of the tests of one flow, whichever files they stand in. */
export interface FlowResult {
  readonly flow: string;
  /** Cases, each counted in each language. */
  readonly played: number;
  readonly failed: readonly (Difference & { readonly file: string; readonly name: string; readonly locale: string })[];
  /** Steps, and those of them that no case takes. */
  readonly steps: number;
  readonly untaken: readonly string[];
}

/**
 * Plays tests in which nothing is wrong: every case in every language that it names, through the whole product.
 * @param wanted.locale null: all
 */
export const playFlowTests = async (
  definition: BotDefinition,
  { tests, actions, corpora }: FlowTests,
  wanted: {
    readonly flows: readonly Flow[];
    readonly locale: string | null;
    readonly environment: Readonly<Record<string, string | undefined>>;
  },
): Promise<readonly FlowResult[]> => {
  const environment = Object.fromEntries(
    Object.entries(wanted.environment).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  const names = actions.map(({ name }) => name);
  const results: FlowResult[] = [];
  for (const flow of wanted.flows) {
    const ofFlow = tests.filter((test) => test.flow === flow.name);
    if (ofFlow.length === 0) continue;
    const failed: FlowResult['failed'][number][] = [];
    const taken = new Set<string>();
    let played = 0;
    for (const { file, lines, given, cases, languages } of ofFlow) {
      const spoken = (languages ?? definition.locales).filter((locale) => wanted.locale === null || locale === wanted.locale);
      for (const flowCase of cases)
        for (const locale of spoken) {
          const intents = corpora.find((corpus) => corpus.locale === locale)?.intents;
          const { difference, steps } = await playCase(definition, {
            flow,
            flowCase,
            given: { ...given, ...flowCase.given },
            locale,
            lines,
            actions: names,
            example: (intent) => intents?.get(intent)?.[0] ?? intent,
            environment,
          });
          played += 1;
          for (const step of steps) taken.add(step);
          if (difference) failed.push({ ...difference, file, name: flowCase.name, locale });
        }
    }
    const steps = Object.keys(flow.steps);
    results.push({ flow: flow.name, played, failed, steps: steps.length, untaken: steps.filter((step) => !taken.has(step)) });
  }
  return results;
};
