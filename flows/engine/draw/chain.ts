import type { ChartEdge } from './chart';

/** A way to something below, with the rows that it passes. */
export interface Chain {
  readonly edge: ChartEdge;
  /** The places that the edge goes through, its two ends included. */
  readonly ids: readonly string[];
}
