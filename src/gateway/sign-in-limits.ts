import type { GatewayLimits } from './config.ts';
import { createTokenBuckets, type TokenBuckets } from '../relay/token-buckets.ts';

/**
 * One attempt. Only guesses that were refused count: the others are given back, a right password once its code was right.
 */
export interface Attempt {
  /** 0, or how long to wait before the next one. */
  readonly waitMs: number;
  /** The address has had its share of this minute's turns: nobody has guessed too often. */
  readonly isBusy: boolean;
  succeeded(): void;
  /** The password was right and a code must follow: it stays counted until that was right too. */
  halfway(): void;
  /** It was not judged: the API was not asked, or there was nothing to guess. */
  undecided(): void;
  /** The API was asked in vain: no guess, but a turn is gone. */
  unanswered(): void;
}

/** Limits guesses of passwords and codes, per user and per address. */
export interface SignInLimits {
  password(address: string, username: string): Attempt;
  code(address: string, sessionId: string | null): Attempt;
  /** Remembers whose code a challenge session asks for, so that guesses count for the user across sessions. */
  challenged(sessionId: string, address: string, username: string): void;
}

const MINUTE_MS = 60_000;
const MAX_CHALLENGES = 10_000;

/**
 * `turnsPerMinute` is how many passwords and codes leave per minute, for everybody together. Half of them is what one
 * address may use in vain: then a stranger who guesses does not keep everybody else from signing in.
 */
export function createSignInLimits(limits: GatewayLimits, turnsPerMinute: number, now: () => number): SignInLimits {
  /** So many attempts at once, and as many again over the window. */
  const attemptsIn = (windowMs: number, capacity: number): TokenBuckets =>
    createTokenBuckets({ capacity, perMs: capacity / windowMs, now });
  const byUser = attemptsIn(limits.windowMs, limits.attemptsPerUser);
  const byAddress = attemptsIn(limits.windowMs, limits.attemptsPerAddress);
  const share = Math.max(1, Math.floor(turnsPerMinute / 2));
  const byShare = Number.isFinite(share) ? attemptsIn(MINUTE_MS, share) : null;
  const challenges = new Map<string, { readonly user: string; readonly address: string }>();

  function attempt(address: string, user: string, onSuccess: () => void): Attempt {
    const freeShare = (): void => byShare?.giveBack(address);
    const unanswered = (): void => {
      byAddress.giveBack(address);
      byUser.giveBack(user);
    };
    const undecided = (): void => {
      freeShare();
      unanswered();
    };
    return {
      ...take(address, user),
      undecided,
      unanswered,
      halfway: freeShare,
      succeeded: () => {
        undecided();
        onSuccess();
      },
    };
  }

  /** Nothing is guessed where one of them says no: a locked user who goes on trying must not lock the whole office. */
  function take(address: string, user: string): Pick<Attempt, 'waitMs' | 'isBusy'> {
    const shareWaitMs = byShare?.take(address).waitMs ?? 0;
    if (shareWaitMs > 0) return { waitMs: shareWaitMs, isBusy: true };
    const addressWaitMs = byAddress.take(address).waitMs;
    const userWaitMs = addressWaitMs > 0 ? 0 : byUser.take(user).waitMs;
    if (userWaitMs > 0) byAddress.giveBack(address);
    if (addressWaitMs > 0 || userWaitMs > 0) byShare?.giveBack(address);
    return { waitMs: addressWaitMs || userWaitMs, isBusy: false };
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

/** Blanks, control characters and what is not drawn at all: a lenient API may read a name with them as the one without. */
const UNSEEN = /[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Coarser than any API tells users apart: two names that share a key share attempts, and nothing else. */
function userKey(username: string): string {
  return `user:${username.normalize('NFKC').replace(UNSEEN, '').toLowerCase().normalize('NFKC')}`;
}
