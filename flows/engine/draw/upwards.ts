import type { ChartEdge } from './chart';
import type { Box, Line } from './picture';
import { labelWidth, sizes } from './sizes';

/** The line of a way back, on the left at `x`. */
export const upwards = (edge: ChartEdge, boxes: readonly Box[], x: number): Line => {
  const from = boxes.find(({ node }) => node.name === edge.from);
  const to = boxes.find(({ node }) => node.name === edge.to);
  const begin = { x: (from?.x ?? 0) - (from?.width ?? 0) / 2, y: (from?.y ?? 0) + sizes.offMiddle };
  const end = { x: (to?.x ?? 0) - (to?.width ?? 0) / 2, y: (to?.y ?? 0) - sizes.offMiddle };
  const points = [begin, { x, y: begin.y }, { x, y: end.y }, end];
  return { edge, kind: 'back', points, label: { x: Math.max(x, begin.x - labelWidth(edge) / 2 - sizes.besideLabel), y: begin.y } };
};
