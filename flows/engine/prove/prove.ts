import type { Flow } from '../flow';
import { lineOf } from '../lines';
import type { Problem } from '../problem';
import { explore } from './explore';
import type { ActionInProof, Graph, House } from './situation';
import type { Statement } from './statement';
import { circles } from './statements/circles';
import { committed } from './statements/committed';
import { consent } from './statements/consent';
import { ends } from './statements/ends';
import { once } from './statements/once';
import { person } from './statements/person';
import { understood } from './statements/understood';
import { type Told, toldOf } from './told';

export type Proof = CompleteProof | { readonly kind: 'too_large'; readonly problem: Problem };

/** What can be said of every conversation that a flow can lead to, because all of them were looked at. */
export interface CompleteProof {
  readonly kind: 'complete';
  readonly situations: number;
  readonly ways: number;
  readonly statements: readonly Judged[];
  /** What somebody might take for proved, and is not. */
  readonly unproved: readonly string[];
}

export interface Judged {
  readonly says: string;
  /** Null where it holds; else what is wrong, and the shortest conversation that shows it. */
  readonly broken: { readonly problem: Problem; readonly conversation: readonly Told[] } | null;
}

/** More than any flow has that people can read; these take some seconds. */
const mostSituations = 10_000;

const statements: readonly Statement[] = [ends, person, understood, consent, once, circles, committed];

/**
 * Proves a flow, or shows where it fails. Values are abstract (one, another, none): nothing is said of what texts say, of how words
 * are understood, and of what actions do.
 */
export const prove = (flow: Flow, house: House): Proof => {
  const graph = explore(flow, house, mostSituations);
  if (!graph) return { kind: 'too_large', problem: tooLarge(flow) };
  return {
    kind: 'complete',
    situations: graph.situations.length,
    ways: graph.ways.length,
    statements: statements.map((statement) => judge(graph, statement)),
    unproved: unprovedOf(flow, house.actions),
  };
};

const judge = (graph: Graph, statement: Statement): Judged => {
  const { says, broken } = statement(graph);
  if (!broken) return { says, broken };
  const { file, lines } = graph.flow;
  const { code, message, cure, step, route } = broken;
  const problem = { code, file, line: lineOf(lines, `steps.${step}`), message, cure };
  return { says, broken: { problem, conversation: toldOf(graph.flow, route) } };
};

const tooLarge = ({ file, lines }: Flow): Problem => ({
  code: 'F600',
  file,
  line: lineOf(lines, 'steps'),
  message: 'the flow has more situations than can be looked at: nothing is proved.',
  cure: 'Split it into two flows, or ask for fewer things before the first answer is used.',
});

/** How sure one must be of a customer is known to the action alone. */
const unprovedOf = (flow: Flow, actions: readonly ActionInProof[]): readonly string[] => {
  const done = new Set(Object.values(flow.steps).flatMap((step) => (step.verb === 'do' ? [step.action] : [])));
  return (['channel', 'confirmed'] as const).flatMap((needs) => {
    const needing = actions.flatMap((action) => (action.needs === needs && done.has(action.name) ? [action.name] : []));
    return needing.length === 0 ? [] : [`that ${needing.join(', ')} are only done for ${whom[needs]}: the actions themselves see to that.`];
  });
};

const whom = { channel: 'a registered number or account', confirmed: 'a customer who has confirmed a one-time link' } as const;
