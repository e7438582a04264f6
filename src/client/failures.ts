import { isHTTPError, isTimeoutError } from 'ky';
import * as API_ERROR from '../model/api-errors.ts';
import { errorEnvelopeSchema } from '../model/error-envelope.ts';
import * as RELAY_ERROR from '../model/relay-errors.ts';
import { ConflictError } from '../model/errors/conflict.ts';
import { isFdError, type FdError, type FdErrorDetails } from '../model/errors/fd-error.ts';
import { NetworkError } from '../model/errors/network.ts';
import { NotAvailableError } from '../model/errors/not-available.ts';
import { NotFoundError } from '../model/errors/not-found.ts';
import { PartnerForbiddenError } from '../model/errors/partner-forbidden.ts';
import { RateLimitedError } from '../model/errors/rate-limited.ts';
import { RequestInvalidError } from '../model/errors/request-invalid.ts';
import { ServerError } from '../model/errors/server.ts';
import { SignInRequiredError } from '../model/errors/sign-in-required.ts';
import { TimeoutError } from '../model/errors/timeout.ts';
import { parse } from '../model/parse.ts';

type ErrorClass = new (details: FdErrorDetails) => FdError;

/** Keys that say more than their status does. */
const byKey = new Map<string | undefined, ErrorClass>(
  Object.entries({
    [API_ERROR.notAuthorized]: NotAvailableError,
    [API_ERROR.accountDisabled]: NotAvailableError,
    [RELAY_ERROR.externalUser]: NotAvailableError,
    [API_ERROR.invalidCredentials]: RequestInvalidError,
    [RELAY_ERROR.challengeRefused]: RequestInvalidError,
    [RELAY_ERROR.upstreamUnreachable]: NetworkError,
    [RELAY_ERROR.upstreamTimeout]: TimeoutError,
  }),
);

const byStatus: Readonly<Record<number, ErrorClass>> = {
  401: SignInRequiredError,
  403: PartnerForbiddenError,
  404: NotFoundError,
  408: TimeoutError,
  409: ConflictError,
  429: RateLimitedError,
  504: TimeoutError,
};

/** Milliseconds that a `Retry-After` header asks for, in seconds or as a date; `undefined` where it says nothing. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after');
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/**
 * Turns whatever a call threw into one of the kit's errors. Of a call that nobody has aborted: Firefox calls it an abort,
 * too, when a body breaks off.
 * @param body the failed answer's, empty where there was none
 * @param details what is known of the call before its answer
 */
export function failureOf(thrown: unknown, body: string, details: FdErrorDetails, now: number): unknown {
  if (isFdError(thrown)) return thrown;
  if (isTimeoutError(thrown)) return new TimeoutError(details);
  if (!isHTTPError(thrown)) return new NetworkError({ ...details, cause: thrown });
  const { status, headers } = thrown.response;
  const envelope = parse(errorEnvelopeSchema, jsonOf(body));
  const known = envelope.ok ? envelope.value : undefined;
  const Class =
    byKey.get(known?.message) ??
    byStatus[status] ??
    (status >= 500 || status < 400 ? ServerError : RequestInvalidError);
  return new Class({
    ...details,
    status,
    requestId: headers.get('x-request-id') ?? undefined,
    messageKey: known?.message,
    validationErrors: known?.validation_errors ?? undefined,
    retryAfterMs: retryAfterMs(headers, now),
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Whether a rejection only says that nobody waits any more. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError';
}
