interface Bucket {
  tokens: number;
  filledAt: number;
}

export interface BucketOptions {
  /** How many may be taken at once. */
  readonly capacity: number;
  /** How many come back in a millisecond. */
  readonly perMs: number;
  /** Longest wait, ms, for a token that has yet to come; 0, the default, waits for none. */
  readonly maxWaitMs?: number;
  /** Ms since epoch. */
  readonly now: () => number;
}

/** Whether one may go on, and when: at once (`waitMs` 0), after a wait, or not at all, and then not before `waitMs`. */
export interface Turn {
  readonly isGranted: boolean;
  readonly waitMs: number;
}

/** A token bucket for each key, in this process's memory. */
export interface TokenBuckets {
  take(key: string): Turn;
  /** Gives one back that was not used after all. */
  giveBack(key: string): void;
}

/** Enough for any real crowd of keys; beyond it the one unused for the longest time makes room. */
const MAX_KEYS = 20_000;

export function createTokenBuckets({ capacity, perMs, maxWaitMs = 0, now }: BucketOptions): TokenBuckets {
  const buckets = new Map<string, Bucket>();

  const fill = (key: string): Bucket => {
    const { tokens, filledAt } = buckets.get(key) ?? { tokens: capacity, filledAt: now() };
    // A clock that was put back takes nothing away and gives nothing.
    const passedMs = Math.max(0, now() - filledAt);
    const filled = { tokens: Math.min(capacity, tokens + passedMs * perMs), filledAt: now() };
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
      const waitMs = bucket.tokens >= 1 ? 0 : Math.ceil((1 - bucket.tokens) / perMs);
      const isGranted = waitMs <= maxWaitMs;
      // Whoever waits has its token already: the next one waits behind it.
      if (isGranted) bucket.tokens -= 1;
      return { isGranted, waitMs };
    },
    giveBack(key) {
      const bucket = fill(key);
      bucket.tokens = Math.min(capacity, bucket.tokens + 1);
      // A full one says nothing, and kept it would push out somebody's empty one.
      if (bucket.tokens >= capacity) buckets.delete(key);
    },
  };
}
