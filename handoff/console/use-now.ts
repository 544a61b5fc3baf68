import { useSyncExternalStore } from 'react';
import { serverClock } from './transport/server-clock';

const watchers = new Set<() => void>();
let now = serverClock.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all that ticks, so that all of it ticks at once. */
const watch = (ticked: () => void): (() => void) => {
  watchers.add(ticked);
  // While nobody watched, the clock stood still.
  if (timer === undefined) now = serverClock.now();
  timer ??= setInterval(() => {
    now = serverClock.now();
    for (const one of watchers) one();
  }, 1000);
  return () => {
    watchers.delete(ticked);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};

/** The time by the server's clock, ms UTC, anew each second. */
export const useNow = (): number => useSyncExternalStore(watch, () => now);
