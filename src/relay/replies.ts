import { errorEnvelopeSchema, type ErrorEnvelope } from '../model/error-envelope.ts';

/** A session's answers and errors are about one user at one moment. */
const PRIVATE = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** A JSON answer that nothing on the way may keep. */
export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...PRIVATE, ...headers },
  });
}

export function noContent(): Response {
  return new Response(null, { status: 204, headers: PRIVATE });
}

/** A failure in the API's own envelope, so that a client reads one form of error. */
export function failure(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Response {
  return json({ message } satisfies ErrorEnvelope, status, headers);
}

/** The envelope in a failed answer's body, or `null` where there is none. Fields that we do not know are dropped. */
export function envelopeIn(body: unknown): ErrorEnvelope | null {
  const parsed = errorEnvelopeSchema.safeParse(body);
  if (!parsed.success) return null;
  const { message, error_code, error_subcode, validation_errors } = parsed.data;
  return { message, error_code, error_subcode, validation_errors };
}
