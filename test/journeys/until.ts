/**
 * Looks until it is so. What happens behind a socket has no virtual clock; a look costs next to nothing, and nothing waits
 * longer than it has to.
 * @throws Error with `what` after `within` ms.
 */
export const until = async <T>(what: string, look: () => T | Promise<T>, within = 8_000): Promise<Exclude<T, false | null | undefined>> => {
  const end = Date.now() + within;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false) return found as Exclude<T, false | null | undefined>;
    if (Date.now() > end) throw new Error(`It did not come to this within ${within} ms: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
};
