import { FdError, type FdErrorDetails } from './fd-error.ts';

/** Is thrown on `error.auth.not_authorized`: this account may not see it. Signing in again does not help. */
export class NotAvailableError extends FdError {
  readonly code = 'not-available';
  override readonly name = 'NotAvailableError';

  constructor(details: FdErrorDetails) {
    super(details, 'It is not open to this account; ask your administrator for the permission.');
  }
}
