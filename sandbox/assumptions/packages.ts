import { Fault } from '../http/fault.ts';

/**
 * What the sandbox had to decide about packages and their evaluation because nobody has published it. See
 * `assumptions.ts` for the rest.
 */

/** Assumption: another partner's package, and one that does not exist, answer so. */
export const packageUnknown = (): Fault => new Fault(404, 'error.package.not_found');

/** Assumption: a cluster that the package does not hold answers so. */
export const clusterUnknown = (): Fault => new Fault(404, 'error.package.cluster_not_found');

/** Assumption: the lists of a package that is not done, or whose lists were deleted after 28 days, are not there. */
export const listsMissing = (isExpired: boolean): Fault =>
  new Fault(404, isExpired ? 'error.package.expired' : 'error.package.not_done');

/** Assumption: what a package's status does not allow is a 400; documented is that only EXPIRED ones are regenerated. */
export const statusForbids = (code: 'NOT_EXPIRED' | 'NOT_DONE'): Fault =>
  new Fault(400, 'error.package.wrong_status', { errorCode: code, validationErrors: [{ code }] });

/** Minutes that a build takes, from the help centre ("10 to 15"); drawn for each. */
export const buildMinutes = { from: 10, to: 15 } as const;

/** Assumption: the part of its build in which a package is INITIALIZING. */
export const initialisingShare = 0.08;

/** Assumption: one build in so many fails by chance; a build without a single run always does. */
export const failureOneIn = 12;

/** Packages expire so many days after they are done (help centre). */
export const expiryDays = 28;

/** Assumption: an evaluation is there so many virtual minutes after it was asked for. */
export const evaluationMinutes = 2;

/** Assumption: what a partner's defaults are until they are set; the window is the documented example's. */
export const firstDefaults = {
  backhaul_evaluation_attribution_window: 14,
  backhaul_evaluation_model: 'EVENTS_FROM_PACKAGE',
} as const;

/** Assumption: a window is one day long at least, a year at most. */
export const maxWindowDays = 365;

/** Assumption: no list is longer than this. */
export const maxListRows = 200_000;

/** Assumption: which share of all customers a list takes at first; "lookalike" is the wider mode. */
export const modeShares = { intent: 0.06, lookalike: 0.2 } as const;

/** "The more events chosen, the smaller the customer list" (help centre). Assumption: by the root of their number. */
export const eventsFactor = (events: number): number => 1 / Math.sqrt(events);

/** Assumption: `POST …/merge` of these titles makes a package of this one. */
export const mergedTitle = (titles: readonly string[]): string => titles.join(' + ');
