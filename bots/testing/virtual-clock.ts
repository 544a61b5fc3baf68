import type { Clock } from '../clock';

/** A clock that only moves when it is told to: half an hour passes in no time. */
export interface VirtualClock extends Clock {
  /** Moves on, ringing what becomes due in its order; `settle` is awaited after each, so that what it set off is done. */
  advance(ms: number, settle?: () => Promise<void>): Promise<void>;
  /** ms until the first sleeper wakes; null when nobody sleeps. */
  untilWaking(): number | null;
}

interface Alarm {
  readonly at: number;
  readonly sleeper: boolean;
  readonly ring: () => void;
}

/** @param start ms since 1970, UTC; by default a Wednesday noon in Berlin. */
export const virtualClock = (start: number = Date.UTC(2026, 0, 14, 11)): VirtualClock => {
  let now = start;
  const alarms = new Set<Alarm>();
  const set = (ms: number, sleeper: boolean, ring: () => void): Alarm => {
    const alarm = { at: now + Math.max(0, ms), sleeper, ring };
    alarms.add(alarm);
    return alarm;
  };
  const first = (among: Iterable<Alarm>): Alarm | undefined =>
    [...among].reduce<Alarm | undefined>((a, b) => (a && a.at <= b.at ? a : b), undefined);

  return {
    now: () => now,
    after: (ms, then) => {
      const alarm = set(ms, false, then);
      return () => void alarms.delete(alarm);
    },
    sleep: (ms) => new Promise((resolve) => void set(ms, true, resolve)),
    untilWaking: () => {
      const sleeper = first([...alarms].filter((alarm) => alarm.sleeper));
      return sleeper ? sleeper.at - now : null;
    },
    advance: async (ms, settle = async () => {}) => {
      const end = now + ms;
      for (let next = first(alarms); next && next.at <= end; next = first(alarms)) {
        now = Math.max(now, next.at);
        alarms.delete(next);
        next.ring();
        await settle();
      }
      now = end;
    },
  };
};
