import { FdError, type FdErrorDetails } from './fd-error.ts';

/** Where an answer left its expected form. Never holds the value itself: it may be customer data. */
export interface ShapeFault {
  /** Path inside the answer, dotted: `items.3.id`; empty for the answer as a whole. */
  readonly path: string;
  /** What was expected there: `string`, `array`, `JSON`. */
  readonly expected: string;
}

/** Is thrown when an answer cannot be read: not JSON, or without what the kit cannot do without. */
export class ResponseShapeError extends FdError {
  readonly code = 'response-shape';
  override readonly name = 'ResponseShapeError';
  override readonly retryable = true;
  readonly fault: ShapeFault;

  constructor(details: FdErrorDetails, fault: ShapeFault) {
    const where = fault.path ? `at ${fault.path} ` : '';
    super(
      details,
      `The answer is not as expected: ${where}it should be ${fault.expected}. Try again; if it stays, report it.`,
    );
    this.fault = fault;
  }
}
