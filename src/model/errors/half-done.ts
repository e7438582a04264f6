import { FdError, type FdErrorDetails } from './fd-error.ts';

/** What has become of one half of a change: nobody knows it of a call that was not answered. */
export type Half = 'changed' | 'unchanged' | 'unknown';

/** Both halves of a change that is two calls on two hosts. */
export interface Halves {
  /** On the main API. */
  readonly main: Half;
  /** On Customer Representation. */
  readonly cr: Half;
}

const WORDS: Readonly<Record<Half, string>> = {
  changed: 'is changed',
  unchanged: 'is as it was',
  unknown: 'may or may not be changed',
};

/**
 * Is thrown when a change of two halves may stand by one of them: what could be taken back was. `halves` says what is
 * known of each. Look at the thing before doing it again.
 */
export class HalfDoneError extends FdError {
  readonly code = 'half-done';
  override readonly name = 'HalfDoneError';
  readonly halves: Halves;

  constructor(details: FdErrorDetails, halves: Halves) {
    const { main, cr } = halves;
    super(
      details,
      `On the main API it ${WORDS[main]}, on Customer Representation it ${WORDS[cr]}. Look at it before you do it again.`,
    );
    this.halves = halves;
  }
}
