import type { ChartEdge, ChartNode } from './chart';

/** How large things are drawn, in pixels. */
export const sizes = {
  boxHeight: 46,
  rowHeight: 100,
  gap: 28,
  margin: 24,
  letter: 8,
  /** Between two ways back beside each other. */ lane: 14,
} as const;

export const widthOf = ({ kind, name, about }: ChartNode): number => {
  const letters = kind === 'start' || kind === 'ending' ? about.length : Math.max(name.length, about.length * 0.8);
  return Math.max(kind === 'ending' ? 80 : 110, letters * sizes.letter + 32);
};
export const labelWidth = ({ label }: ChartEdge): number => label.length * sizes.letter * 0.75;
