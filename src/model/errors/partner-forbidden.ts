import { FdError, type FdErrorDetails } from './fd-error.ts';

/** Is thrown on 403: the partner is not one of the user's, or what was asked for belongs to another partner. */
export class PartnerForbiddenError extends FdError {
  readonly code = 'partner-forbidden';
  override readonly name = 'PartnerForbiddenError';

  constructor(details: FdErrorDetails) {
    super(details, 'Choose a partner that owns it.');
  }
}
