import { exitsTaken } from '../exits-taken';
import type { Flow, Step, Target } from '../flow';
import { clearedBy } from '../go-to';
import { slotsUsed } from '../slots-used';

/**
 * What is certain when a step is entered, whichever way led there: `slot:<name>` is filled, `yes` was said and nothing was
 * asked since, `shown:<name>` was among what a yes was said to, and is still the same.
 */
export type Facts = ReadonlySet<string>;

/** The facts of each step that is reached: those that all ways to it share (a forward must-analysis). */
export const factsAt = (flow: Flow): ReadonlyMap<string, Facts> => {
  const facts = new Map<string, Facts>();
  const open: string[] = [];
  const arrive = (to: Target, brought: Facts): void => {
    if (!Object.hasOwn(flow.steps, to)) return;
    const known = facts.get(to);
    const shared = known ? new Set([...known].filter((fact) => brought.has(fact))) : brought;
    if (known && shared.size === known.size) return;
    facts.set(to, shared);
    open.push(to);
  };
  const first = Object.keys(flow.steps)[0];
  if (first !== undefined) arrive(first, factsAtStart(flow));
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const step = flow.steps[name];
    const at = facts.get(name);
    if (step && at) for (const way of ways(flow, step)) arrive(way.to, leaving(flow, step, at, way));
  }
  return facts;
};

interface Way {
  readonly to: Target;
  readonly gains: readonly string[];
}

const ways = (flow: Flow, step: Step): readonly Way[] => {
  const missed: Way = { to: flow.repair.tries.then, gains: [] };
  if (step.verb === 'ask') return [{ to: step.next, gains: [`slot:${step.slot}`] }, missed];
  if (step.verb === 'confirm') {
    const shown = slotsUsed(step).map((name) => `shown:${name}`);
    return [{ to: step.yes, gains: ['yes', ...shown] }, { to: step.no, gains: [] }, missed];
  }
  return exitsTaken(flow, step).map(({ to }) => ({ to, gains: [] }));
};

const leaving = (flow: Flow, step: Step, at: Facts, { to, gains }: Way): Facts => {
  const after = new Set(at);
  // A yes is none to what is asked after it.
  if (step.verb === 'ask') for (const fact of ['yes', `shown:${step.slot}`]) after.delete(fact);
  for (const fact of gains) after.add(fact);
  const cleared = clearedBy(flow, step, to);
  if (cleared !== null) for (const fact of [`slot:${cleared}`, `shown:${cleared}`]) after.delete(fact);
  return after;
};

const factsAtStart = (flow: Flow): Facts => {
  const [first = {}, ...others] = Object.values(flow.starts);
  return new Set(Object.keys(first).flatMap((slot) => (others.every((filled) => Object.hasOwn(filled, slot)) ? [`slot:${slot}`] : [])));
};
