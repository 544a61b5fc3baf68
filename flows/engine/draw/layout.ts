import { arrange, type Place } from './arrange';
import type { Chain } from './chain';
import type { Chart, ChartEdge } from './chart';
import { downwards } from './downwards';
import { layersOf } from './layers';
import type { Box, Picture } from './picture';
import { labelWidth, sizes, widthOf } from './sizes';
import { upwards } from './upwards';

/**
 * Places a chart in rows: the way that is taken when all goes well straight down, what branches off to its right, the ways back
 * on its left.
 */
export const layoutOf = (chart: Chart): Picture => {
  const { rowOf, back, main } = layersOf(chart);
  const forth = chart.edges.filter((edge) => !back.has(edge));
  const { rows, chains } = placesOf(chart, forth, rowOf);
  const links = chains.flatMap(({ ids }) => ids.slice(1).map((id, index) => [ids[index] ?? id, id] as const));
  arrange(rows, links, (id) => main.has(id));

  const places = new Map(rows.flat().map((place) => [place.id, place]));
  const left = Math.min(...[...places.values()].map(({ x, width }) => x - width / 2));
  const shift = sizes.margin + back.size * sizes.lane + (back.size > 0 ? sizes.gap + longestLabel([...back]) : 0) - left;
  for (const place of places.values()) place.x += shift;
  const xOf = (id: string): number => places.get(id)?.x ?? 0;
  const yOf = (row: number): number => sizes.margin + sizes.boxHeight / 2 + row * sizes.rowHeight;

  const boxes = chart.nodes.map((node): Box => {
    const row = rowOf.get(node.name) ?? 0;
    return { node, x: xOf(node.name), y: yOf(row), width: widthOf(node), height: sizes.boxHeight };
  });
  const lines = [
    ...chains.map((chain) => {
      const kind = chain.edge.isMain && main.has(chain.edge.from) ? ('main' as const) : ('forth' as const);
      return { ...downwards(chain, chains, { places, xOf, yOf }), kind };
    }),
    ...[...back].map((edge, index) => upwards(edge, boxes, sizes.margin + longestLabel([...back]) + index * sizes.lane)),
  ];
  const right = Math.max(
    ...boxes.map(({ x, width }) => x + width / 2),
    ...lines.flatMap(({ edge, label, points }) => [label.x + labelWidth(edge) / 2, ...points.map(({ x }) => x)]),
  );
  return { width: right + sizes.margin, height: Math.max(...boxes.map(({ y }) => y)) + sizes.boxHeight / 2 + sizes.margin, boxes, lines };
};

const longestLabel = (edges: readonly ChartEdge[]): number => Math.max(0, ...edges.map(labelWidth));

const placesOf = (
  { nodes }: Chart,
  forth: readonly ChartEdge[],
  rowOf: ReadonlyMap<string, number>,
): { readonly rows: Place[][]; readonly chains: readonly Chain[] } => {
  const rows: Place[][] = [];
  const put = (id: string, row: number, width: number): void => {
    const places = (rows[row] ??= []);
    places.push({ id, row, width, x: 0 });
  };
  for (const node of nodes) put(node.name, rowOf.get(node.name) ?? 0, widthOf(node));
  const chains = forth.map((edge, index): Chain => {
    const [first, last] = [rowOf.get(edge.from) ?? 0, rowOf.get(edge.to) ?? 0];
    const between = Array.from({ length: Math.max(0, last - first - 1) }, (_, at) => ({ id: `${index}:${at}`, row: first + at + 1 }));
    for (const { id, row } of between) put(id, row, sizes.lane);
    return { edge, ids: [edge.from, ...between.map(({ id }) => id), edge.to] };
  });
  return { rows, chains };
};
