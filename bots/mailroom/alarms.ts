import type { Clock } from '../clock';

/** Wake-up calls by name: setting one again replaces it. They live in memory; what they are for is stored elsewhere. */
export interface Alarms {
  set(name: string, at: number, ring: () => void): void;
  clear(): void;
}

export const alarms = (clock: Clock): Alarms => {
  const pending = new Map<string, () => void>();
  return {
    set: (name, at, ring) => {
      pending.get(name)?.();
      const cancel = clock.after(Math.max(0, at - clock.now()), () => {
        pending.delete(name);
        ring();
      });
      pending.set(name, cancel);
    },
    clear: () => {
      for (const cancel of pending.values()) cancel();
      pending.clear();
    },
  };
};
