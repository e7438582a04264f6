import type { ValidationError } from '../error-envelope.ts';

/** Stable words to branch on; every one has its sentence and its way out in each language of i18n/. */
export type FdErrorCode =
  | 'sign-in-required'
  | 'partner-forbidden'
  | 'partner-mismatch'
  | 'not-available'
  | 'not-found'
  | 'conflict'
  | 'half-done'
  | 'request-invalid'
  | 'rate-limited'
  | 'server'
  | 'network'
  | 'timeout'
  | 'response-shape';

/** What is known of a failed call. Nothing here may hold a token, a query string or customer data. */
export interface FdErrorDetails {
  /** What was tried, so that it reads after "Could not": `read event evt_abc`. */
  readonly what: string;
  readonly partnerId?: string | undefined;
  /** HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** The API's `x-request-id`, for its support. */
  readonly requestId?: string | undefined;
  /** The envelope's dotted key: `error.event.not_found`. */
  readonly messageKey?: string | undefined;
  readonly validationErrors?: readonly ValidationError[] | undefined;
  /** How long the API asks to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** Shared by every copy of the kit on a page and by every frame, unlike a class. */
const BRAND = Symbol.for('fd-widgets.error');

/**
 * The base of every error that the kit throws on purpose. Its message says what failed, on what, as whom, then the
 * next step. An aborted call throws the platform's `AbortError` instead: it is silence, not a failure.
 */
export abstract class FdError extends Error {
  abstract readonly code: FdErrorCode;
  /** The class's name as text, so that it survives minification. */
  abstract override readonly name: string;
  /** Whether the same call may succeed later without anybody changing anything. */
  readonly retryable: boolean = false;
  readonly partnerId: string | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly messageKey: string | undefined;
  readonly validationErrors: readonly ValidationError[];
  readonly retryAfterMs: number | undefined;

  constructor(details: FdErrorDetails, wayOut: string) {
    const as = details.partnerId ? ` as ${details.partnerId}` : '';
    const status = details.status ? ` (${details.status})` : '';
    super(
      `Could not ${details.what}${as}${status}. ${wayOut}`,
      details.cause === undefined ? {} : { cause: details.cause },
    );
    Object.defineProperty(this, BRAND, { value: true });
    this.partnerId = details.partnerId;
    this.status = details.status;
    this.requestId = details.requestId;
    this.messageKey = details.messageKey;
    this.validationErrors = details.validationErrors ?? [];
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** Whether a value is an error of the kit, also one of another copy of the kit or of another frame. */
export function isFdError(value: unknown): value is FdError {
  return typeof value === 'object' && value !== null && BRAND in value;
}
