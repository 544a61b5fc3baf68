import { changeOn } from '../change-on';
import { isConsent } from '../is-consent';
import { matterOf } from '../matter-of';
import { firstWays, routeTo } from '../routes';
import type { Statement } from '../statement';

/** F605: a yes is a yes to one change; the same change is not asked for again without another yes. */
export const once: Statement = (graph) => {
  const says = 'One yes never changes the same thing twice.';
  const bad = graph.ways.find((way) => {
    const change = changeOn(graph, way);
    return change !== null && !isConsent(graph.flow, way) && way.from?.sinceYes.includes(matterOf(change));
  });
  if (!bad?.to) return { says, broken: null };
  return {
    says,
    broken: {
      code: 'F605',
      step: bad.to.run.step,
      message: `“${changeOn(graph, bad)?.action}” is asked for a second time after one and the same yes.`,
      cure: 'Put a “confirm:” on the way back, or use “retry:”, which tries again under the same key.',
      route: [...routeTo(firstWays(graph), bad.from), bad],
    },
  };
};
