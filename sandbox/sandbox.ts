import { createApp } from './app.ts';
import { createModels } from './attribution/models.ts';
import { createResults } from './attribution/results.ts';
import type { Generation } from './assumptions.ts';
import { createChallengeStore } from './auth/challenge-store.ts';
import { createTokenStore } from './auth/token-store.ts';
import { defaultStart, realClock, virtualClock, type SandboxClock } from './clock.ts';
import { createEventEdits } from './data/event-edits.ts';
import { createEventStatuses } from './data/event-statuses.ts';
import { createLedgers, type LedgerOrder } from './data/ledger.ts';
import { partners } from './data/partners.ts';
import { createWorld } from './data/world.ts';
import type { CorsMode } from './http/cors.ts';
import { createFaultBook, type Faults } from './faults/book.ts';
import { ConnectionDropped } from './faults/drop.ts';
import { listedRoutes } from './http/listed-routes.ts';
import { createRateLimitSwitch } from './http/rate-limit.ts';
import { createRequestLog, type LoggedRequest } from './http/request-log.ts';
import type { PackageStatus } from './packages/status.ts';
import { createPackageStore } from './packages/store.ts';
import { createRuns, type Runs } from './runs.ts';
import { createTimeline, speedOf } from './timeline.ts';

export type { LedgerOrder, LoggedRequest, SandboxClock };

export interface SandboxOptions {
  /** The same seed gives the same data, tokens and request ids. Default 1. */
  readonly seed?: number;
  /** Which revision of the documents the answers follow. Default 'dk1'. */
  readonly generation?: Generation;
  /**
   * When the clock starts: milliseconds since the epoch or an ISO instant. Events lie around it. Default
   * 2026-05-20T10:00:00Z for the virtual clock, the present for the real one.
   */
  readonly startTime?: string | number;
  /** Answer 429 beyond the documented numbers a minute. Default false; `sandbox.rateLimits` switches it later. */
  readonly rateLimits?: boolean;
  /**
   * 'silent' answers a request with an `Origin` header without a CORS header, 'reject-origin' answers it with 403.
   * Preflights fail in both, and `GET /status/` is open in both. Default 'silent'.
   */
  readonly cors?: CorsMode;
  /** 'virtual' stands still until it is moved, 'real' runs with the wall clock. Default 'virtual'. */
  readonly clock?: 'virtual' | 'real';
  /**
   * Virtual minutes a second of the clock, for what takes long: building packages, evaluating them, their expiry. By
   * default they take as long as the clock says. Tokens and sales keep to the clock.
   */
  readonly speed?: number;
}

/** A package as the front page tells of it. */
export interface PackageSummary {
  readonly partnerId: string;
  readonly id: string | number;
  readonly title: string;
  readonly status: PackageStatus;
}

/** A stand-in for the API: the main API under `/api/v3`, media under `/api`, CR under `/cr/api`. */
export interface Sandbox {
  /** Rejects with a TypeError, as a failed connection does, where a fault says so. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly clock: SandboxClock;
  /** The latest requests, oldest first, at most 1,000; without tokens, bodies and queries. */
  readonly requests: readonly LoggedRequest[];
  /** Every access token issued so far is expired; refresh tokens still work. */
  readonly expireTokens: () => void;
  /** Every refresh token issued so far answers 400, as after a password reset. */
  readonly revokeRefreshTokens: () => void;
  readonly generation: Generation;
  /** Virtual minutes a second; null where packages keep to the clock. */
  readonly speed: number | null;
  /** All packages of all partners, newest first for each. */
  readonly packages: () => readonly PackageSummary[];
  /**
   * The partner's orders up to today, by day: all that figures, filters and evaluations are worked out from, and nothing
   * that is worked out.
   *
   * @throws RangeError if there is no such partner
   */
  readonly ledger: (partnerId: string) => Iterable<LedgerOrder>;
  /** The events that have had a new run, with the ids of their runs, oldest first. */
  readonly runs: Runs['renewed'];
  /**
   * Makes the clusters of an event anew, as a change of the event does.
   *
   * @throws RangeError if there is no such event, or it is a product, which is recommended to nobody
   */
  readonly renewRun: (eventId: string) => void;
  /** What goes wrong on demand. */
  readonly faults: Faults;
  /** Whether it answers 429 beyond the documented numbers a minute: 600 reads, 120 writes, 10 sign-ins. */
  rateLimits: boolean;
  /**
   * Back to the first moment: clock, tokens, devices, rate limits, events, packages, runs, adjustments, models and the list of
   * requests. No fault is left.
   */
  readonly reset: () => void;
}

