/** One item of `validation_errors` (API docs, error handling). Without `field` it concerns the whole request. */
export interface ValidationError {
  readonly code: string;
  readonly field?: string;
}

interface FaultDetails {
  readonly errorCode?: string;
  readonly validationErrors?: readonly ValidationError[];
}

export type FaultStatus = 400 | 401 | 403 | 404 | 422 | 429 | 500;

/** Thrown by a route, answered as the API's error envelope. */
export class Fault extends Error {
  readonly status: FaultStatus;
  readonly details: FaultDetails;

  /** @param key the envelope's `message`: a dotted i18n key that starts with `error.` */
  constructor(status: FaultStatus, key: string, details: FaultDetails = {}) {
    super(key);
    this.status = status;
    this.details = details;
  }

  get body(): Record<string, unknown> {
    return envelope(this.message, this.details);
  }
}

/** The error envelope (API docs, error handling). */
export function envelope(key: string, details: FaultDetails = {}): Record<string, unknown> {
  return {
    message: key,
    error_code: details.errorCode ?? null,
    error_subcode: null,
    validation_errors: details.validationErrors ?? [],
  };
}
