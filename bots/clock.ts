/** Time as an argument: the machine's in the product, a virtual one in tests. */
export interface Clock {
  /** ms since 1970, UTC. */
  now(): number;
  /** Calls back once after this many ms, unless cancelled by what it returns. */
  after(ms: number, then: () => void): () => void;
  /** Resolves after this many ms: for work that has nothing to do but wait. */
  sleep(ms: number): Promise<void>;
}

// Node's timers overflow above 2^31-1 ms and then fire at once.
const longest = 2_147_483_647;

export const machineClock: Clock = {
  now: () => Date.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, Math.min(ms, longest));
    return () => clearTimeout(timer);
  },
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, longest))),
};
