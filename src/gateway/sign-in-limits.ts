import type { GatewayLimits } from './config.ts';
import { createAttemptLimit } from './attempts.ts';

/**
 * One attempt. Only guesses that were refused count: the others are given back, a right password once its code was right.
 */
export interface Attempt {
  /** 0, or how long to wait before the next one. */
  readonly waitMs: number;
  succeeded(): void;
  /** It was not judged: the API could not be asked, or there was nothing to guess. */
  undecided(): void;
}

/** Limits guesses of passwords and codes, per user and per address. */
export interface SignInLimits {
  password(address: string, username: string): Attempt;
  code(address: string, sessionId: string | null): Attempt;
  /** Remembers whose code a challenge session asks for, so that guesses count for the user across sessions. */
  challenged(sessionId: string, address: string, username: string): void;
}

const MAX_CHALLENGES = 10_000;

export function createSignInLimits(limits: GatewayLimits, now: () => number): SignInLimits {
  const byUser = createAttemptLimit(limits.attemptsPerUser, limits.windowMs, now);
  const byAddress = createAttemptLimit(limits.attemptsPerAddress, limits.windowMs, now);
  const challenges = new Map<string, { readonly user: string; readonly address: string }>();

  function attempt(address: string, user: string, onSuccess: () => void): Attempt {
    const addressWaitMs = byAddress.take(address);
    const userWaitMs = addressWaitMs > 0 ? 0 : byUser.take(user);
    // Nothing was guessed: a locked user who goes on trying must not lock the whole office.
    if (userWaitMs > 0) byAddress.giveBack(address);
    const undecided = (): void => {
      byAddress.giveBack(address);
      byUser.giveBack(user);
    };
    return {
      waitMs: addressWaitMs || userWaitMs,
      undecided,
      succeeded: () => {
        undecided();
        onSuccess();
      },
    };
  }

  return {
    password(address, username) {
      const user = userKey(username);
      return attempt(address, user, () => undefined);
    },
    code(address, sessionId) {
      // Another gateway process may have asked: then the guesses count for this session alone.
      const challenge = sessionId === null ? undefined : challenges.get(sessionId);
      const user = challenge?.user ?? `session:${sessionId ?? ''}`;
      return attempt(address, user, () => {
        // The password that led here was right as well.
        byUser.giveBack(user);
        if (challenge) byAddress.giveBack(challenge.address);
        if (sessionId !== null) challenges.delete(sessionId);
      });
    },
    challenged(sessionId, address, username) {
      challenges.set(sessionId, { user: userKey(username), address });
      for (const oldest of challenges.keys()) {
        if (challenges.size <= MAX_CHALLENGES) break;
        challenges.delete(oldest);
      }
    },
  };
}

function userKey(username: string): string {
  return `user:${username.normalize('NFKC').trim().toLowerCase()}`;
}
