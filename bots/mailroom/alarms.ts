import type { Clock } from '../clock';

/** Wake-up calls by name: setting one again replaces it. They live in memory; what they are for is stored elsewhere. */
export interface Alarms {
  set(name: string, at: number, ring: () => void): void;
  /** Nothing rings any more, and nothing can be set: a process that is to end must not wait for it. */
  stop(): void;
}

export const alarms = (clock: Clock): Alarms => {
  const pending = new Map<string, () => void>();
  let stopped = false;

  const set = (name: string, at: number, ring: () => void): void => {
    pending.get(name)?.();
    if (stopped) return;
    const cancel = clock.after(Math.max(0, at - clock.now()), () => {
      // Timers fire a millisecond early now and then, and a clock can be put back: whoever is woken finds the time come.
      if (clock.now() < at) return set(name, at, ring);
      pending.delete(name);
      ring();
    });
    pending.set(name, cancel);
  };

  return {
    set,
    stop: () => {
      stopped = true;
      for (const cancel of pending.values()) cancel();
      pending.clear();
    },
  };
};
