import { isSilent } from '../is-silent';
import { circleOf, waysOutOf } from '../routes';
import type { Graph, Situation, Way } from '../situation';
import type { Statement } from '../statement';

/** F603: nobody talks to a bot for ever that does not understand them. */
export const understood: Statement = (graph) => {
  // A person who was called and has not come is none.
  const isMeant = (way: Way): boolean => isMiss(way) || isSilent(way);
  const circle = circleOf(graph, isMeant);
  if (!circle) {
    const most = mostMisses(graph, isMeant);
    const says = `A customer who is never understood meets a person or an end after at most ${most} tries.`;
    return { says: most === 0 ? 'The flow asks nothing that could be misunderstood.' : says, broken: null };
  }
  const missed = circle.findLast(isMiss)?.from?.run.step;
  const step = missed ?? circle.at(-1)?.from?.run.step ?? '';
  return {
    says: 'A customer who is never understood meets a person or an end.',
    broken: {
      code: 'F603',
      step,
      message:
        missed === undefined
          ? `from “${step}” the flow goes round by itself, and the customer meets nobody.`
          : `a customer who is not understood at “${step}” is asked again and again, and meets nobody.`,
      cure:
        missed === undefined
          ? 'Lead out of the circle.'
          : 'Let “repair.tries.then” lead to “human”, or to a step that does not come back to the question.',
      route: circle,
    },
  };
};

const isMiss = ({ by }: Way): boolean => by.type === 'nomatch';

/** The longest that it can take from anywhere; the ways have no circle. */
const mostMisses = (graph: Graph, isMeant: (way: Way) => boolean): number => {
  const out = waysOutOf(graph.ways.filter(isMeant));
  const known = new Map<Situation, number>();
  const from = (situation: Situation): number => {
    const counted = known.get(situation);
    if (counted !== undefined) return counted;
    const counts = (out.get(situation) ?? []).map((way) => Number(isMiss(way)) + (way.to ? from(way.to) : 0));
    const most = Math.max(0, ...counts);
    known.set(situation, most);
    return most;
  };
  return Math.max(0, ...graph.situations.map(from));
};
