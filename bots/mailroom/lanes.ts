/**
 * Work in lanes: one thing at a time within a lane, many lanes at once. A lane that is woken while it is being served is
 * served once more afterwards, so that nothing that came in between is overlooked.
 */
export interface Lanes {
  wake(lane: string): void;
  /** Whether a lane is being served or waits to be. */
  busy(): boolean;
  /** Resolves when that is over. */
  idle(): Promise<void>;
  /** Begins no lane any more; resolves when those under way are through. */
  stop(): Promise<void>;
}

/** `serve` must not throw: what fails is for it to deal with. `width`: how many lanes may be served at once. */
export const lanes = (width: number, serve: (lane: string) => Promise<void>): Lanes => {
  const ready = new Set<string>();
  const serving = new Map<string, { again: boolean }>();
  let waiting: (() => void)[] = [];
  let stopped = false;

  const busy = (): boolean => serving.size > 0 || (ready.size > 0 && !stopped);

  const begin = (): void => {
    for (const lane of ready) {
      if (stopped || serving.size >= width) break;
      ready.delete(lane);
      serving.set(lane, { again: false });
      void serve(lane).finally(() => finish(lane));
    }
    if (busy()) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };

  const finish = (lane: string): void => {
    if (serving.get(lane)?.again) ready.add(lane);
    serving.delete(lane);
    begin();
  };

  const quiet = (): Promise<void> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      begin();
    });

  return {
    wake: (lane) => {
      const underWay = serving.get(lane);
      if (underWay) underWay.again = true;
      else {
        ready.add(lane);
        begin();
      }
    },
    busy,
    idle: quiet,
    stop: () => {
      stopped = true;
      return quiet();
    },
  };
};
