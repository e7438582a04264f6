import * as API_ERROR from '../model/api-errors.ts';
import { partnersIn } from '../model/ids.ts';
import type { AuthApi, AuthAnswer, TokenAnswer } from './auth-api.ts';
import { refusalOf } from './groups.ts';
import type { RelaySettings } from './options.ts';
import type { SignedInRecord } from './session-store.ts';
import { isSignedIn, type Live, type Sessions } from './sessions.ts';
import { UpstreamFailure } from './upstream-failure.ts';

/** What came of looking after a session's tokens. */
export type Freshness =
  | { readonly kind: 'fresh'; readonly session: Live<SignedInRecord> }
  /** Signed out, or the API refused the refresh token. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly failure: UpstreamFailure };

export interface Refresher {
  /** Refreshes if less than five minutes remain. A failure does not matter while the old token still holds. */
  ensure(session: Live<SignedInRecord>): Promise<Freshness>;
  /** Refreshes in any case, unless somebody else has replaced that token already. */
  force(session: Live<SignedInRecord>): Promise<Freshness>;
}

/** Source: API docs, token refresh: less fails on slow networks, more wastes calls. */
const REFRESH_BEFORE_MS = 5 * 60_000;
/** So long a failed early refresh is not tried again: the token still holds, and the API may be struggling. */
const PAUSE_AFTER_FAILURE_MS = 30_000;
/** Each lost write means that somebody else's was stored, so a few rounds are plenty. */
const MAX_WRITES = 5;

export function createRefresher(settings: RelaySettings, auth: AuthApi, sessions: Sessions): Refresher {
  const { now, log } = settings;
  const flights = new Map<string, Promise<Freshness>>();
  const pausedUntil = new Map<string, number>();

  /** One flight per session: whoever comes meanwhile waits for the same one. */
  function fly(session: Live<SignedInRecord>): Promise<Freshness> {
    const { id } = session;
    let flight = flights.get(id);
    if (!flight) {
      flight = settings
        .lock(`fd-refresh:${id}`, () => refresh(session))
        .finally(() => {
          flights.delete(id);
        });
      flights.set(id, flight);
    }
    return flight;
  }

  async function refresh({ id, value: stale }: Live<SignedInRecord>): Promise<Freshness> {
    const current = await sessions.read(id);
    if (!isSignedIn(current)) return { kind: 'ended' };
    if (current.value.accessToken !== stale.accessToken) return { kind: 'fresh', session: current };
    const startedAt = now();
    let answer: AuthAnswer;
    try {
      answer = await auth.refresh(current.value.refreshToken, current.value.device);
    } catch (error) {
      if (!(error instanceof UpstreamFailure)) throw error;
      return failed(id, error, startedAt);
    }
    if (isRefusal(answer)) {
      await sessions.end(id);
      log({ event: 'refresh', outcome: 'refused', ms: now() - startedAt });
      return { kind: 'ended' };
    }
    if (answer.kind !== 'tokens') return failed(id, new UpstreamFailure('unexpected'), startedAt);
    pausedUntil.delete(id);
    log({ event: 'refresh', outcome: 'refreshed', ms: now() - startedAt });
    return store(current, answer);
  }

  function failed(id: string, failure: UpstreamFailure, startedAt: number): Freshness {
    for (const [other, until] of pausedUntil) if (until <= now()) pausedUntil.delete(other);
    pausedUntil.set(id, now() + PAUSE_AFTER_FAILURE_MS);
    log({ event: 'refresh', outcome: failure.fault, ms: now() - startedAt });
    return { kind: 'failed', failure };
  }

  async function store(read: Live<SignedInRecord>, answer: TokenAnswer): Promise<Freshness> {
    let current: Live | null = read;
    const refreshedAt = now();
    const accessEndsAt = refreshedAt + answer.expiresInMs;
    const partners = partnersIn(answer.claims.groups);
    for (let writes = 0; writes < MAX_WRITES && isSignedIn(current); writes++) {
      const { lastPartner } = current.value;
      const session = await sessions.change(current, {
        ...current.value,
        accessToken: answer.accessToken,
        refreshedAt,
        accessEndsAt,
        partners,
        lastPartner: lastPartner !== null && partners.includes(lastPartner) ? lastPartner : null,
      });
      if (session) return { kind: 'fresh', session };
      current = await sessions.read(read.id);
    }
    return { kind: 'ended' };
  }

  // Further ahead than a pause lasts, the clock was put back meanwhile.
  function isPaused(id: string): boolean {
    const leftMs = (pausedUntil.get(id) ?? 0) - now();
    return leftMs > 0 && leftMs <= PAUSE_AFTER_FAILURE_MS;
  }

  return {
    async ensure(session) {
      const holds = (): boolean => session.value.accessEndsAt > now();
      if (session.value.accessEndsAt - now() >= REFRESH_BEFORE_MS) return { kind: 'fresh', session };
      if (holds() && isPaused(session.id)) return { kind: 'fresh', session };
      const outcome = await fly(session);
      if (outcome.kind !== 'failed' || !holds()) return outcome;
      const current = await sessions.read(session.id);
      return isSignedIn(current) ? { kind: 'fresh', session: current } : { kind: 'ended' };
    },
    force: fly,
  };
}

/** Only the API's own "no" ends a session; a firewall's 403 or an unknown 404 on the way does not. */
function isRefusal(answer: AuthAnswer): boolean {
  if (answer.kind === 'tokens') return refusalOf(answer.claims.groups) !== null;
  if (answer.kind !== 'refused') return false;
  return answer.status === 400 || answer.status === 401 || answer.envelope?.message === API_ERROR.accountDisabled;
}
