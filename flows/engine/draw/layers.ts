import type { Chart, ChartEdge } from './chart';

/** Which row each node stands in, from 0 at the top: below all that lead to it, but for the ways back. */
export interface Layers {
  readonly rowOf: ReadonlyMap<string, number>;
  /** Ways that lead to something above, or to the same place. */
  readonly back: ReadonlySet<ChartEdge>;
  /** The nodes on the way that is taken when all goes well. */
  readonly main: ReadonlySet<string>;
}

export const layersOf = ({ nodes, edges }: Chart): Layers => {
  const out = (name: string): readonly ChartEdge[] => edges.filter(({ from }) => from === name);
  const back = new Set<ChartEdge>();
  const order: string[] = [];
  const open = new Set<string>();
  const visit = (name: string): void => {
    open.add(name);
    for (const edge of out(name)) {
      if (open.has(edge.to)) back.add(edge);
      else if (!order.includes(edge.to)) visit(edge.to);
    }
    open.delete(name);
    order.push(name);
  };
  for (const { name } of nodes) if (!order.includes(name)) visit(name);

  const rowOf = new Map<string, number>();
  for (const name of order.toReversed()) {
    const above = edges.filter((edge) => edge.to === name && !back.has(edge)).map(({ from }) => (rowOf.get(from) ?? 0) + 1);
    rowOf.set(name, Math.max(0, ...above));
  }
  const main = new Set<string>();
  for (let at = nodes[0]?.name; at !== undefined && !main.has(at); ) {
    main.add(at);
    at = out(at).find(({ isMain }) => isMain)?.to;
  }
  return { rowOf, back, main };
};
