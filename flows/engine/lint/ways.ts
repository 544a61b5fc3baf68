import { exitsTaken } from '../exits-taken';
import { type Flow, isEnding, type Step, type Target } from '../flow';
import { clearedBy } from '../go-to';
import { exitsOf } from '../references';
import { waysOut } from '../ways-out';
import type { Report } from './report';

/** F103, F104, F106, F107: steps that nothing leads to, circles without the customer, too many steps, exits that are never taken. */
export const lintWays = (flow: Flow, report: Report): void => {
  const steps = Object.values(flow.steps);
  const reached = reachable(flow);
  for (const { name } of steps)
    if (!reached.has(name))
      report('F103', `steps.${name}`, `no step leads to “${name}”.`, 'Lead to it with “next:” or “on:”, or take it out.');
  for (const name of silentCircle(flow))
    report(
      'F104',
      `steps.${name}`,
      `from “${name}” the flow can come back to it without the customer saying a word.`,
      'Put a question into the circle, or jump straight back to a question.',
    );
  for (const { path, to } of exitsNeverTaken(flow))
    report(
      'F107',
      path,
      `the flow would go on at “${to}” while the customer waits for a person, and it may not run then.`,
      'Write “safe: true” at the top of the flow if it may, or take this exit out.',
    );
  if (steps.length > 40)
    report('F106', 'steps', `the flow has ${steps.length} steps; more than 40 are hard to read.`, 'Split it into two flows.');
};

/** Where handoffs say that the flow goes on while the customer waits: only a flow that is `safe` does. Each place of a line once. */
const exitsNeverTaken = (flow: Flow): ReturnType<typeof exitsOf> => {
  const exits = Object.values(flow.steps).flatMap((step) => neverTaken(flow, step));
  const placeOf = ({ to, path }: (typeof exits)[number]): string => `${flow.lines[path]} ${to}`;
  return [...new Map(exits.map((exit) => [placeOf(exit), exit])).values()];
};

const neverTaken = (flow: Flow, step: Step): ReturnType<typeof exitsOf> => {
  if (flow.safe || step.verb !== 'handoff') return [];
  const exits = exitsOf(step).map(({ to, path }) => ({ to, path: `steps.${step.name}.${path}` }));
  return exits.filter(({ to, path }) => !path.endsWith('.returned') && !isEnding(to) && flow.lines[path] !== undefined);
};

const reachable = (flow: Flow): ReadonlySet<string> => {
  const reached = new Set<string>();
  const open = Object.keys(flow.steps).slice(0, 1);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const step = flow.steps[name];
    if (!step || reached.has(name)) continue;
    reached.add(name);
    // What is never taken though it is written is a mistake of its own.
    open.push(...waysOut(flow, step), ...neverTaken(flow, step).map(({ to }) => to));
  }
  return reached;
};

/**
 * The first step of the first circle that is made of `say`, `do`, `handoff` out of hours and questions answered already. A jump back to a question
 * asks it anew, so no such circle goes through one.
 */
const silentCircle = (flow: Flow): readonly string[] => {
  const onSilently = (step: Step): readonly Target[] => {
    if (step.verb === 'confirm') return [];
    // Where nobody is there, a handoff goes on at once.
    const exits = exitsTaken(flow, step).flatMap(({ to, path }) => (step.verb !== 'handoff' || path.endsWith('.closed') ? [to] : []));
    return exits.filter((to) => clearedBy(flow, step, to) === null);
  };
  const done = new Set<string>();
  const visit = (name: string, way: readonly string[]): string | null => {
    if (way.includes(name)) return name;
    const step = flow.steps[name];
    if (!step || done.has(name)) return null;
    for (const to of onSilently(step)) {
      const found = visit(to, [...way, name]);
      if (found !== null) return found;
    }
    done.add(name);
    return null;
  };
  for (const name of Object.keys(flow.steps)) {
    const found = visit(name, []);
    if (found !== null) return [found];
  }
  return [];
};
