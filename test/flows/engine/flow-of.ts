import type { Flow } from '../../../flows/engine/flow';
import { parseFlow } from '../../../flows/engine/parse';

/** The flow of a text that must be a good one. */
export const flowOf = (source: string, file = 'test.flow.yaml'): Flow => {
  const { flow, problems } = parseFlow(source, file);
  if (!flow) throw new Error(problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return flow;
};

/** A flow around these steps, for tests that need only a few; indented by two. */
export const flowWith = (steps: string, more = ''): string =>
  `flow: small\nabout: A small flow.\nowner: testers\nstarts:\n  small.start: {}\n${more}steps:\n${steps}`;
