import { isConsent } from '../is-consent';
import { isWithPerson } from '../is-with-person';
import { firstWays, routeTo, waysOutOf } from '../routes';
import type { Graph, Situation, Way } from '../situation';
import type { Statement } from '../statement';

/** F601: a customer who only answers can always come to an end, which a person is as well. */
export const ends: Statement = (graph) => {
  const says = 'An end can be reached from every situation by answering alone.';
  const good = endingWell(graph);
  const bad = graph.situations.find((situation) => !good.has(situation));
  if (!bad) return { says, broken: null };
  return {
    says,
    broken: {
      code: 'F601',
      step: bad.run.step,
      message: `from “${bad.run.step}” on, the flow comes to no end, whatever the customer answers.`,
      cure: 'Let one of the answers lead on to “end”, “triage” or a “handoff”.',
      route: routeTo(firstWays(graph), bad),
    },
  };
};

const endingWell = (graph: Graph): ReadonlySet<Situation> => {
  const before = new Map<Situation, Situation[]>();
  const out = waysOutOf(graph.ways);
  const good = new Set(graph.situations.filter((situation) => isWithPerson(graph.flow, situation)));
  for (const way of graph.ways) {
    const { from, to, ended } = way;
    if (from === null || !isAnswer(graph, way)) continue;
    if (isFailure(way) && out.get(from)?.some((other) => other.by.type === 'outcome' && !isFailure(other))) continue;
    if (to) before.set(to, [...(before.get(to) ?? []), from]);
    else if (ended !== 'circle') good.add(from);
  }
  // A set is walked through in the order in which it grows.
  for (const situation of good) for (const earlier of before.get(situation) ?? []) good.add(earlier);
  return good;
};

/** That an action fails is no answer, as long as it can end otherwise. */
const isFailure = ({ by }: Way): boolean => by.type === 'outcome' && (by.outcome === 'error' || by.outcome === 'refused');

const isAnswer = ({ flow }: Graph, way: Way): boolean =>
  way.by.type === 'answer' || way.by.type === 'no' || way.by.type === 'outcome' || isConsent(flow, way);
