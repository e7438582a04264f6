import { jwtDecode } from 'jwt-decode';
import * as z from 'zod/mini';
import * as API_ERROR from '../model/api-errors.ts';
import type { ErrorEnvelope } from '../model/error-envelope.ts';
import type { Credentials } from '../model/session.ts';
import { AUTH_TIMES_MS, createAuthQueues, type AuthQueue } from './auth-queue.ts';
import type { RelaySettings } from './options.ts';
import { envelopeIn } from './replies.ts';
import type { ChallengeRecord, DeviceKeys } from './session-store.ts';
import { textUpTo } from './streams.ts';
import { UpstreamFailure } from './upstream-failure.ts';
import { callUpstream } from './upstream.ts';

/** What the user's IdToken says of them. */
export interface Claims {
  readonly email: string | null;
  readonly groups: readonly unknown[];
}

export interface TokenAnswer {
  readonly kind: 'tokens';
  readonly accessToken: string;
  readonly expiresInMs: number;
  /** A refresh brings none: the first one is kept until sign-out. Source: API docs, token refresh. */
  readonly refreshToken: string | null;
  readonly device: DeviceKeys | null;
  readonly claims: Claims;
}

export type AuthAnswer =
  | TokenAnswer
  | { readonly kind: 'challenge'; readonly challenge: string; readonly upstreamSession: string | null }
  | { readonly kind: 'refused'; readonly status: number; readonly envelope: ErrorEnvelope | null };

type Refusal = AuthAnswer & { readonly kind: 'refused' };

/** What came of a code: it was wrong and may be typed again, or the challenge is over and no code is right any more. */
export type CodeAnswer = AuthAnswer | { readonly kind: 'wrong-code' } | { readonly kind: 'challenge-over' };

/** The only place that speaks with `/auth…`. All methods throw `UpstreamFailure` where no usable answer came. */
export interface AuthApi {
  signIn(credentials: Credentials, device: DeviceKeys | null): Promise<AuthAnswer>;
  answerChallenge(challenge: ChallengeRecord, code: string, remember: boolean): Promise<CodeAnswer>;
  refresh(refreshToken: string, device: DeviceKeys | null): Promise<AuthAnswer>;
}

/** The refresh answer names no life; the API's own sample code takes an hour. Source: API docs, token refresh. */
const DEFAULT_EXPIRES_IN_S = 3600;
/** A token that is said to live longer is refreshed after a day: nothing is lost by it, and no number is too large. */
const MAX_EXPIRES_IN_S = 24 * 3600;
const MAX_ANSWER_BYTES = 256 * 1024;

/** Assumption: the key that says that there is no challenge to answer: the password comes first again. */
const MFA_REQUIRED = 'error.auth.mfa_required';

const text = z.nullish(z.string());
/** Goes into a header, so nothing that a header cannot hold. */
const token = z.string().check(z.regex(/^[\x21-\x7e]+$/));

const tokensSchema = z.looseObject({
  AccessToken: token,
  IdToken: token,
  RefreshToken: z.nullish(token),
  ExpiresIn: z.nullish(z.number().check(z.positive())),
  DeviceKey: text,
  DeviceGroupKey: text,
});

// Assumption: a challenge answer names Cognito's challenge in `Challenge` and its session in `Session`.
const challengeSchema = z.looseObject({ Challenge: z.string(), Session: text });

const claimsSchema = z.looseObject({ email: text, 'cognito:groups': z.nullish(z.array(z.unknown())) });

export function createAuthApi(settings: RelaySettings): AuthApi {
  const queues = createAuthQueues(settings.authCallsPerMinute, settings.now);
  const inTime: RelaySettings = { ...settings, totalMs: Math.min(settings.totalMs, AUTH_TIMES_MS.call) };

  async function call(
    queue: AuthQueue,
    method: string,
    path: string,
    body: Record<string, unknown>,
  ): Promise<AuthAnswer> {
    await queue.turn();
    const response = await callUpstream(inTime, {
      url: `${settings.upstreams.api}${path}`,
      method,
      headers: new Headers({ 'content-type': 'application/json', accept: 'application/json' }),
      body: JSON.stringify(body),
    });
    return answerOf(response);
  }

  return {
    // Assumption: a remembered device is named on sign-in by the same two fields as on refresh.
    signIn: ({ username, password }, device) =>
      atForm(call(queues.signIn, 'POST', '/auth', { username, password, ...(device ? deviceFields(device) : {}) })),
    // Assumption: the body's names; `mfa_token` is what the endpoint that sets the authenticator up calls the code.
    async answerChallenge({ username, upstreamSession }, code, remember) {
      const fields = { username, session: upstreamSession, mfa_token: code, remember_device: remember };
      const answer = await atForm(call(queues.signIn, 'PUT', '/auth/challenge/mfa-token', fields));
      return answer.kind === 'refused' ? codeRefused(answer) : answer;
    },
    refresh: (refreshToken, device) =>
      call(queues.refresh, 'POST', '/auth/refresh_token', { token: refreshToken, ...deviceFields(device) }),
  };
}

