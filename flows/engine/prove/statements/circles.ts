import { isSilent } from '../is-silent';
import { circleOf, firstWays, routeTo } from '../routes';
import type { Statement } from '../statement';

/** F606: a flow that goes round by itself talks, or works, without end. */
export const circles: Statement = (graph) => {
  const says = 'The flow never goes in a circle without the customer speaking.';
  const endless = graph.ways.find(({ ended }) => ended === 'circle');
  const route = endless ? [...routeTo(firstWays(graph), endless.from), endless] : circleOf(graph, isSilent);
  if (!route) return { says, broken: null };
  const step = route.at(-1)?.from?.run.step ?? Object.keys(graph.flow.steps)[0] ?? '';
  return {
    says,
    broken: {
      code: 'F606',
      step,
      message: `from “${step}” the flow can come back to it without the customer saying a word.`,
      cure: 'Put a question into the circle, or lead out of it.',
      route,
    },
  };
};
