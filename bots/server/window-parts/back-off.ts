/**
 * How long to wait before the next attempt, in ms: twice as long each time, up to half a minute. The random half keeps
 * thousands of pages from coming back in the same instant after a restart.
 * @param failures attempts that have failed in a row, from 1.
 * @param random between 0 and 1.
 */
export const backOff = (failures: number, random: number): number => {
  const full = Math.min(30_000, 1_000 * 2 ** (failures - 1));
  return Math.round(full / 2 + (full / 2) * random);
};
