import type { Clock } from '../../clock';

/** How often something may be done: `burst` times at once, and again `perSecond` times a second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Keys that are remembered; beyond that, the one that was quiet for longest is forgotten. */
const mostKeys = 10_000;

/** Takes one token of this key's bucket. Answers 0, or how many seconds to wait until there is one again. */
export const tokenBucket = (clock: Clock, { burst, perSecond }: Rate): ((key: string) => number) => {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  return (key) => {
    const now = clock.now();
    const { tokens: left, at } = buckets.get(key) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, left + ((now - at) / 1000) * perSecond);
    // Put behind all others: a Map keeps the order in which its keys came.
    buckets.delete(key);
    buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    const [quietest] = buckets.keys();
    if (buckets.size > mostKeys && quietest !== undefined) buckets.delete(quietest);
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perSecond);
  };
};
