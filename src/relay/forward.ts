import * as API_ERROR from '../model/api-errors.ts';
import * as RELAY_ERROR from '../model/relay-errors.ts';
import { isPartnerId, type PartnerId } from '../model/ids.ts';
import { PARTNER_HEADER } from '../model/session.ts';
import { createBudget } from './budget.ts';
import { headersDown, headersUp } from './headers.ts';
import type { RelaySettings } from './options.ts';
import type { Freshness, Refresher } from './refresh.ts';
import { queryParams, valuesOf, type QueryParam } from './query.ts';
import { envelopeIn, failure } from './replies.ts';
import { findRoute, type RouteMatch } from './routes.ts';
import type { SessionHandle } from './session-handle.ts';
import type { SignedInRecord } from './session-store.ts';
import { createSharedReads } from './shared-reads.ts';
import { isSignedIn, type Live, type Sessions } from './sessions.ts';
import { textUpTo } from './streams.ts';
import { UpstreamFailure } from './upstream-failure.ts';
import { callUpstream } from './upstream.ts';
import { isOtherUser } from './user-tag.ts';

/** Carries a call that is on the route list to the API, as one partner. */
export type Forward = (request: Request, path: string, handle: SessionHandle) => Promise<Response>;

/** An error's body is short; more than this is not read to find out which error it is. */
const MAX_ERROR_BYTES = 64 * 1024;
/** A 401 so soon after a refresh is not the token's fault: another refresh would only use up the auth calls. */
const YOUNG_TOKEN_MS = 60_000;

/** A caller who may go on: as whom, and with which token. */
interface Passage {
  readonly session: Live<SignedInRecord>;
  readonly partner: PartnerId;
}

/** A call as it goes up, without token and partner. */
interface Call {
  readonly match: RouteMatch;
  readonly headers: Headers;
  readonly url: string;
}

