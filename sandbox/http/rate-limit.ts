import { minuteMs } from '../clock.ts';

/** Requests a minute (API docs, rate limits, first generation; later revisions name no numbers). */
export const rateLimits = { read: 600, write: 120, auth: 10 } as const;

export type RateLimitKind = keyof typeof rateLimits;

export interface RateLimiter {
  /** Counts one request of `who` (a partner, or an address for auth); false once the minute's share is used up. */
  admits(kind: RateLimitKind, who: string): boolean;
}

/** Counts in windows of one minute of the sandbox's clock, from each one's first request on. */
export function createRateLimiter(now: () => number): RateLimiter {
  const windows = new Map<string, { startMs: number; count: number }>();
  return {
    admits(kind, who) {
      const key = `${kind} ${who}`;
      const known = windows.get(key);
      const current = known && now() - known.startMs < minuteMs ? known : { startMs: now(), count: 0 };
      current.count += 1;
      windows.set(key, current);
      return current.count <= rateLimits[kind];
    },
  };
}

/** Limits that can be switched while the sandbox runs. Each time they are switched on, everybody's minute begins anew. */
export interface RateLimitSwitch extends RateLimiter {
  isOn: boolean;
}

export function createRateLimitSwitch(now: () => number, isOn: boolean): RateLimitSwitch {
  let limiter = isOn ? createRateLimiter(now) : null;
  return {
    admits: (kind, who) => limiter?.admits(kind, who) ?? true,
    get isOn() {
      return limiter !== null;
    },
    set isOn(wanted) {
      if (wanted !== (limiter !== null)) limiter = wanted ? createRateLimiter(now) : null;
    },
  };
}
