import type { Facts } from './event';
import type { HandoffRequest, ResponsePromise } from './request';

type Waiting = Pick<HandoffRequest, 'waitingSince' | 'firstReplyAt' | 'promise'>;

/**
 * By when a person should speak: what was promised stands until one has, wherever the request goes meanwhile. A queue that
 * answers faster makes it sooner, a slower one never later; where it is closed, the time begins at its opening.
 */
export const promised = (
  { waitingSince, firstReplyAt, promise }: Waiting,
  { responseTimes, opensAt }: Pick<Facts, 'responseTimes' | 'opensAt'>,
): ResponsePromise | null => {
  if (waitingSince === null) return null;
  const metric = promise?.metric ?? (firstReplyAt === undefined ? 'first_response' : 'next_response');
  const since = promise?.since ?? opensAt ?? waitingSince;
  const due = since + (metric === 'first_response' ? responseTimes.first : responseTimes.next);
  return { metric, since, due: Math.min(due, promise?.due ?? due), warned: promise?.warned ?? 0 };
};

/** Until the queue opens, the clock stands still; what was late before stays late. */
export const paused = (promise: ResponsePromise | null, { now, opensAt }: Pick<Facts, 'now' | 'opensAt'>): ResponsePromise | null =>
  // One that begins later than now stands still already.
  opensAt === null || (promise && promise.since > now) ? promise : later(promise, opensAt - now);

/** Somebody is there so much earlier (ms) than the queue opens. */
export const resumed = (promise: ResponsePromise | null, early: number): ResponsePromise | null => later(promise, -early);

const later = (promise: ResponsePromise | null, ms: number): ResponsePromise | null =>
  promise === null || promise.warned === 100 ? promise : { ...promise, since: promise.since + ms, due: promise.due + ms };

/** What has to be told next of a promise, in percent of its time, and when, ms UTC; null: everything has been. */
export const nextWarning = ({ since, due, warned }: ResponsePromise): { readonly level: 50 | 80 | 100; readonly at: number } | null => {
  const level = ([50, 80, 100] as const).find((one) => one > warned);
  return level === undefined ? null : { level, at: since + Math.ceil(((due - since) * level) / 100) };
};