export function createForward(settings: RelaySettings, sessions: Sessions, refresher: Refresher): Forward {
  const { upstreams, now, log } = settings;
  const budget = createBudget(settings);
  const shared = createSharedReads(settings);

  return async (request, path, handle) => {
    const match = findRoute(request.method, path);
    const base = match && upstreams[match.route.base];
    if (!match || !base) return failure(404, RELAY_ERROR.routeNotListed);
    const search = new URL(request.url).search;
    const headers = headersUp(request.headers);
    if (!headers) return failure(400, RELAY_ERROR.headerInvalid);
    const query = queryParams(search);
    if (!query) return failure(400, RELAY_ERROR.requestInvalid);

    const passage = match.route.needsPartner ? await admit(request, match, query, handle) : null;
    if (passage instanceof Response) return passage;

    const call: Call = { match, headers, url: `${base}${match.path}${search}` };
    if (!passage) return carry(request, call, null, request.signal);
    const { session, partner } = passage;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (request.method === 'HEAD' || (isRead && handle.hasJustWritten)) {
      return carry(request, call, passage, request.signal);
    }
    if (isRead) {
      const key = { sessionId: session.id, partner, url: call.url, headers };
      return shared.read(key, request.signal, (signal) => carry(request, call, passage, signal));
    }
    try {
      return await carry(request, call, passage, request.signal);
    } finally {
      // Whoever reads after a write is told nothing from before it.
      shared.forget(session.id);
    }
  };

  async function carry(
    request: Request,
    { match, headers, url }: Call,
    passage: Passage | null,
    signal: AbortSignal,
  ): Promise<Response> {
    await budget.spend(passage?.partner ?? '', request.method, signal);
    const startedAt = now();
    const response = await callUpstream(settings, {
      url,
      method: request.method,
      headers: passage ? asPartner(headers, passage) : headers,
      body: await uploadOf(request),
      signal,
      isList: match.route.givesList,
    });
    log({
      event: 'upstream',
      route: match.route.pattern,
      method: request.method,
      outcome: String(response.status),
      ms: now() - startedAt,
      requestId: headersDown(response.headers).get('x-request-id') ?? undefined,
    });
    if (response.status === 401 && passage) return unauthorized(signal, response, passage.session);
    return new Response(response.body, { status: response.status, headers: headersDown(response.headers) });
  }

  async function admit(
    request: Request,
    match: RouteMatch,
    query: readonly QueryParam[],
    handle: SessionHandle,
  ): Promise<Passage | Response> {
    const session = await sessions.read(await handle.id());
    if (!isSignedIn(session)) return signedOut();
    if (await isOtherUser(request, session.value.email)) return failure(401, RELAY_ERROR.otherUser);
    const partner = request.headers.get(PARTNER_HEADER);
    if (partner === null || partner === '') return failure(400, RELAY_ERROR.partnerRequired);
    if (!isPartnerId(partner)) return failure(400, RELAY_ERROR.headerInvalid);
    // Some paths and queries name the partner once more; two partners in one call are never meant.
    const named = [...valuesOf(query, 'partner_id'), match.params['partner_id'] ?? partner];
    const isTheirs = ({ value }: Live<SignedInRecord>): boolean =>
      value.partners.includes(partner) && named.every((name) => name === partner);
    if (!isTheirs(session)) return failure(403, RELAY_ERROR.partnerForbidden);

    await sessions.use(session);
    const freshness = await refresher.ensure(session);
    if (freshness.kind !== 'fresh') return notFresh(freshness);
    if (!isTheirs(freshness.session)) return failure(403, RELAY_ERROR.partnerForbidden);
    return { session: freshness.session, partner };
  }

  /**
   * "Not available to you" passes through; any other 401 costs one refresh, unless one has only just been. The call itself is not repeated: a 401 says
   * that it was not carried out, and 503 with `Retry-After` says so to the caller, whose reads try again by themselves.
   */
  async function unauthorized(
    signal: AbortSignal,
    response: Response,
    session: Live<SignedInRecord>,
  ): Promise<Response> {
    const body = await textUpTo(response.body, MAX_ERROR_BYTES).catch((error: unknown) => {
      if (error instanceof UpstreamFailure || signal.aborted) throw error;
      throw new UpstreamFailure('unreachable');
    });
    if (messageIn(body) === API_ERROR.notAuthorized) {
      const headers = headersDown(response.headers);
      headers.delete('content-length');
      return new Response(body, { status: 401, headers });
    }
    const reply = await renewed(session);
    // The refused call's own id: support finds the API's reason by it.
    const requestId = headersDown(response.headers).get('x-request-id');
    if (requestId !== null) reply.headers.set('x-request-id', requestId);
    return reply;
  }

  async function renewed(session: Live<SignedInRecord>): Promise<Response> {
    const { refreshedAt } = session.value;
    // A clock that was put back must not keep a token young for ever.
    if (refreshedAt === null || Math.abs(now() - refreshedAt) >= YOUNG_TOKEN_MS) {
      const freshness = await refresher.force(session);
      if (freshness.kind !== 'fresh') return notFresh(freshness);
    }
    return failure(503, RELAY_ERROR.upstreamUnexpected, { 'retry-after': '1' });
  }

  function notFresh(freshness: Exclude<Freshness, { kind: 'fresh' }>): Response {
    return freshness.kind === 'failed' ? freshness.failure.reply() : signedOut();
  }

  // The id stays with the caller: a slow call must not wipe the cookie of a sign-in that came after it.
  function signedOut(): Response {
    return failure(401, RELAY_ERROR.signedOut);
  }

  async function uploadOf(request: Request): Promise<ReadableStream<Uint8Array> | ArrayBuffer | null> {
    if (request.method === 'GET' || request.method === 'HEAD') return null;
    if (settings.uploads === 'stream') return request.body;
    const body = await request.arrayBuffer();
    return body.byteLength > 0 ? body : null;
  }
}

function asPartner(headers: Headers, { session, partner }: Passage): Headers {
  const all = new Headers(headers);
  all.set('authorization', `Bearer ${session.value.accessToken}`);
  all.set(PARTNER_HEADER, partner);
  return all;
}

function messageIn(body: string | null): string | null {
  try {
    return envelopeIn(JSON.parse(body ?? ''))?.message ?? null;
  } catch {
    return null;
  }
}
