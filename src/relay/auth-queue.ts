import { UpstreamFailure } from './upstream-failure.ts';

const MINUTE_MS = 60_000;

/**
 * How long an auth call may wait for its turn, and take then, to the last byte of its answer. The client gives up after
 * 30 s: together they stay below, with time to spare for the way, so that nobody is signed in who was told that it
 * failed. Longer than this nobody waits in front of a form anyway.
 */
export const AUTH_TIMES_MS = { wait: 10_000, call: 15_000 };

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

/** How many of a minute's calls passwords and codes may have. A single one cannot be shared out. */
export function signInTurns(callsPerMinute: number): number {
  return callsPerMinute > 1 ? Math.ceil(callsPerMinute * SIGN_IN_SHARE) : callsPerMinute;
}

/**
 * Shares the calls of a minute out, so that whoever types wrong passwords never takes the turns of those who are signed
 * in. A single call a minute cannot be shared out: then both wait in one line. Who waits is not known here: that nobody
 * takes all the turns of sign-in is up to the shell, which knows the addresses (`createSignInLimits` in the gateway).
 */
export function createAuthQueues(callsPerMinute: number, now: () => number): AuthQueues {
  const forSignIn = signInTurns(callsPerMinute);
  const signIn = createAuthQueue(forSignIn, now);
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
      // A clock that was put back would else keep everybody waiting until it is where it was.
      const aheadMs = (starts.at(-1) ?? 0) - now() - AUTH_TIMES_MS.wait;
      if (aheadMs > 0) for (const [index, start] of starts.entries()) starts[index] = start - aheadMs;
      const oldest = starts.length < callsPerMinute ? undefined : starts[0];
      const start = Math.max(now(), oldest === undefined ? 0 : oldest + MINUTE_MS);
      const waitMs = start - now();
      if (waitMs > AUTH_TIMES_MS.wait) throw new UpstreamFailure('busy', String(Math.ceil(waitMs / 1000)));
      starts.push(start);
      if (starts.length > callsPerMinute) starts.shift();
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    },
  };
}
