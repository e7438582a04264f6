import { waitFor } from './abortable.ts';
import type { RelaySettings } from './options.ts';
import { createTokenBuckets, type TokenBuckets } from './token-buckets.ts';
import { UpstreamFailure } from './upstream-failure.ts';

/** How many calls leave for the API as one partner. */
export interface Budget {
  /**
   * Waits for the call's turn.
   *
   * @throws UpstreamFailure (`over-budget`) if it would come too late; the signal's reason if the caller gives up.
   */
  spend(partner: string, method: string, signal: AbortSignal): Promise<void>;
}

const MINUTE_MS = 60_000;
/**
 * How much of a minute's calls may leave at once; the rest come evenly. Both together are the ceiling: in no minute do
 * more leave.
 */
const BURST_SHARE = 0.2;
/** A short crowd is slowed down rather than refused. */
const MAX_WAIT_MS = 2_000;

/**
 * A bucket for reads and one for writes per partner, in this process: the API counts them so. Source: API docs, rate
 * limits (guidance).
 */
export function createBudget({ readsPerMinute, writesPerMinute, now }: RelaySettings): Budget {
  const buckets = (perMinute: number): TokenBuckets | null => {
    if (!Number.isFinite(perMinute)) return null;
    const burst = Math.max(1, Math.floor(perMinute * BURST_SHARE));
    return createTokenBuckets({ capacity: burst, perMs: (perMinute - burst) / MINUTE_MS, maxWaitMs: MAX_WAIT_MS, now });
  };
  const reads = buckets(readsPerMinute);
  const writes = buckets(writesPerMinute);

  return {
    async spend(partner, method, signal) {
      const limit = method === 'GET' || method === 'HEAD' ? reads : writes;
      if (!limit) return;
      const { isGranted, waitMs } = limit.take(partner);
      if (!isGranted) throw new UpstreamFailure('over-budget', String(Math.ceil(waitMs / 1000)));
      if (waitMs === 0) return;
      try {
        await waitFor(waitMs, signal);
      } catch (error) {
        limit.giveBack(partner);
        throw error;
      }
    },
  };
}
