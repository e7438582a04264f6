import type { Hono, MiddlewareHandler } from 'hono';
import type { Generation } from './assumptions.ts';
import type { Models } from './attribution/models.ts';
import type { Results } from './attribution/results.ts';
import type { ChallengeStore } from './auth/challenge-store.ts';
import type { TokenStore } from './auth/token-store.ts';
import type { EventEdits } from './data/event-edits.ts';
import type { EventStatuses } from './data/event-statuses.ts';
import type { Partner } from './data/partners.ts';
import type { World } from './data/world.ts';
import type { RateLimiter } from './http/rate-limit.ts';
import type { PackageStore } from './packages/store.ts';
import type { Runs } from './runs.ts';

/** What the routes work with: the state of one sandbox. */
export interface Backend {
  readonly generation: Generation;
  readonly world: World;
  readonly tokens: TokenStore;
  readonly challenges: ChallengeStore;
  readonly limiter: RateLimiter;
  readonly statuses: EventStatuses;
  readonly edits: EventEdits;
  readonly packages: PackageStore;
  readonly runs: Runs;
  readonly results: Results;
  readonly models: Models;
  /** Milliseconds since the epoch, by the sandbox's clock. */
  readonly now: () => number;
}

/** What `asPartner` leaves for the route behind it. */
export interface PartnerEnv {
  Variables: { partner: Partner };
}

export type PartnerApp = Hono<PartnerEnv>;
export type PartnerGuard = MiddlewareHandler<PartnerEnv>;
