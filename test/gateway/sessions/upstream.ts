import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { idToken } from '../../relay/upstream.ts';
import { secret } from '../../rig/logs.ts';

/** A user as the API knows them at the moment. */
export interface ApiUser {
  groups: readonly string[];
  readonly mfa: boolean;
  /** After a reset of the password: no refresh token of theirs is taken any more. */
  isRefused: boolean;
}

export interface SessionsApi {
  readonly url: string;
  readonly users: Map<string, ApiUser>;
  /** Whatever must never have come: another's bearer, a partner outside of its groups. */
  readonly faults: string[];
  /** How long a refresh takes. */
  refreshMs: number;
  /** Calls as a partner so far. */
  calls: number;
  /** No access token of this user is taken any more. */
  revoke(user: string): void;
  forgetAll(): void;
  close(): Promise<void>;
}

interface Token {
  readonly user: string;
  /** Of the id token that came with it. */
  readonly groups: readonly string[];
  isValid: boolean;
}

export const PASSWORD = 'sandbox';
export const CODE = '123456';

type Answer = readonly [status: number, body: unknown];

/** The API for many users over HTTP. A call says in its query as what it is meant: `named`, and mostly `for` whom. */
export async function sessionsApi(): Promise<SessionsApi> {
  const tokens = new Map<string, Token>();
  const refreshTokens = new Map<string, string>();
  const challenges = new Map<string, string>();
  const refused = (message: string, status = 400): Answer => [status, { message }];

  const tokensOf = (user: string, groups: readonly string[], withRefresh: boolean): Answer => {
    const AccessToken = `access-${crypto.randomUUID()}`;
    tokens.set(AccessToken, { user, groups, isValid: true });
    const RefreshToken = `refresh-${crypto.randomUUID()}`;
    if (withRefresh) refreshTokens.set(RefreshToken, user);
    const IdToken = idToken({ email: user, 'cognito:groups': groups });
    for (const token of [AccessToken, RefreshToken, IdToken]) secret('token', token);
    secret('mail address', user);
    return [200, { AccessToken, IdToken, ...(withRefresh ? { RefreshToken, ExpiresIn: 3600 } : {}) }];
  };

  async function auth(path: string, body: Record<string, unknown>): Promise<Answer> {
    if (path.endsWith('/refresh_token')) {
      const name = refreshTokens.get(String(body['token'])) ?? '';
      const user = api.users.get(name);
      const groups = user?.groups ?? [];
      const isRefused = user?.isRefused ?? true;
      await sleep(api.refreshMs);
      return isRefused ? refused('error.auth.invalid_token') : tokensOf(name, groups, false);
    }
    if (path.endsWith('/mfa-token')) {
      const name = challenges.get(String(body['session'])) ?? '';
      const user = api.users.get(name);
      if (!user || body['mfa_token'] !== CODE) return refused('error.auth.invalid_code');
      return tokensOf(name, user.groups, true);
    }
    const name = String(body['username']);
    const user = api.users.get(name);
    if (!user || body['password'] !== PASSWORD) return refused('error.auth.invalid_credentials', 401);
    if (!user.mfa) return tokensOf(name, user.groups, true);
    const Session = `challenge-${crypto.randomUUID()}`;
    challenges.set(Session, name);
    return [200, { Challenge: 'SOFTWARE_TOKEN_MFA', Session }];
  }

  function call(url: URL, { headers }: IncomingMessage): Answer {
    api.calls++;
    const token = tokens.get((headers.authorization ?? '').replace('Bearer ', ''));
    const partner = String(headers['x-preferred-partner-id']);
    if (!token) api.faults.push('a bearer that was never issued');
    else if (!token.groups.includes(partner)) api.faults.push(`${partner} is not among the groups of the session`);
    const meant = url.searchParams.get('for');
    if (token && meant !== null && token.user !== meant) api.faults.push('the bearer of another user');
    if (url.searchParams.get('named') !== partner) api.faults.push('a partner that was not named');
    if (!token?.isValid) return refused('error.auth.unauthorized', 401);
    return [200, { user: token.user, partner }];
  }

  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const url = new URL(incoming.url ?? '/', 'http://api.test');
      let text = '';
      for await (const chunk of incoming.setEncoding('utf8')) text += String(chunk);
      const isAuth = url.pathname.startsWith('/api/v3/auth');
      const [status, body] = isAuth
        ? await auth(url.pathname, JSON.parse(text) as Record<string, unknown>)
        : call(url, incoming);
      outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const api: SessionsApi = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    users: new Map(),
    faults: [],
    refreshMs: 0,
    calls: 0,
    revoke: (user) => tokens.forEach((token) => token.user === user && (token.isValid = false)),
    forgetAll() {
      for (const map of [tokens, refreshTokens, challenges, api.users]) map.clear();
    },
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return api;
}
