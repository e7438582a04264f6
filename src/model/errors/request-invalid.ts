import { FdError, type FdErrorDetails } from './fd-error.ts';

/** Is thrown on 400, 413, 422 and other refusals of what was sent; `validationErrors` names the fields. */
export class RequestInvalidError extends FdError {
  readonly code = 'request-invalid';
  override readonly name = 'RequestInvalidError';

  constructor(details: FdErrorDetails) {
    super(details, 'Correct what was sent; sending the same again will not help.');
  }
}