/**
 * A sandbox with state of its own. It needs nothing but web standards, so it runs in Node, in a page and in a worker.
 *
 * @throws RangeError if `startTime` is no time, or `speed` no speed
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { seed = 1, generation = 'dk1', rateLimits = false, cors = 'silent' } = options;
  const isReal = options.clock === 'real';
  const startMs = new Date(options.startTime ?? (isReal ? Date.now() : defaultStart)).getTime();
  if (Number.isNaN(startMs)) throw new RangeError('startTime is milliseconds since the epoch or an ISO instant.');

  const clock = isReal ? realClock(startMs) : virtualClock(startMs);
  const speed = options.speed === undefined ? null : speedOf(options.speed);
  const timeline = createTimeline(startMs, speed);
  const log = createRequestLog();
  const world = createWorld(seed, startMs, clock.now);
  const ledgers = createLedgers(world);

  function start() {
    const tokens = createTokenStore(seed, clock.now);
    const limiter = createRateLimitSwitch(clock.now, rateLimits);
    const challenges = createChallengeStore(seed, clock.now);
    let answered = 0;
    const nextRequestId = () => `sandbox-${seed}-${String((answered += 1)).padStart(6, '0')}`;
    const edits = createEventEdits();
    const runs = createRuns(seed, edits);
    const packages = createPackageStore({ world, ledgers, runs, timeline, startMs, now: clock.now });
    const results = createResults(world, startMs, clock.now);
    const statuses = createEventStatuses();
    const kept = { tokens, challenges, limiter, statuses, edits, packages, runs, results, models: createModels() };
    const backend = { generation, world, now: clock.now, ...kept };
    const app = createApp(backend, { log, nextRequestId, cors, faults, now: clock.now, sandbox: () => sandbox });
    return { app, tokens, limiter, packages, runs };
  }

  const faults = createFaultBook(() => listedRoutes(current.app));
  const sandbox: Sandbox = {
    async fetch(request) {
      try {
        return await current.app.fetch(request);
      } catch (thrown) {
        if (thrown instanceof ConnectionDropped && thrown.partial) return thrown.partial;
        throw thrown;
      }
    },
    clock,
    requests: log.entries,
    expireTokens: () => current.tokens.expireAccessTokens(),
    revokeRefreshTokens: () => current.tokens.revokeRefreshTokens(),
    generation,
    speed,
    packages: () =>
      partners.flatMap(({ partnerId }) => {
        const theirs = current.packages(partnerId);
        return theirs.list().map((record) => {
          const { id, payload } = record;
          return { partnerId, id, title: payload.package_title, status: theirs.status(record) };
        });
      }),
    ledger: (partnerId) => ledgers(partnerId).until(clock.now()),
    runs: () => current.runs.renewed(),
    renewRun(eventId) {
      for (const { partnerId } of partners) {
        const event = world.event(partnerId, eventId);
        if (event && current.runs.renew(event)) return;
      }
      throw new RangeError(`There is no event ${eventId} that is recommended to anybody.`);
    },
    faults,
    get rateLimits() {
      return current.limiter.isOn;
    },
    set rateLimits(isOn) {
      current.limiter.isOn = isOn;
    },
    reset() {
      clock.set(startMs);
      log.clear();
      faults.clear();
      current = start();
    },
  };
  let current = start();
  return sandbox;
}
