/** Things that come one by one and are passed on together. */
export interface Gathering<Thing> {
  add(thing: Thing): void;
  /** Passes on what has come, now. */
  flush(): void;
}

/**
 * What comes after a quiet moment is passed on at once; what comes thick and fast, together: each time costs a rendering.
 * @param pause the least time between two passings, ms
 */
export const gather = <Thing>(
  pass: (things: readonly Thing[]) => void,
  pause: number,
  after: (ms: number, run: () => void) => void,
): Gathering<Thing> => {
  let gathered: readonly Thing[] = [];
  let isResting = false;

  const flush = (): void => {
    const all = gathered;
    gathered = [];
    if (all.length > 0) pass(all);
  };
  const rest = (): void => {
    isResting = true;
    after(pause, () => {
      isResting = false;
      if (gathered.length === 0) return;
      flush();
      rest();
    });
  };

  return {
    add: (thing) => {
      gathered = [...gathered, thing];
      if (isResting) return;
      flush();
      rest();
    },
    flush,
  };
};