/** "Busy" says nothing to somebody before a form. */
async function atForm(answer: Promise<AuthAnswer>): Promise<AuthAnswer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UpstreamFailure && error.fault === 'busy') {
      throw new UpstreamFailure('sign-in-busy', error.retryAfter);
    }
    throw error;
  }
}

/**
 * Assumption: 400 and 422 judge the code, and every other refusal of the API says that the challenge is over; the two
 * keys that are known go before the status. Where the key is unknown, a 400 must leave people at the code, since they
 * may only have mistyped it, and "start again" is beside it; a 401 must not, since every right code would be refused
 * after it, while a needless new start costs one password. What has no envelope and is no 401 is not the API's word.
 */
function codeRefused(refusal: Refusal): CodeAnswer {
  const { status, envelope } = refusal;
  const key = envelope?.message;
  if (key === API_ERROR.accountDisabled) return refusal;
  if (key === MFA_REQUIRED) return { kind: 'challenge-over' };
  if (status === 400 || status === 422 || key === API_ERROR.invalidCredentials) return { kind: 'wrong-code' };
  return status === 401 || envelope ? { kind: 'challenge-over' } : refusal;
}

function deviceFields(device: DeviceKeys | null): Record<string, string | null> {
  return { device_key: device?.deviceKey ?? null, device_group_key: device?.deviceGroupKey ?? null };
}

async function answerOf(response: Response): Promise<AuthAnswer> {
  const body = await bodyOf(response);
  if (response.status === 429) throw new UpstreamFailure('busy', response.headers.get('retry-after') ?? '10');
  if (response.status >= 500) throw new UpstreamFailure('unexpected', response.headers.get('retry-after'));
  if (!response.ok) return { kind: 'refused', status: response.status, envelope: envelopeIn(body) };

  const tokens = tokensSchema.safeParse(body);
  if (tokens.success) return tokenAnswer(tokens.data);
  const challenge = challengeSchema.safeParse(body);
  if (!challenge.success) throw new UpstreamFailure('unexpected');
  return { kind: 'challenge', challenge: challenge.data.Challenge, upstreamSession: challenge.data.Session ?? null };
}

function tokenAnswer(data: z.infer<typeof tokensSchema>): TokenAnswer {
  const { DeviceKey: deviceKey, DeviceGroupKey: deviceGroupKey } = data;
  return {
    kind: 'tokens',
    accessToken: data.AccessToken,
    expiresInMs: Math.min(data.ExpiresIn ?? DEFAULT_EXPIRES_IN_S, MAX_EXPIRES_IN_S) * 1000,
    refreshToken: data.RefreshToken ?? null,
    device: deviceKey && deviceGroupKey ? { deviceKey, deviceGroupKey } : null,
    claims: claimsOf(data.IdToken),
  };
}

/** The token comes straight from the API over our own connection, so it is read, not verified. */
function claimsOf(idToken: string): Claims {
  let decoded: unknown;
  try {
    decoded = jwtDecode(idToken);
  } catch {
    throw new UpstreamFailure('unexpected');
  }
  const claims = claimsSchema.safeParse(decoded);
  if (!claims.success) throw new UpstreamFailure('unexpected');
  return { email: claims.data.email ?? null, groups: claims.data['cognito:groups'] ?? [] };
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    const raw = await textUpTo(response.body, MAX_ANSWER_BYTES);
    return raw === null ? null : JSON.parse(raw);
  } catch (error) {
    if (error instanceof UpstreamFailure) throw error;
    return null;
  }
}
