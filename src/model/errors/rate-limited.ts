import { FdError, type FdErrorDetails } from './fd-error.ts';

/** Is thrown on 429, after the retries; `retryAfterMs` says how long to wait where the API says it. */
export class RateLimitedError extends FdError {
  readonly code = 'rate-limited';
  override readonly name = 'RateLimitedError';
  override readonly retryable = true;

  constructor(details: FdErrorDetails) {
    super(details, 'Too many calls: wait a little, then try again.');
  }
}
