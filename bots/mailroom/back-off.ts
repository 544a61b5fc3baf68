/**
 * How long to wait before the next try, in ms: doubling from `first`, at most `longest`, and anywhere in the upper half of
 * that, so that many who failed together do not come back together ("equal jitter", AWS Architecture Blog, 2015).
 */
export const backOff = (attempts: number, limits: { first: number; longest: number }, random: () => number): number => {
  const full = Math.min(limits.longest, limits.first * 2 ** Math.min(attempts - 1, 30));
  return Math.round(full / 2 + (random() * full) / 2);
};
