import * as z from 'zod/mini';
import { boolean, text, texts } from './fields.ts';
import { isPartnerId, partnersIn, type PartnerId } from './ids.ts';
import { parse, type Parsed } from './parse.ts';

/** The header without which the gateway answers no call: a foreign page cannot add it without a preflight. */
export const REQUEST_HEADER = 'X-FD-Request';

/** The header that scopes every call to one partner. Source: product documents, platform model. */
export const PARTNER_HEADER = 'X-Preferred-Partner-Id';

/**
 * Names the user that a page acts as, by `SessionState.user`. The cookie is the browser's: another tab may have changed
 * whose it is, and a page that still shows one user's data must not be given another's.
 */
export const USER_HEADER = 'X-FD-User';

/** The cookie-side view of a sign-in: what a page may know. Never a token. */
export type SessionState =
  | { readonly state: 'signed-out' }
  /** `challenge` is the API's own word, Cognito's: `SOFTWARE_TOKEN_MFA`, `SMS_MFA`, `NEW_PASSWORD_REQUIRED`, or a later one. */
  | { readonly state: 'challenge'; readonly challenge: string }
  | {
      readonly state: 'signed-in';
      readonly email: string;
      /** An opaque name of the user for `USER_HEADER`. */
      readonly user?: string;
      /** In the order of the user's groups. */
      readonly partners: readonly PartnerId[];
      /** The partner chosen last in this session, offered first. `null` before a choice. */
      readonly lastPartner: PartnerId | null;
      /** When the session ends at the latest, ISO 8601 UTC. */
      readonly expires: string;
      /** Is there where the gateway knows no address of Customer Representation: what goes through it cannot be done. */
      readonly cr?: false;
    };

const sessionSchema = z.looseObject({
  state: z.string(),
  challenge: text,
  email: text,
  user: text,
  partners: texts,
  lastPartner: text,
  expires: text,
  cr: boolean,
});

/** Reads what the gateway answers to `GET /session`, `POST /session` and `POST /session/challenge`. */
export function readSessionState(answer: unknown): Parsed<SessionState> {
  const parsed = parse(sessionSchema, answer);
  if (!parsed.ok) return parsed;
  const { state, challenge, email, user, partners, lastPartner, expires, cr } = parsed.value;
  if (state === 'signed-out') return { ok: true, value: { state } };
  if (state === 'challenge' && challenge) return { ok: true, value: { state, challenge } };
  if (state === 'signed-in' && email && expires) {
    const last = isPartnerId(lastPartner) ? lastPartner : null;
    const known = { state, email, ...(user && { user }), partners: partnersIn(partners ?? []) } as const;
    return { ok: true, value: { ...known, lastPartner: last, expires, ...(cr === false && { cr }) } };
  }
  return { ok: false, fault: { path: 'state', expected: 'a state of the session with what belongs to it' } };
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export interface ChallengeAnswer {
  /** The one-time code, digits as the authenticator shows them. */
  readonly code: string;
  /** Skip the challenge on this device next time. */
  readonly remember: boolean;
}
