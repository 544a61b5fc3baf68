/** The `Date` header names a second, so it is half a second wrong on average. ms */
const halfASecond = 500;
/** A difference that is smaller comes from the header and the way of the answer, not from the clocks. ms */
const unclear = 2_000;

/** How far the server's clock is ahead of this one, by the `Date` header of an answer, ms; null where it says nothing. */
export const aheadBy = (date: string | null, asked: number, answered: number): number | null => {
  const told = Date.parse(date ?? '');
  return Number.isNaN(told) ? null : told + halfASecond - (asked + answered) / 2;
};

let ahead = 0;

/** The time by the server's clock, ms UTC: whatever the server says has an end ends by it, also where the agent's own clock is wrong. */
export const serverClock = {
  now: (): number => Date.now() + ahead,
  /** An answer has come. */
  set: (date: string | null, asked: number): void => {
    const found = aheadBy(date, asked, Date.now());
    if (found === null || Math.abs(found - ahead) < unclear) return;
    ahead = Math.abs(found) < unclear ? 0 : found;
  },
};
