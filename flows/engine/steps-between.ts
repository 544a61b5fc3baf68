import type { Flow, Step } from './flow';
import { waysOut } from './ways-out';

/** The steps on the ways from one step to another that go through neither of the two again; null where no way leads there. */
export const stepsBetween = (flow: Flow, from: Step, to: Step): readonly Step[] | null => {
  const next = (step: Step): readonly Step[] => waysOut(flow, step).flatMap((target) => flow.steps[target] ?? []);
  const inner = Object.values(flow.steps).filter((step) => step !== from && step !== to);
  const behind = closure(next(from), (step) => (inner.includes(step) ? next(step) : []));
  if (!behind.has(to)) return null;
  const before = closure([to], (step) => inner.filter((other) => next(other).includes(step)));
  return inner.filter((step) => behind.has(step) && before.has(step));
};

/** Everything that is reached from some steps, these included. */
const closure = (begin: readonly Step[], next: (step: Step) => readonly Step[]): ReadonlySet<Step> => {
  const reached = new Set<Step>();
  const open = [...begin];
  for (let step = open.pop(); step; step = open.pop()) {
    if (reached.has(step)) continue;
    reached.add(step);
    open.push(...next(step));
  }
  return reached;
};
