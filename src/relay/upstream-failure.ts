import * as RELAY_ERROR from '../model/relay-errors.ts';
import { failure } from './replies.ts';

/**
 * What can go wrong on the way to the API: no answer, none in time, one that it never gives, or "not now", which is told
 * apart where somebody stands before a form and where it was not asked, since it would have been too often.
 */
export type UpstreamFault = 'unreachable' | 'timeout' | 'unexpected' | 'busy' | 'sign-in-busy' | 'over-budget';

const REPLIES: Readonly<Record<UpstreamFault, readonly [status: number, message: string]>> = {
  unreachable: [502, RELAY_ERROR.upstreamUnreachable],
  timeout: [504, RELAY_ERROR.upstreamTimeout],
  unexpected: [502, RELAY_ERROR.upstreamUnexpected],
  busy: [503, RELAY_ERROR.upstreamUnexpected],
  'sign-in-busy': [503, RELAY_ERROR.signInBusy],
  'over-budget': [429, RELAY_ERROR.overBudget],
};

/** Is thrown inside the relay only; `reply` is what the caller gets. Holds no address, no header and no body. */
export class UpstreamFailure extends Error {
  override readonly name = 'UpstreamFailure';
  readonly fault: UpstreamFault;
  /** `Retry-After` as it came, seconds or a date. */
  readonly retryAfter: string | null;

  constructor(fault: UpstreamFault, retryAfter: string | null = null) {
    super(`The API could not be used: ${fault}.`);
    this.fault = fault;
    this.retryAfter = retryAfter;
  }

  reply(): Response {
    const [status, message] = REPLIES[this.fault];
    return failure(status, message, this.retryAfter === null ? {} : { 'retry-after': this.retryAfter });
  }
}
