import * as z from 'zod/mini';
import * as API_ERROR from '../model/api-errors.ts';
import * as RELAY_ERROR from '../model/relay-errors.ts';
import { asksForCode } from '../model/challenge.ts';
import { isPartnerId, partnersIn } from '../model/ids.ts';
import type { SessionState } from '../model/session.ts';
import type { AuthAnswer, AuthApi, CodeAnswer, TokenAnswer } from './auth-api.ts';
import { refusalOf } from './groups.ts';
import type { DeviceStore, RelaySettings } from './options.ts';
import type { Refresher } from './refresh.ts';
import { failure, json, noContent } from './replies.ts';
import type { SessionHandle } from './session-handle.ts';
import type { ChallengeRecord, DeviceKeys } from './session-store.ts';
import { isChallenge, isSignedIn, type Live, type Sessions } from './sessions.ts';
import { isOtherUser, userTag } from './user-tag.ts';

/** Answers `/session…`; `null` where there is no such route. */
export type SessionRoutes = (
  request: Request,
  path: string,
  handle: SessionHandle,
  devices: DeviceStore | undefined,
) => Promise<Response | null>;

const credentialsSchema = z.object({
  username: z.string().check(z.minLength(1), z.maxLength(320)),
  password: z.string().check(z.minLength(1), z.maxLength(1024)),
});
const answerSchema = z.object({
  code: z.string().check(z.minLength(1), z.maxLength(64)),
  remember: z._default(z.boolean(), false),
});
const partnerSchema = z.object({ partner: z.string() });

/** So long `GET /session` waits for a refresh: what it says must not hang on the API. */
const STATE_WAIT_MS = 3_000;
const MAX_WRITES = 5;

export function createSessionRoutes(
  settings: RelaySettings,
  auth: AuthApi,
  sessions: Sessions,
  refresher: Refresher,
): SessionRoutes {
  const { now, log } = settings;

  async function read(handle: SessionHandle): Promise<Response> {
    const live = await sessions.read(await handle.id());
    if (!live) return json(SIGNED_OUT);
    if (!isSignedIn(live)) return json(await stateOf(live, settings));
    const freshness = await within(
      STATE_WAIT_MS,
      refresher.ensure(live).catch(() => null),
    );
    if (freshness?.kind === 'ended') return json(SIGNED_OUT);
    const session = freshness?.kind === 'fresh' ? freshness.session : live;
    await sessions.use(session);
    return json(await stateOf(session, settings));
  }

  async function signIn(request: Request, handle: SessionHandle, devices?: DeviceStore): Promise<Response> {
    const body = await bodyOf(request, credentialsSchema);
    if (body instanceof Response) return body;
    // A device that cannot be read, kept or forgotten costs one more code, never the sign-in.
    const device = (await devices?.read(body.username).catch(() => null)) ?? null;
    const answer = await auth.signIn(body, device);
    // Perhaps it is the device that the API does not know any more: then the next try succeeds.
    if (
      device &&
      answer.kind === 'refused' &&
      answer.envelope &&
      answer.envelope.message !== API_ERROR.invalidCredentials
    ) {
      await devices?.forget(body.username).catch(() => undefined);
    }
    const response = await begin(known(answer, device), body.username, handle);
    log({ event: 'sign-in', outcome: String(response.status) });
    return response;
  }

  async function answerChallenge(request: Request, handle: SessionHandle, devices?: DeviceStore): Promise<Response> {
    const body = await bodyOf(request, answerSchema);
    if (body instanceof Response) return body;
    const live = await sessions.read(await handle.id());
    if (!isChallenge(live)) return failure(409, RELAY_ERROR.challengeExpired);
    // What else is asked for needs endpoints that nobody has published.
    if (!asksForCode(live.value.challenge)) return failure(409, RELAY_ERROR.challengeUnsupported);
    const answer = await auth.answerChallenge(live.value, body.code, body.remember);
    // Whoever signed out, or answered first, while the API was asked, has the last word.
    const isRight = answer.kind === 'tokens' || answer.kind === 'challenge';
    if (isRight && !(await sessions.change(live, live.value))) return failure(409, RELAY_ERROR.challengeExpired);
    if (answer.kind === 'tokens' && answer.device && body.remember) {
      await devices?.write(live.value.username, answer.device).catch(() => undefined);
    }
    const response = await answered(answer, live, handle);
    log({ event: 'challenge', outcome: String(response.status) });
    return response;
  }

  async function answered(answer: CodeAnswer, live: Live<ChallengeRecord>, handle: SessionHandle): Promise<Response> {
    if (answer.kind === 'wrong-code') return failure(401, RELAY_ERROR.challengeRefused);
    if (answer.kind !== 'challenge-over') return begin(answer, live.value.username, handle);
    await sessions.end(live.id);
    return failure(409, RELAY_ERROR.challengeExpired);
  }

  /** Turns an answer of the API into a session under a new id; one that refuses leaves the old session as it is. */
  async function begin(answer: AuthAnswer, username: string, handle: SessionHandle): Promise<Response> {
    if (answer.kind === 'refused') {
      const { status, envelope } = answer;
      if (envelope?.message === API_ERROR.accountDisabled) return failure(403, API_ERROR.accountDisabled);
      return status === 400 || status === 401 ? signInRefused(answer) : failure(502, RELAY_ERROR.upstreamUnexpected);
    }
    const startedAt = now();
    if (answer.kind === 'challenge') {
      const endsAt = startedAt + settings.challengeMs;
      const { challenge, upstreamSession } = answer;
      return enter({ kind: 'challenge', username, challenge, upstreamSession, startedAt, endsAt }, handle);
    }
    const refusal = refusalOf(answer.claims.groups);
    if (refusal) return failure(403, refusal);
    if (answer.refreshToken === null) return failure(502, RELAY_ERROR.upstreamUnexpected);
    return enter(signedIn({ ...answer, refreshToken: answer.refreshToken }, username, startedAt), handle);
  }

  function signedIn(
    answer: TokenAnswer & { readonly refreshToken: string },
    username: string,
    startedAt: number,
  ): Live['value'] {
    return {
      kind: 'signed-in',
      username,
      email: answer.claims.email ?? username,
      partners: partnersIn(answer.claims.groups),
      lastPartner: null,
      accessToken: answer.accessToken,
      refreshedAt: null,
      accessEndsAt: startedAt + answer.expiresInMs,
      refreshToken: answer.refreshToken,
      device: answer.device,
      startedAt,
      endsAt: startedAt + settings.absoluteMs,
    };
  }

  async function enter(value: Live['value'], handle: SessionHandle): Promise<Response> {
    const live = await sessions.start(value, await handle.id());
    await handle.set(live.id, value.endsAt - now());
    return json(await stateOf(live, settings));
  }

  async function choosePartner(request: Request, handle: SessionHandle): Promise<Response> {
    const body = await bodyOf(request, partnerSchema);
    if (body instanceof Response) return body;
    const { partner } = body;
    if (!isPartnerId(partner)) return failure(400, RELAY_ERROR.requestInvalid);
    for (let writes = 0; writes < MAX_WRITES; writes++) {
      const live = await sessions.read(await handle.id());
      if (!isSignedIn(live)) return failure(401, RELAY_ERROR.signedOut);
      if (await isOtherUser(request, live.value.email)) return failure(401, RELAY_ERROR.otherUser);
      if (!live.value.partners.includes(partner)) return failure(403, RELAY_ERROR.partnerForbidden);
      if (await sessions.change(live, { ...live.value, lastPartner: partner })) return noContent();
    }
    return failure(503, RELAY_ERROR.sessionsUnavailable, { 'retry-after': '1' });
  }

  async function signOut(handle: SessionHandle): Promise<Response> {
    await sessions.end(await handle.id());
    await handle.clear();
    log({ event: 'sign-out', outcome: '204' });
    return noContent();
  }

  return async (request, path, handle, devices) => {
    switch (`${request.method} ${path}`) {
      case 'GET /session':
        return read(handle);
      case 'POST /session':
        return signIn(request, handle, devices);
      case 'DELETE /session':
        return signOut(handle);
      case 'POST /session/challenge':
        return answerChallenge(request, handle, devices);
      case 'PUT /session/partner':
        return choosePartner(request, handle);
      default:
        return null;
    }
  };
}

