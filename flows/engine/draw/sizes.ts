import type { ChartEdge, ChartNode } from './chart';

/** How large things are drawn, in pixels. */
export const sizes = {
  boxHeight: 46,
  rowHeight: 100,
  gap: 28,
  margin: 24,
  letter: 8,
  /** Between two ways back beside each other. */
  lane: 14,
  /** Between two lines that leave a box beside each other, where it has the room: their tips must not touch. */
  betweenPorts: 26,
  /** Without lines on either side of a box, which is rounded there. */
  corner: 12,
  /** A way back leaves a box below its middle and reaches one above, so that one that does both shows which is which. */
  offMiddle: 6,
  /** Between a label and the box that its line leaves. */
  besideLabel: 8,
} as const;

export const widthOf = ({ kind, name, about }: ChartNode): number => {
  const letters = kind === 'start' || kind === 'ending' ? about.length : Math.max(name.length, about.length * 0.8);
  return Math.max(kind === 'ending' ? 80 : 110, letters * sizes.letter + 32);
};
export const labelWidth = ({ label }: ChartEdge): number => label.length * sizes.letter * 0.75;
