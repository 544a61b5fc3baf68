import { firstWays, routeTo } from '../routes';
import { changeOn, isConsent } from '../situation';
import type { Statement } from '../statement';

/** F604: with every yes cut out of the flow, nothing that changes something can be reached. */
export const consent: Statement = (graph) => {
  const { flow, ways } = graph;
  const changes = [...new Set(ways.flatMap((way) => changeOn(graph, way) ?? []))];
  const says =
    changes.length === 0 ? 'The flow changes nothing.' : `Without a yes of the customer nothing is changed (${changes.join(', ')}).`;
  const first = firstWays(graph, (way) => !isConsent(flow, way));
  const bad = ways.find((way) => changeOn(graph, way) && !isConsent(flow, way) && (way.from === null || first.has(way.from)));
  if (!bad?.to) return { says, broken: null };
  return {
    says,
    broken: {
      code: 'F604',
      step: bad.to.run.step,
      message: `“${changeOn(graph, bad)}” changes something, and is reached without a yes of the customer.`,
      cure: 'Put a “confirm:” before it on every way.',
      route: [...routeTo(first, bad.from), bad],
    },
  };
};
