import { FdError, type FdErrorDetails } from './fd-error.ts';

/** Is thrown on 5xx, after the retries: the fault is on the other side. */
export class ServerError extends FdError {
  readonly code = 'server';
  override readonly name = 'ServerError';
  override readonly retryable = true;

  constructor(details: FdErrorDetails) {
    super(details, 'Try again in a minute; quote the request id if it stays.');
  }
}
