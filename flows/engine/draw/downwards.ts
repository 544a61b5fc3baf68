import type { Place } from './arrange';
import type { Chain } from './chain';
import type { Line, Point } from './picture';
import { sizes } from './sizes';

interface Placed {
  readonly places: ReadonlyMap<string, Place>;
  readonly xOf: (id: string) => number;
  readonly yOf: (row: number) => number;
}

/** The line of a way to something below. */
export const downwards = ({ edge, ids }: Chain, chains: readonly Chain[], placed: Placed): Omit<Line, 'kind'> => {
  const { places, xOf, yOf } = placed;
  const behind = ({ ids: [, second = ''] }: Chain): string => second;
  const before = (chain: Chain): string => chain.ids.at(-2) ?? '';
  const leaving = chains.filter((one) => one.edge.from === edge.from).map(behind);
  const reaching = chains.filter((one) => one.edge.to === edge.to).map(before);
  const from = portOf(edge.from, ids[1] ?? edge.to, leaving, placed);
  const to = portOf(edge.to, ids.at(-2) ?? edge.from, reaching, placed);
  const rowAt = (id: string): number => places.get(id)?.row ?? 0;
  const top = { x: from, y: yOf(rowAt(edge.from)) + sizes.boxHeight / 2 };
  const bottom = { x: to, y: yOf(rowAt(edge.to)) - sizes.boxHeight / 2 };
  const points = [top, ...ids.slice(1, -1).flatMap((id) => past(xOf(id), yOf(rowAt(id)))), bottom];
  const next = points[1] ?? bottom;
  return { edge, points, label: { x: top.x + (next.x - top.x) * 0.5, y: top.y + (next.y - top.y) * 0.5 } };
};

/** Where a line meets a box: they leave and reach it side by side, in the order of where they come from. */
const portOf = (box: string, other: string, others: readonly string[], { xOf, places }: Placed): number => {
  const order = [...new Set(others)].sort((a, b) => xOf(a) - xOf(b));
  const straight = order.findIndex((one) => Math.abs(xOf(one) - xOf(box)) < 1);
  const middle = straight >= 0 ? straight : (order.length - 1) / 2;
  const most = Math.max(1, middle, order.length - 1 - middle);
  const room = Math.min(sizes.betweenPorts, ((places.get(box)?.width ?? 0) / 2 - sizes.corner) / most);
  return xOf(box) + (order.indexOf(other) - middle) * room;
};

/** A line passes between boxes straight down. */
const past = (x: number, y: number): readonly Point[] => [
  { x, y: y - sizes.boxHeight / 2 },
  { x, y: y + sizes.boxHeight / 2 },
];
