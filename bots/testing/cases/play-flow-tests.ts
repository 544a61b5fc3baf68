import type { Flow } from '../../../flows/engine/flow';
import type { BotDefinition } from '../../definition/define-bot';
import type { Difference } from './difference';
import { playCase } from './play-case';
import type { FlowTests } from './read-flow-tests';

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
  for (const flow of wanted.flows)
    for (const { file, lines, given, cases, languages } of tests.filter((test) => test.flow === flow.name)) {
      const spoken = (languages ?? definition.locales).filter((locale) => wanted.locale === null || locale === wanted.locale);
      const failed: FlowResult['failed'][number][] = [];
      const taken = new Set<string>();
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
          for (const step of steps) taken.add(step);
          if (difference) failed.push({ ...difference, name: flowCase.name, locale });
        }
      const steps = Object.keys(flow.steps);
      const untaken = steps.filter((step) => !taken.has(step));
      results.push({ flow: flow.name, file, played: cases.length * spoken.length, failed, steps: steps.length, untaken });
    }
  return results;
};
