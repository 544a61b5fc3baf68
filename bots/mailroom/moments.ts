import type { Clock } from '../clock';

/**
 * Moments of one process in the order in which they were taken, µs since 1970 by its clock: never twice the same, and never
 * backwards. What came first is known, however fast two things follow each other.
 */
export interface Moments {
  next(): number;
  /** All that follow come behind this one: an earlier process may have had a clock that was ahead. */
  goOnBehind(moment: number): void;
}

export const momentsOf = (clock: Clock): Moments => {
  let last = 0;
  return {
    next: () => {
      last = Math.max(last + 1, clock.now() * 1000);
      return last;
    },
    goOnBehind: (moment) => {
      last = Math.max(last, moment);
    },
  };
};
