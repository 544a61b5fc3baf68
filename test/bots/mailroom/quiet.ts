/** A few rounds of the event loop: what does not wait for the clock gets as far as it can. */
export const quiet = async (): Promise<void> => {
  for (let round = 0; round < 20; round += 1) await new Promise((resolve) => setImmediate(resolve));
};
