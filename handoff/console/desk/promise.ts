/** By when a customer should hear from a person, counted since their word. Times are ms UTC. */
export interface ResponsePromise {
  readonly metric: 'first_response' | 'next_response';
  /** In the future where the queue has yet to open. */
  readonly since: number;
  readonly due: number;
  /** How much of the time has passed, percent, as the desk has told it. */
  readonly warned: 0 | 50 | 80 | 100;
}

/** How a promise stands: it will be broken soon, or it is. */
export type PromiseStand = 'kept' | 'soon' | 'late';

const soonFrom = 0.8;

/** By the desk's word or by the clock, whichever is ahead. */
export const promiseAt = (promise: ResponsePromise | null, now: number): PromiseStand => {
  if (promise === null) return 'kept';
  const { since, due, warned } = promise;
  if (warned === 100 || now >= due) return 'late';
  return warned === 80 || now >= since + soonFrom * (due - since) ? 'soon' : 'kept';
};
