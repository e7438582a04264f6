import type { TicketRow } from './data/tickets.ts';
import type { Challenge } from './data/users.ts';
import type { Venue } from './data/venues.ts';
import type { Page } from './http/paging.ts';
import { Fault } from './http/fault.ts';

/**
 * Everything that the sandbox had to decide because nobody has published it. Each fact stands here once (a few stand
 * beside the code that they explain, marked in the same way), so that the real API's answer replaces it in one place.
 * Clients must not depend on any of them more than they have to. Those about packages and attribution have a file each
 * in `assumptions/`.
 */

export type Generation = 'dk1' | 'dk2';

// Errors: the documents name a handful of keys and few statuses.

/** Assumption: a malformed or unknown parameter is a 400 with this key; the codes are ours. */
export const invalidRequest = (code: string, field?: string): Fault =>
  new Fault(400, 'error.request.invalid', {
    errorCode: 'VALIDATION_FAILED',
    validationErrors: [field === undefined ? { code } : { code, field }],
  });

/** Assumption: the key of a 401 for a missing, unknown or expired token. It is not `error.auth.not_authorized`. */
export const tokenRefused = (): Fault => new Fault(401, 'error.auth.token_invalid', { errorCode: 'TOKEN_INVALID' });

/** Assumption: a partner outside the token's groups answers with the documented "not authorized" key. */
export const partnerRefused = (): Fault => new Fault(403, 'error.auth.not_authorized', { errorCode: 'NOT_AUTHORIZED' });

/** Assumption: the key and status of a refused preflight. That it is refused is documented. */
export const crossOriginRefused = (): Fault => new Fault(403, 'error.request.cross_origin');

/**
 * Assumption: an API that minds the `Origin` header at all answers as it does to a preflight. The documents say that
 * calls from browsers fail, not whether the header alone is enough.
 */
export const originRefused = (): Fault => new Fault(403, 'error.request.cross_origin');

/** Assumption: the key of a 404 for a route that does not exist. */
export const routeUnknown = (): Fault => new Fault(404, 'error.request.not_found');

/** Assumption: the key of a 429. No `Retry-After` is promised, so none is sent. */
export const rateLimited = (): Fault => new Fault(429, 'error.request.rate_limited');

/** Assumption: wrong credentials are a 401. */
export const credentialsRefused = (): Fault =>
  new Fault(401, 'error.auth.invalid_credentials', { errorCode: 'INVALID_CREDENTIALS' });

/** Assumption: a suspended account is a 403, told only to who knows the password. */
export const accountDisabled = (): Fault => new Fault(403, 'error.auth.account_disabled');

/** Assumption: a wrong code is a 400 and the challenge goes on. */
export const codeRefused = (): Fault =>
  new Fault(400, 'error.auth.invalid_credentials', { errorCode: 'INVALID_MFA_CODE' });

/** Assumption: a challenge that is over (too many wrong codes, too late, unknown) is a 401: sign in again. */
export const challengeOver = (): Fault => new Fault(401, 'error.auth.mfa_required', { errorCode: 'CHALLENGE_OVER' });

/** Assumption: the key of the documented 400 for a bad or revoked refresh token. */
export const refreshRefused = (): Fault =>
  new Fault(400, 'error.auth.invalid_credentials', { errorCode: 'INVALID_REFRESH_TOKEN' });

// Sign-in: the names of the challenge's companions are not published.

/** Assumption: field names of `PUT /auth/challenge/mfa-token` and of a trusted device on `POST /auth`. */
export const authFields = {
  session: 'session',
  code: 'mfa_token',
  remember: 'remember_device',
  deviceKey: 'device_key',
  deviceGroupKey: 'device_group_key',
} as const;

/** Assumption: a challenge answer carries Cognito's name for it and an opaque session beside it. */
export const challengeBody = (kind: Challenge, session: string) => ({
  Challenge: kind,
  Session: session,
  mfa_settings: { required: kind !== 'NEW_PASSWORD_REQUIRED' },
});

// Bodies of endpoints whose answers are not published.

/** Assumption: the body of `GET /status/`. */
export const statusBody = () => ({ status: 'ok' });

/** Assumption: `GET /permissions` is a bare array of the names that the reference webapp lists. */
export const permissionsBody = (hasWave: boolean): readonly string[] => [
  ...(hasWave ? ['wave', 'backhaul'] : []),
  'prisma',
  'fdlive',
  'simulation',
];

/** Assumption: `GET /events/venues` is grouped as an array of cities, and `vh` takes venue ids and hall ids alike. */
export const venuesBody = (venues: readonly Venue[]) =>
  [...new Set(venues.map((venue) => venue.city))].map((city) => ({
    city,
    venues: venues
      .filter((venue) => venue.city === city)
      .map(({ id, name, halls }) => ({ id, name, halls: halls.map((hall) => ({ id: hall.id, name: hall.name })) })),
  }));

/** Assumption: `GET /events/flagged/` is the paged envelope of events. */
export const flaggedBody = <T>(page: Page<T>): Page<T> => page;

/** Assumption: `GET /events/{eid}/series` is the paged envelope of the other events of the series. */
export const seriesBody = <T>(page: Page<T>): Page<T> => page;

/** Assumption: `GET /events/{eid}/tickets` is a bare array; the names are those of the ticketing ingest format. */
export const ticketsBody = (rows: readonly TicketRow[]) =>
  rows.map((row) => ({
    ticket_category: row.category,
    sales_price: row.price,
    capacity: row.capacity,
    quantity: row.sold,
    revenue: row.revenue,
  }));

/** Assumption: an event without a run answers `/clusters` with a null run and no clusters, not with a 404. */
export const noClustersBody = { tc_run_id: null, clusters: [] } as const;

/** Assumption: the second generation's scale is the fraction times five, one decimal (0.83 and 4.2 are documented). */
export const affinityOnWire = (affinity: number, generation: Generation): number =>
  generation === 'dk1' ? affinity : Math.round(affinity * 50) / 10;

/** Assumption: only "above" is documented. */
const benchmarkState = (value: number, benchmark: number) => (value >= benchmark ? 'above' : 'below');

/** What a benchmark compares: shares of the capacity, today and as predicted for the show. */
export interface Comparison {
  readonly value: number;
  readonly benchmark: number;
}

/** The benchmark inside the event object: documented, always fractions; the second generation has no `state`. */
export const eventBenchmark = (prediction: Comparison, generation: Generation) => ({
  prediction,
  ...(generation === 'dk1' && { state: benchmarkState(prediction.value, prediction.benchmark) }),
});

/**
 * Assumption: `GET /events/{eid}/benchmark`. The documents write "today/now": the first generation says `today` and
 * fractions, the second `now` and percent, so that a reader has to cope with both. Without a prediction all is null.
 */
export const benchmarkBody = (today: Comparison | null, prediction: Comparison | null, generation: Generation) => {
  if (generation === 'dk2') return { now: today && percent(today), prediction: prediction && percent(prediction) };
  const state = prediction && benchmarkState(prediction.value, prediction.benchmark);
  return { today, prediction, state };
};

const percent = ({ value, benchmark }: Comparison): Comparison => ({
  value: Math.round(value * 100),
  benchmark: Math.round(benchmark * 100),
});

/** Assumption: `mapped_date` is a day and the curves are shares of the capacity; days to come have no current value. */
export const salesGraphRow = (day: string, current: number | null, average: number) => ({
  mapped_date: day,
  norm_tickets_sold_current: current,
  norm_tickets_sold_avg: average,
});

/** Assumption: campaigns stop when the event begins. */
export const campaignStopTime = (startsAt: string): string => startsAt;
