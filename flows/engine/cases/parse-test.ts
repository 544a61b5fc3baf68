import type { Json } from '../../dialogue/json';
import { issueInWords } from '../issue-in-words';
import { lineOf } from '../lines';
import type { Problem } from '../problem';
import { readYaml } from '../read-yaml';
import { type ExpectedCalls, type FlowCase, type FlowTest, failures, type Given, type GivenAnswer } from './flow-test';
import { readTalkLine } from './read-talk';
import { type AnswerShape, type GivenShape, type TestShape, testShape } from './test-format';

/**
 * Reads a test file, as far as it can be read. All problems are reported at once.
 * @param file its name, for the problems
 */
export const parseTest = (source: string, file: string): { readonly test: FlowTest | null; readonly problems: readonly Problem[] } => {
  const yaml = readYaml(source, file);
  if (!yaml.ok) return { test: null, problems: yaml.problems };
  const { data, lines } = yaml;
  const problems: Problem[] = [];
  const report = ({ path, ...found }: Omit<Problem, 'file' | 'line'> & { readonly path: string }): void => {
    problems.push({ ...found, file, line: lineOf(lines, path) });
  };
  const { data: shape, error } = testShape.safeParse(data);
  for (const issue of error?.issues ?? []) issueInWords(issue, data, '', Object.keys(testShape.shape)).forEach(report);
  if (!shape) return { test: null, problems };
  if (Object.keys(shape.cases).length === 0)
    report({ code: 'F003', path: 'cases', message: 'there is no case here.', cure: 'Write one: its name, and below it “talk:”.' });
  const cases = Object.entries(shape.cases).map(([name, written]): FlowCase => {
    const path = `cases.${name}`;
    const talk = written.talk.flatMap((one, index) => {
      const at = `${path}.talk.${index}`;
      const read = readTalkLine(one, at, report);
      return read ? [{ ...read, line: lineOf(lines, at) }] : [];
    });
    const calls = callsOf(written.calls ?? {});
    if (written.calls?.['same-key'] && calls.length === 0)
      report({
        code: 'F003',
        path: `${path}.calls.same-key`,
        message: '“same-key:” is about no action here.',
        cure: 'Write the action beside it with its attempts: “cards.block: 3”.',
      });
    return {
      name,
      given: givenOf(written.given ?? {}),
      talk,
      ends: written.ends ?? null,
      calls,
      sameKey: written.calls?.['same-key'] ?? false,
      handoff: handoffOf(written.handoff),
      path,
    };
  });
  const { flow, languages = null } = shape;
  const test = { flow, languages, given: givenOf(shape.given ?? {}), cases, file, lines };
  return { test: problems.length > 0 ? null : test, problems };
};

const handoffOf = (written: TestShape['cases'][string]['handoff']): FlowCase['handoff'] =>
  typeof written === 'object' ? { queue: written.queue, priority: written.priority ?? null } : (written ?? null);

const givenOf = (given: GivenShape): Given =>
  Object.fromEntries(
    Object.entries(given).map(([action, answers]) => [action, (Array.isArray(answers) ? answers : [answers]).map(answerOf)]),
  );

const answerOf = (written: AnswerShape): GivenAnswer => {
  if (typeof written !== 'string') {
    const { outcome, ...values } = written;
    return { kind: 'outcome', outcome, values: values as Readonly<Record<string, Json>> };
  }
  const failure = failures.find((one) => one === written);
  if (failure === undefined) return { kind: 'outcome', outcome: written, values: {} };
  // The last answer holds for all further attempts: none of them brings an outcome.
  return { kind: failure === 'error' ? 'fail' : failure };
};

const callsOf = (calls: NonNullable<TestShape['cases'][string]['calls']>): readonly ExpectedCalls[] =>
  Object.entries(calls).flatMap(([action, expected]) =>
    typeof expected === 'number' || Array.isArray(expected) ? [{ action, expected }] : [],
  );
