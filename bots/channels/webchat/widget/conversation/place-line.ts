import type { Line } from './line';

/** The lines with this one among them, by number; a line of the same number gives way to it. */
export const placeLine = (lines: readonly Line[], line: Line): readonly Line[] => {
  // Nearly always it is the newest, so the place is looked for from the end.
  const before = lines.findLastIndex(({ seq }) => seq <= line.seq);
  const isKnown = lines[before]?.seq === line.seq;
  return [...lines.slice(0, isKnown ? before : before + 1), line, ...lines.slice(before + 1)];
};
