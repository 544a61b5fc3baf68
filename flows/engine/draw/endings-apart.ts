import type { Chart } from './chart';

/** Every way to an ending gets an ending of its own: in a picture, lines from everywhere to one place hide all others. */
export const endingsApart = (chart: Chart): Chart => {
  const endings = new Map(chart.nodes.filter(({ kind }) => kind === 'ending').map((node) => [node.name, node]));
  const apart = chart.edges.flatMap(({ from, to }) => {
    const ending = endings.get(to);
    return ending ? [{ ...ending, name: nameOf(from, to), about: to }] : [];
  });
  return {
    flow: chart.flow,
    nodes: [...chart.nodes.filter(({ kind }) => kind !== 'ending'), ...apart],
    edges: chart.edges.map((edge) => (endings.has(edge.to) ? { ...edge, to: nameOf(edge.from, edge.to) } : edge)),
  };
};

const nameOf = (from: string, ending: string): string => `${from} → ${ending}`;
