import { FdError, type FdErrorDetails } from './fd-error.ts';

/** Is thrown when no answer came: offline, name not found, connection dropped, blocked. */
export class NetworkError extends FdError {
  readonly code = 'network';
  override readonly name = 'NetworkError';
  override readonly retryable = true;

  constructor(details: FdErrorDetails) {
    super(details, 'Check the connection, then try again.');
  }
}
