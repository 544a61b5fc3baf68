/** A line in which requests for a person wait for those who serve it. */
export interface Queue {
  readonly name: string;
  readonly hours: Hours;
}

/** When somebody is there. Times of day are `HH:MM` in the zone (an IANA name). */
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

/** Declares a queue; without hours somebody is always there. */
export const queue = (name: string, declared: { hours?: Hours } = {}): Queue => ({ name, hours: declared.hours ?? 'always' });
