import type { Graph, Situation, Way } from './situation';

/** The way that leads to each situation first, on the shortest route from the beginning along the ways that are allowed. */
export const firstWays = ({ ways }: Graph, isAllowed: (way: Way) => boolean = () => true): ReadonlyMap<Situation, Way> => {
  const first = new Map<Situation, Way>();
  const out = waysOutOf(ways);
  const open = ways.filter(({ from }) => from === null);
  // The list grows while it is walked through.
  for (const way of open) {
    if (way.to === null || first.has(way.to) || !isAllowed(way)) continue;
    first.set(way.to, way);
    open.push(...(out.get(way.to) ?? []));
  }
  return first;
};

export const waysOutOf = (ways: readonly Way[]): ReadonlyMap<Situation | null, readonly Way[]> => {
  const out = new Map<Situation | null, Way[]>();
  for (const way of ways) {
    const known = out.get(way.from);
    if (known) known.push(way);
    else out.set(way.from, [way]);
  }
  return out;
};

/** The route to a situation, from the beginning. */
export const routeTo = (first: ReadonlyMap<Situation, Way>, to: Situation | null): readonly Way[] => {
  const route: Way[] = [];
  for (let way = to && first.get(to); way; way = way.from && first.get(way.from)) route.unshift(way);
  return route;
};

/** A circle that is made of such ways, with the route to where it begins; null where there is none. */
export const circleOf = (graph: Graph, isMeant: (way: Way) => boolean): readonly Way[] | null => {
  const out = waysOutOf(graph.ways.filter(isMeant));
  const done = new Set<Situation>();
  const visit = (at: Situation, walked: readonly Way[]): readonly Way[] | null => {
    const begins = walked.findIndex(({ from }) => from === at);
    if (begins >= 0) return walked.slice(begins);
    if (done.has(at)) return null;
    for (const way of out.get(at) ?? []) {
      const circle = way.to && visit(way.to, [...walked, way]);
      if (circle) return circle;
    }
    done.add(at);
    return null;
  };
  for (const situation of graph.situations) {
    const circle = visit(situation, []);
    if (circle) return [...routeTo(firstWays(graph), circle[0]?.from ?? null), ...circle];
  }
  return null;
};
