/** CPU of this process, of all its threads, for one run of something, in µs: `lanes` runs at once, `runs` in all. */
export const cpuPerRun = async (run: (number: number) => unknown, { runs = 4_000, lanes = 1 } = {}): Promise<number> => {
  let next = 0;
  const lane = async (until: number): Promise<void> => {
    while (next < until) {
      const result = run(next++);
      // A step that does not wait in the product must not wait here.
      if (result instanceof Promise) await result;
    }
  };
  const through = (until: number): Promise<unknown> => Promise.all(Array.from({ length: lanes }, () => lane(until)));
  // As warm as a server after its first minute.
  await through(runs);
  const before = process.cpuUsage();
  await through(2 * runs);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / runs;
};
