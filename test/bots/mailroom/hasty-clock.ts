import type { VirtualClock } from '../../../bots/testing/virtual-clock';

/** Rings a millisecond too early, as the timers of Node do now and then. */
export const hastyClock = <T extends VirtualClock>(clock: T): T => ({
  ...clock,
  after: (ms: number, then: () => void) => clock.after(ms > 1 ? ms - 1 : ms, then),
});
