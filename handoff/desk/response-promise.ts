import type { ResponseTimes } from '../queue';
import type { HandoffRequest, ResponsePromise } from './request';

type Waiting = Pick<HandoffRequest, 'waitingSince' | 'firstReplyAt' | 'promise'>;

/**
 * By when a person should speak: what was promised stands until one has, wherever the request goes meanwhile. A queue that
 * answers faster makes it sooner, a slower one never later.
 */
export const promised = ({ waitingSince, firstReplyAt, promise }: Waiting, times: ResponseTimes): ResponsePromise | null => {
  if (waitingSince === null) return null;
  const metric = promise?.metric ?? (firstReplyAt === undefined ? 'first_response' : 'next_response');
  const since = promise?.since ?? waitingSince;
  const due = since + (metric === 'first_response' ? times.first : times.next);
  return { metric, since, due: Math.min(due, promise?.due ?? due), warned: promise?.warned ?? 0 };
};

/** Time in which nobody is there counts for nothing; nor does it take back what was late before. `ms`: may be negative. */
export const postponed = (promise: ResponsePromise | null, ms: number): ResponsePromise | null =>
  promise === null || promise.warned === 100 ? promise : { ...promise, since: promise.since + ms, due: promise.due + ms };

/** What has to be told next of a promise, in percent of its time, and when, ms UTC; null: everything has been. */
export const nextWarning = ({ since, due, warned }: ResponsePromise): { readonly level: 50 | 80 | 100; readonly at: number } | null => {
  const level = ([50, 80, 100] as const).find((one) => one > warned);
  return level === undefined ? null : { level, at: since + Math.ceil(((due - since) * level) / 100) };
};
