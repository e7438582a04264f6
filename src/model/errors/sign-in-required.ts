import { FdError, type FdErrorDetails } from './fd-error.ts';

/** Is thrown when nobody is signed in, or the session has ended. */
export class SignInRequiredError extends FdError {
  readonly code = 'sign-in-required';
  override readonly name = 'SignInRequiredError';

  constructor(details: FdErrorDetails) {
    super(details, 'Sign in again.');
  }
}
