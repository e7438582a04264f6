import { FdError, type FdErrorDetails } from './fd-error.ts';

/** Is thrown when an answer names another partner than the call did: something on the way drops the partner header. */
export class PartnerMismatchError extends FdError {
  readonly code = 'partner-mismatch';
  override readonly name = 'PartnerMismatchError';

  constructor(details: FdErrorDetails) {
    super(details, 'The answer was for another partner: a proxy on the way probably drops X-Preferred-Partner-Id.');
  }
}
