import type { Clock } from '../../clock';

/** How often something may be done: `burst` times at once, and again `perSecond` times a second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Keys that are remembered; beyond that, the one that was quiet for longest is forgotten. */
const mostKeys = 10_000;

/** Tokens, a bucket for each key. */
export interface TokenBucket {
  /** Answers 0, or how many seconds to wait until there is a token again. */
  take(key: string): number;
  /** Takes back what was taken for something that does not count after all. */
  giveBack(key: string): void;
}

export const tokenBucket = (clock: Clock, { burst, perSecond }: Rate): TokenBucket => {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();

  const tokensOf = (key: string): number => {
    const { tokens, at } = buckets.get(key) ?? { tokens: burst, at: clock.now() };
    return Math.min(burst, tokens + ((clock.now() - at) / 1000) * perSecond);
  };
  const put = (key: string, tokens: number): void => {
    // Put behind all others: a Map keeps the order in which its keys came.
    buckets.delete(key);
    buckets.set(key, { tokens: Math.min(burst, tokens), at: clock.now() });
    const [quietest] = buckets.keys();
    if (buckets.size > mostKeys && quietest !== undefined) buckets.delete(quietest);
  };

  return {
    take: (key) => {
      const tokens = tokensOf(key);
      put(key, tokens >= 1 ? tokens - 1 : tokens);
      return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perSecond);
    },
    giveBack: (key) => put(key, tokensOf(key) + 1),
  };
};
