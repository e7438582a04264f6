interface Bucket {
  tokens: number;
  filledAt: number;
}

/** Counts attempts by any key: so many at once, and as many again over the window. */
export interface AttemptLimit {
  /** Takes one; answers 0, or the ms until there is one again. */
  take(key: string): number;
  /** Gives one back: it was not a guess after all. */
  giveBack(key: string): void;
}

/** Enough for any real crowd; an attacker with more keys than this is stopped by the limit per address first. */
const MAX_KEYS = 20_000;

/** A token bucket per key, in this process's memory. */
export function createAttemptLimit(attempts: number, windowMs: number, now: () => number): AttemptLimit {
  const buckets = new Map<string, Bucket>();
  const perMs = attempts / windowMs;

  const fill = (key: string): Bucket => {
    const bucket = buckets.get(key) ?? { tokens: attempts, filledAt: now() };
    const tokens = Math.min(attempts, bucket.tokens + (now() - bucket.filledAt) * perMs);
    const filled = { tokens, filledAt: now() };
    buckets.delete(key);
    buckets.set(key, filled);
    for (const longestUnused of buckets.keys()) {
      if (buckets.size <= MAX_KEYS) break;
      buckets.delete(longestUnused);
    }
    return filled;
  };

  return {
    take(key) {
      const bucket = fill(key);
      if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perMs);
      bucket.tokens -= 1;
      return 0;
    },
    giveBack(key) {
      const bucket = fill(key);
      bucket.tokens = Math.min(attempts, bucket.tokens + 1);
      // A full one says nothing, and kept it would push out somebody's empty one.
      if (bucket.tokens >= attempts) buckets.delete(key);
    },
  };
}
