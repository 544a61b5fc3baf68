import type { Line } from './line';

/**
 * The lines with these among them, by number. `known` says which of two lines of one number stays: what the stream told
 * (`give way`: the later news) or what was there before a slower read came in (`stay`).
 */
export const placeLines = (lines: readonly Line[], more: readonly Line[], known: 'give way' | 'stay'): readonly Line[] => {
  const bySeq = new Map(lines.map((line) => [line.seq, line]));
  for (const line of more) {
    if (known === 'give way' || !bySeq.has(line.seq)) bySeq.set(line.seq, line);
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
};
