import { exitsTaken } from '../exits-taken';
import { endings, type Flow, type Step, type Target } from '../flow';

/** A flow as a picture shows it: what a customer goes through, without the repair that every question has. */
export interface Chart {
  readonly flow: string;
  /** In the order of the file, the endings last. */
  readonly nodes: readonly ChartNode[];
  /** The way that leads on when all goes well comes first among those of a node. */
  readonly edges: readonly ChartEdge[];
}

export interface ChartNode {
  readonly name: string;
  readonly kind: Step['verb'] | 'start' | 'ending';
  /** What happens there, in a few words; empty where the name says it all. */
  readonly about: string;
  /** Nothing is taken back from here on. */
  readonly commits: boolean;
}

export interface ChartEdge {
  readonly from: string;
  readonly to: string;
  /** What leads there; empty where there is only one way. */
  readonly label: string;
  /** Whether it is the first way out of its step: the one that leads on when all goes well. */
  readonly isMain: boolean;
}

/** No step can be called so. */
export const startName = '(start)';

export const chartOf = (flow: Flow): Chart => {
  const steps = Object.values(flow.steps);
  const reached = new Set(steps.flatMap((step) => waysShown(flow, step).map(({ to }) => to)));
  const first: ChartEdge = { from: startName, to: steps[0]?.name ?? 'end', label: '', isMain: true };
  return {
    flow: flow.name,
    nodes: [
      { name: startName, kind: 'start', about: Object.keys(flow.starts).join(', '), commits: false },
      ...steps.map((step) => ({ name: step.name, kind: step.verb, about: aboutOf(step), commits: step.verb === 'do' && step.commit })),
      ...endings.flatMap((name) => (reached.has(name) ? [{ name, kind: 'ending' as const, about: '', commits: false }] : [])),
    ],
    edges: [first, ...steps.flatMap((step) => edgesFrom(flow, step))],
  };
};

const aboutOf = (step: Step): string => {
  switch (step.verb) {
    case 'say':
      return '';
    case 'ask':
      return `asks ${step.slot}`;
    case 'confirm':
      return step.shows.length === 0 ? 'yes or no?' : `${step.shows.join(', ')}: yes or no?`;
    case 'do':
      return `does ${step.action}`;
    case 'handoff':
      return `a person of ${step.queue}`;
    default:
      return step satisfies never;
  }
};

interface WayShown {
  readonly to: Target;
  readonly label: string;
}

/** The exits of a step; where it leads when nothing is understood only if that is not a person, as everywhere. */
const waysShown = (flow: Flow, step: Step): readonly WayShown[] => {
  const exits = exitsTaken(flow, step).map(({ to, path }) => ({
    to,
    label: step.verb === 'say' || step.verb === 'ask' ? '' : (path.split('.').at(-1) ?? ''),
  }));
  const { then } = flow.repair.tries;
  const isQuestion = step.verb === 'ask' || step.verb === 'confirm';
  return isQuestion && then !== 'human' ? [...exits, { to: then, label: 'not understood' }] : exits;
};

/** One line for all ways to the same place. */
const edgesFrom = (flow: Flow, step: Step): readonly ChartEdge[] => {
  const labels = new Map<Target, string[]>();
  for (const { to, label } of waysShown(flow, step)) labels.set(to, [...(labels.get(to) ?? []), label]);
  return [...labels].map(([to, all], index) => ({
    from: step.name,
    to,
    label: labels.size === 1 && step.verb === 'handoff' ? '' : all.filter(Boolean).join(', '),
    isMain: index === 0,
  }));
};
