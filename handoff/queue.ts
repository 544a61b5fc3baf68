/** A line in which requests for a person wait for those who serve it. */
export interface Queue {
  readonly name: string;
  readonly hours: Hours;
  readonly promise: ResponseTimes;
  /** What may come of a request: the usual ones, and words of the queue's own. */
  readonly outcomes: readonly string[];
}

/** How soon whoever waits should hear from a person, ms of opening hours. */
export interface ResponseTimes {
  /** For the first word, from the wish for a person on. */
  readonly first: number;
  /** For each further one, from the customer's first unanswered word on. */
  readonly next: number;
}

/** When somebody is there: on these days from `from` until before `to`, `HH:MM` by the clock of the zone (an IANA name); `24:00` is midnight. */
export type Hours =
  | 'always'
  | {
      readonly days: readonly Weekday[];
      readonly from: string;
      readonly to: string;
      readonly zone: string;
      /** Days of the zone's calendar on which nobody is there: `2026-12-25`, or `12-25` for every year. */
      readonly holidays?: readonly string[];
    };

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export type Priority = 'low' | 'normal' | 'high' | 'urgent';

/** What may come of any request. */
export const usualOutcomes = ['resolved', 'unresolved'] as const;

const usual: ResponseTimes = { first: 600_000, next: 300_000 };

/**
 * Declares a queue. Without hours somebody is always there; where nothing else is promised (ms), a person's first word comes
 * within ten minutes, and each further one within five.
 */
export const queue = (
  name: string,
  declared: { hours?: Hours; promise?: Partial<ResponseTimes>; outcomes?: readonly string[] } = {},
): Queue => ({
  name,
  hours: declared.hours ?? 'always',
  promise: { ...usual, ...declared.promise },
  outcomes: [...usualOutcomes, ...(declared.outcomes ?? [])],
});
