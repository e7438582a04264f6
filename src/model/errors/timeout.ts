import { FdError, type FdErrorDetails } from './fd-error.ts';

/** Is thrown when no answer came in time. */
export class TimeoutError extends FdError {
  readonly code = 'timeout';
  override readonly name = 'TimeoutError';
  override readonly retryable = true;

  constructor(details: FdErrorDetails) {
    super(details, 'Try again; the service may be slow at the moment.');
  }
}