const SIGNED_OUT: SessionState = { state: 'signed-out' };

async function stateOf({ value }: Live, { upstreams }: RelaySettings): Promise<SessionState> {
  if (value.kind === 'challenge') return { state: 'challenge', challenge: value.challenge };
  const { email, partners, lastPartner, endsAt } = value;
  const [user, expires] = [await userTag(email), new Date(endsAt).toISOString()];
  const state = { state: 'signed-in', email, user, partners, lastPartner, expires } as const;
  return upstreams.cr === null ? { ...state, cr: false } : state;
}

/** The keys of a known device come once; a sign-in that named them answers without, and still belongs to it. */
function known(answer: AuthAnswer, device: DeviceKeys | null): AuthAnswer {
  return answer.kind === 'tokens' ? { ...answer, device: answer.device ?? device } : answer;
}

/** The API's own words for it, where it has some. 401 means a wrong password alone: other refusals are no ended session. */
function signInRefused({ envelope }: AuthAnswer & { kind: 'refused' }): Response {
  if (!envelope) return failure(401, API_ERROR.invalidCredentials);
  return json(envelope, envelope.message === API_ERROR.invalidCredentials ? 401 : 400);
}

/** The value, or `null` if it does not come in time; it goes on coming for whoever else waits for it. */
async function within<T>(ms: number, value: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function bodyOf<T>(request: Request, schema: z.ZodMiniType<T>): Promise<T | Response> {
  if (!/^application\/json(?:;|$)/i.test(request.headers.get('content-type') ?? '')) {
    return failure(415, RELAY_ERROR.requestInvalid);
  }
  const raw = await request.text();
  let body: unknown;
  try {
    body = JSON.parse(raw);
  } catch {
    return failure(400, RELAY_ERROR.requestInvalid);
  }
  const parsed = schema.safeParse(body);
  return parsed.success ? parsed.data : failure(400, RELAY_ERROR.requestInvalid);
}
