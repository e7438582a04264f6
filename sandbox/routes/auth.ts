import { Hono, type Context } from 'hono';
import {
  accountDisabled,
  authFields,
  challengeBody,
  challengeOver,
  codeRefused,
  credentialsRefused,
  invalidRequest,
  rateLimited,
  refreshRefused,
} from '../assumptions.ts';
import type { DeviceKeys } from '../auth/challenge-store.ts';
import { accessTokenSeconds } from '../auth/token-store.ts';
import type { Backend } from '../backend.ts';
import { demoPassword, demoUsers, wantsCode, type DemoUser } from '../data/users.ts';

type Fields = Readonly<Record<string, unknown>>;

/** `POST /auth`, its challenge, and the refresh (API docs, authentication). None takes a token or a partner. */
export function authRoutes(backend: Backend): Hono {
  const { tokens, challenges, limiter } = backend;
  const app = new Hono();

  function limit(c: Context): void {
    const address = c.req.header('x-forwarded-for')?.split(',')[0]?.trim() ?? 'local';
    if (!limiter.admits('auth', address)) throw rateLimited();
  }

  app.post('/auth', async (c) => {
    limit(c);
    const fields = await fieldsOf(c);
    const username = requiredText(fields, 'username');
    const password = requiredText(fields, 'password');

    const user = demoUsers.find((each) => each.email === username);
    if (!user || password !== demoPassword) throw credentialsRefused();
    if (user.groups.includes('account-disabled')) throw accountDisabled();
    const isTrusted = challenges.knowsDevice(user, fields[authFields.deviceKey], fields[authFields.deviceGroupKey]);
    const isSpared = isTrusted && wantsCode(user.challenge);
    if (user.challenge && !isSpared) return c.json(challengeBody(user.challenge, challenges.open(user)));
    return c.json(signedIn(user));
  });

  app.put('/auth/challenge/mfa-token', async (c) => {
    limit(c);
    const fields = await fieldsOf(c);
    const username = requiredText(fields, 'username');
    const session = requiredText(fields, authFields.session);
    const code = requiredText(fields, authFields.code);

    const outcome = challenges.answer(session, username, code);
    if (outcome.state === 'over') throw challengeOver();
    if (outcome.state === 'wrong-code') throw codeRefused();
    const keys = fields[authFields.remember] === true ? challenges.remember(outcome.user) : undefined;
    return c.json(signedIn(outcome.user, keys));
  });

  app.post('/auth/refresh_token', async (c) => {
    limit(c);
    const fresh = tokens.refresh(requiredText(await fieldsOf(c), 'token'));
    if (!fresh) throw refreshRefused();
    // As documented: no ExpiresIn and no new refresh token.
    return c.json({ ...fresh, TokenType: 'Bearer' });
  });

  function signedIn(user: DemoUser, keys?: DeviceKeys) {
    return {
      ...tokens.signIn(user),
      ExpiresIn: accessTokenSeconds,
      TokenType: 'Bearer',
      DeviceKey: keys?.DeviceKey ?? null,
      DeviceGroupKey: keys?.DeviceGroupKey ?? null,
      mfa_settings: { required: user.challenge !== null },
    };
  }

  return app;
}

async function fieldsOf(c: Context): Promise<Fields> {
  const body: unknown = await c.req.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalidRequest('INVALID_JSON');
  return body as Fields;
}

function requiredText(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw invalidRequest('REQUIRED', name);
  return value;
}
