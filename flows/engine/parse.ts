import type { z } from 'zod';
import type { Flow } from './flow';
import { type FlowShape, flowShape, type StepShape, stepShapes, type Verb, verbs } from './format';
import { issueInWords } from './issue-in-words';
import { lineOf } from './lines';
import { nearest } from './nearest';
import type { Problem } from './problem';
import { readYaml } from './read-yaml';
import { referenceProblems } from './references';
import { flowOf } from './written';

export interface ParsedFlow {
  /** Null as long as it could not be run. */
  readonly flow: Flow | null;
  /** As much of it as could be read; null when not even its name could. */
  readonly draft: Flow | null;
  /** All that is wrong in it, by line. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a flow file. All problems are reported at once.
 * @param file its name, for the problems
 */
export const parseFlow = (source: string, file: string): ParsedFlow => {
  const yaml = readYaml(source, file);
  if (!yaml.ok) return { flow: null, draft: null, problems: byLine(yaml.problems) };
  const { data, lines } = yaml;
  const problems: Problem[] = [];
  const report: Report = ({ path, ...problem }) => {
    problems.push({ ...problem, file, line: lineOf(lines, path) });
  };

  const top = flowShape.safeParse(data);
  const issues = top.error?.issues ?? [];
  for (const issue of issues) issueInWords(issue, data, '', Object.keys(flowShape.shape)).forEach(report);
  const steps = stepsOf(data, report);
  const readable = top.success ? top.data : readableTop(data, issues);
  if (!readable) return { flow: null, draft: null, problems: byLine(problems) };

  const draft = flowOf(readable, steps, file, lines);
  problems.push(...referenceProblems(draft, { steps: namesIn(data, 'steps'), slots: namesIn(data, 'slots') }));
  const isNamed = !issues.some(({ path }) => path[0] === 'flow');
  return { flow: problems.length > 0 ? null : draft, draft: isNamed ? draft : null, problems: byLine(problems) };
};

/** The top of a flow without what is wrong in it: a slot, a start or a part of the repair goes as a whole. */
const readableTop = (data: unknown, issues: readonly z.core.$ZodIssue[]): FlowShape | null => {
  const left: unknown = structuredClone(data);
  for (const issue of issues)
    for (const path of issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path])
      cut(left, path.slice(0, 2));
  return isTable(left)
    ? (flowShape.safeParse({ flow: 'unnamed', about: '?', owner: '?', starts: {}, steps: {}, ...left }).data ?? null)
    : null;
};

const cut = (from: unknown, path: readonly PropertyKey[]): void => {
  const [key, ...deeper] = path;
  if (typeof key !== 'string' || !isTable(from)) return;
  if (deeper.length > 0 && isTable(from[key])) cut(from[key], deeper);
  else delete from[key];
};

const namesIn = (data: unknown, part: 'steps' | 'slots'): readonly string[] => {
  const written = isTable(data) ? data[part] : null;
  return isTable(written) ? Object.keys(written) : [];
};

type Report = (found: Omit<Problem, 'file' | 'line'> & { readonly path: string }) => void;

const stepsOf = (data: unknown, report: Report): ReadonlyMap<string, StepShape> => {
  const steps = new Map<string, StepShape>();
  const written = isTable(data) && isTable(data['steps']) ? data['steps'] : {};
  if (isTable(data) && isTable(data['steps']) && Object.keys(written).length === 0)
    report({
      code: 'F004',
      path: 'steps',
      message: 'the flow has no step.',
      cure: 'Write at least one, for example “greet:” with “say:” below it.',
    });
  for (const [name, step] of Object.entries(written)) {
    const path = `steps.${name}`;
    const verb = verbOf(step);
    if (verb === null) {
      report({ code: 'F004', path, ...noVerb(name, step) });
      continue;
    }
    const shape = stepShapes[verb];
    const checked = shape.safeParse(step);
    if (checked.success) steps.set(name, { verb, written: checked.data } as StepShape);
    for (const issue of checked.error?.issues ?? []) issueInWords(issue, step, `${path}.`, Object.keys(shape.shape)).forEach(report);
  }
  return steps;
};

/** The one verb of a step; `say` may stand before `handoff`. Null when there is none, or more than one. */
const verbOf = (step: unknown): Verb | null => {
  if (!isTable(step)) return null;
  const found = verbs.filter((verb) => verb in step);
  if (found.length === 2 && found.includes('say') && found.includes('handoff')) return 'handoff';
  return found.length === 1 ? (found[0] ?? null) : null;
};

const noVerb = (name: string, step: unknown): { message: string; cure: string } => {
  const keys = isTable(step) ? Object.keys(step) : [];
  const found = verbs.filter((verb) => keys.includes(verb));
  if (found.length > 1)
    return {
      message: `the step “${name}” does ${found.length} things: ${found.join(', ')}.`,
      cure: 'Make a step of each; only “say” may stand before “handoff”.',
    };
  const meant = nearest(keys[0] ?? '', verbs);
  const hint = meant === null ? '' : ` Did you mean “${meant}”?`;
  return { message: `the step “${name}” does nothing.`, cure: `Each step has one of: ${verbs.join(', ')}.${hint}` };
};

const isTable = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const byLine = (problems: readonly Problem[]): readonly Problem[] => [...problems].sort((a, b) => a.line - b.line);
