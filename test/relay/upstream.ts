import { secret } from '../rig/logs.ts';

/** A small scripted stand-in for the API, for the relay's own tests: it issues tokens, counts, and does what it is told. */

export interface Seen {
  readonly method: string;
  /** Path and query below the host. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: string;
}

export interface ScriptedUpstream {
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /** Every call, `/auth…` included. */
  readonly seen: Seen[];
  /** Calls that are not `/auth…`. */
  readonly calls: () => Seen[];
  /** Every token that was ever issued, refresh and id tokens included. */
  readonly issued: Set<string>;
  /** Access tokens that the API takes at the moment, with their user's groups. */
  readonly valid: Map<string, readonly string[]>;
  readonly refreshes: () => number;
  expireTokens(): void;
  /** Replaces the answers of everything but `/auth…`; a function is asked at each call. */
  answer: (request: Request) => Response | Promise<Response>;
  /** Replaces the answers of `/auth…`; `null` answers as usual. */
  auth: (request: Request, body: Record<string, unknown>) => Response | Promise<Response> | null;
  groups: string[];
  mfa: boolean;
}

export const UPSTREAMS = { api: 'https://api.test/api/v3', media: 'https://api.test/api', cr: 'https://cr.test/api' };

export function createUpstream(): ScriptedUpstream {
  let serial = 0;
  const seen: Seen[] = [];
  const issued = new Set<string>();
  const valid = new Map<string, readonly string[]>();
  const issue = (text: string): string => {
    issued.add(text);
    secret('token', text);
    return text;
  };
  const tokens = (withRefresh: boolean): Response => {
    const accessToken = issue(`access-token-${++serial}-${crypto.randomUUID()}`);
    valid.set(accessToken, upstream.groups);
    return Response.json({
      AccessToken: accessToken,
      IdToken: issue(idToken({ email: 'anna@acme.example', 'cognito:groups': upstream.groups, jti: String(serial) })),
      TokenType: 'Bearer',
      ...(withRefresh
        ? { RefreshToken: issue(`refresh-token-${serial}-${crypto.randomUUID()}`), ExpiresIn: 3600, DeviceKey: null }
        : {}),
    });
  };
  const defaultAuth = (request: Request, body: Record<string, unknown>): Response => {
    const path = new URL(request.url).pathname;
    if (path.endsWith('/refresh_token')) {
      return issued.has(String(body['token'])) ? tokens(false) : envelope(400, 'error.auth.invalid_token');
    }
    if (path.endsWith('/mfa-token')) {
      return body['mfa_token'] === '123456' && issued.has(String(body['session']))
        ? tokens(true)
        : envelope(400, 'error.auth.invalid_code');
    }
    if (body['password'] !== 'sandbox') return envelope(401, 'error.auth.invalid_credentials');
    return upstream.mfa
      ? Response.json({ Challenge: 'SOFTWARE_TOKEN_MFA', Session: issue(`upstream-session-${crypto.randomUUID()}`) })
      : tokens(true);
  };

  const upstream: ScriptedUpstream = {
    async fetch(input, init) {
      const request = new Request(input, init);
      const url = new URL(request.url);
      if (url.pathname.startsWith('/api/v3/auth')) {
        const body = await request.text();
        seen.push({ method: request.method, target: url.pathname + url.search, headers: request.headers, body });
        const parsed = JSON.parse(body) as Record<string, unknown>;
        return (await upstream.auth(request, parsed)) ?? defaultAuth(request, parsed);
      }
      const body = upstream.answer === defaultAnswer ? await request.text() : '';
      seen.push({ method: request.method, target: url.pathname + url.search, headers: request.headers, body });
      return upstream.answer(request);
    },
    seen,
    calls: () => seen.filter(({ target }) => !target.startsWith('/api/v3/auth')),
    issued,
    valid,
    refreshes: () => seen.filter(({ target }) => target.endsWith('/auth/refresh_token')).length,
    expireTokens: () => valid.clear(),
    answer: defaultAnswer,
    auth: () => null,
    groups: ['partner-id-acme', 'partner-id-beta', 'webapp-access-group-2'],
    mfa: false,
  };
  function defaultAnswer(request: Request): Response {
    const token = (request.headers.get('authorization') ?? '').replace('Bearer ', '');
    const groups = valid.get(token);
    if (new URL(request.url).pathname.endsWith('/status/')) return Response.json({ status: 'ok' });
    if (!groups) return envelope(401, 'error.auth.unauthorized');
    return Response.json({ partner: request.headers.get('x-preferred-partner-id') });
  }
  return upstream;
}

export function envelope(status: number, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ message }, { status, headers });
}

export function idToken(claims: Record<string, unknown>): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.${crypto.randomUUID()}`;
}
