import { FdError, type FdErrorDetails } from './fd-error.ts';

/** Is thrown on 404: there is no such thing for this partner. */
export class NotFoundError extends FdError {
  readonly code = 'not-found';
  override readonly name = 'NotFoundError';

  constructor(details: FdErrorDetails) {
    super(details, 'Check the id, or choose the partner that it belongs to.');
  }
}
