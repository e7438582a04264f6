import { UpstreamFailure } from './upstream-failure.ts';

const MINUTE_MS = 60_000;
/** Longer than this nobody waits in front of a form: then the answer is "not now". */
const MAX_WAIT_MS = 20_000;

/** Lets through at most so many calls per minute, in the order in which they came. */
export interface AuthQueue {
  /** @throws UpstreamFailure (`busy`) if the turn would come too late. */
  turn(): Promise<void>;
}

/** Turns by what they are for. */
export interface AuthQueues {
  /** Passwords and codes: anybody may send them. */
  readonly signIn: AuthQueue;
  /** For those who are signed in already. */
  readonly refresh: AuthQueue;
}

const SIGN_IN_SHARE = 0.4;

/**
 * Shares the calls of a minute out, so that whoever types wrong passwords never takes the turns of those who are signed
 * in. A single call a minute cannot be shared out: then both wait in one line.
 */
export function createAuthQueues(callsPerMinute: number, now: () => number): AuthQueues {
  const forSignIn = Math.ceil(callsPerMinute * SIGN_IN_SHARE);
  const signIn = createAuthQueue(callsPerMinute > 1 ? forSignIn : callsPerMinute, now);
  if (callsPerMinute <= 1) return { signIn, refresh: signIn };
  const forRefresh = Number.isFinite(callsPerMinute) ? callsPerMinute - forSignIn : Infinity;
  return { signIn, refresh: createAuthQueue(forRefresh, now) };
}

/** The API allows about ten auth calls per minute and address. Source: API docs, rate limits (guidance). */
export function createAuthQueue(callsPerMinute: number, now: () => number): AuthQueue {
  /** When the last calls leave or left, oldest first: at most `callsPerMinute` of them. */
  const starts: number[] = [];
  return {
    async turn() {
      if (!Number.isFinite(callsPerMinute)) return;
      const oldest = starts.length < callsPerMinute ? undefined : starts[0];
      const start = Math.max(now(), oldest === undefined ? 0 : oldest + MINUTE_MS);
      const waitMs = start - now();
      if (waitMs > MAX_WAIT_MS) throw new UpstreamFailure('busy', String(Math.ceil(waitMs / 1000)));
      starts.push(start);
      if (starts.length > callsPerMinute) starts.shift();
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    },
  };
}
