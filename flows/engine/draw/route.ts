import type { Place } from './arrange';
import type { ChartEdge } from './chart';
import type { Box, Line, Point } from './picture';
import { labelWidth, sizes } from './sizes';

export interface Chain {
  readonly edge: ChartEdge;
  /** The places that the edge goes through, its two ends included. */
  readonly ids: readonly string[];
}

interface Placed {
  readonly places: ReadonlyMap<string, Place>;
  readonly xOf: (id: string) => number;
  readonly yOf: (row: number) => number;
}

/** The line of a way to something below. */
export const downwards = (
  edge: ChartEdge,
  ids: readonly string[],
  chains: readonly Chain[],
  { places, xOf, yOf }: Placed,
): Omit<Line, 'kind'> => {
  const [second = edge.to, beforeLast = edge.from] = [ids[1], ids.at(-2)];
  const from =
    xOf(edge.from) +
    portOf(
      edge.from,
      second,
      chains.filter((one) => one.edge.from === edge.from).map(({ ids: [, to = ''] }) => to),
      xOf,
      places,
    );
  const to =
    xOf(edge.to) +
    portOf(
      edge.to,
      beforeLast,
      chains.filter((one) => one.edge.to === edge.to).map((one) => one.ids.at(-2) ?? ''),
      xOf,
      places,
    );
  const rowAt = (id: string): number => places.get(id)?.row ?? 0;
  const top = { x: from, y: yOf(rowAt(edge.from)) + sizes.boxHeight / 2 };
  const bottom = { x: to, y: yOf(rowAt(edge.to)) - sizes.boxHeight / 2 };
  const points = [top, ...ids.slice(1, -1).flatMap((id) => past(xOf(id), yOf(rowAt(id)))), bottom];
  const next = points[1] ?? bottom;
  return { edge, points, label: { x: top.x + (next.x - top.x) * 0.5, y: top.y + (next.y - top.y) * 0.5 } };
};

/** Lines leave and reach a box side by side, in the order of where they come from. */
const portOf = (
  id: string,
  other: string,
  others: readonly string[],
  xOf: (id: string) => number,
  places: ReadonlyMap<string, Place>,
): number => {
  const order = [...new Set(others)].sort((a, b) => xOf(a) - xOf(b));
  const straight = order.findIndex((one) => Math.abs(xOf(one) - xOf(id)) < 1);
  const middle = straight >= 0 ? straight : (order.length - 1) / 2;
  const most = Math.max(1, middle, order.length - 1 - middle);
  const room = Math.min(26, ((places.get(id)?.width ?? 0) / 2 - 12) / most);
  return (order.indexOf(other) - middle) * room;
};

/** A line passes between boxes straight down. */
const past = (x: number, y: number): readonly Point[] => [
  { x, y: y - sizes.boxHeight / 2 },
  { x, y: y + sizes.boxHeight / 2 },
];

/** The line of a way back, on the left at `x`. */
export const upwards = (edge: ChartEdge, boxes: readonly Box[], x: number): Line => {
  const from = boxes.find(({ node }) => node.name === edge.from);
  const to = boxes.find(({ node }) => node.name === edge.to);
  const begin = { x: (from?.x ?? 0) - (from?.width ?? 0) / 2, y: (from?.y ?? 0) + 6 };
  const end = { x: (to?.x ?? 0) - (to?.width ?? 0) / 2, y: (to?.y ?? 0) - 6 };
  const points = [begin, { x, y: begin.y }, { x, y: end.y }, end];
  return { edge, kind: 'back', points, label: { x: Math.max(x, begin.x - labelWidth(edge) / 2 - 8), y: begin.y } };
};
