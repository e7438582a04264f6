import { FdError, type FdErrorDetails } from './fd-error.ts';

/** Is thrown on 409: somebody else changed it meanwhile, or it exists already. */
export class ConflictError extends FdError {
  readonly code = 'conflict';
  override readonly name = 'ConflictError';

  constructor(details: FdErrorDetails) {
    super(details, 'Reload it and try again.');
  }
}
