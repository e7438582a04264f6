import * as z from 'zod/mini';

/**
 * The body of most failed answers. `message` is a dotted key that starts with `error.`, never a sentence for people.
 * Source: API docs, error handling.
 */
export interface ErrorEnvelope {
  readonly message: string;
  readonly error_code?: string | null | undefined;
  readonly error_subcode?: string | null | undefined;
  readonly validation_errors?: readonly ValidationError[] | null | undefined;
}

/** `field` is absent when the fault is the whole form's. Source: API docs, error handling. */
export interface ValidationError {
  readonly code?: string | null | undefined;
  readonly field?: string | null | undefined;
}

const text = z.nullish(z.string());

export const errorEnvelopeSchema = z.looseObject({
  message: z.string(),
  error_code: text,
  error_subcode: text,
  validation_errors: z.nullish(z.array(z.looseObject({ code: text, field: text }))),
});
