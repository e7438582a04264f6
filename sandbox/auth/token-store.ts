import { dayMs } from '../clock.ts';
import type { DemoUser } from '../data/users.ts';
import { opaqueText, randomFor, wholeBetween } from '../random.ts';
import { jwtShaped } from './jwt.ts';

/** Seconds that an access token lives (API docs, authentication). */
export const accessTokenSeconds = 3_600;

/** "About 30 days" (API docs, authentication). */
const refreshTokenMs = 30 * dayMs;

export interface AccessTokens {
  readonly AccessToken: string;
  readonly IdToken: string;
}

export interface TokenStore {
  /** Tokens of a new sign-in. */
  signIn(user: DemoUser): AccessTokens & { readonly RefreshToken: string };
  /** New access tokens; undefined for a refresh token that is unknown, expired or revoked. It does not rotate. */
  refresh(refreshToken: string): AccessTokens | undefined;
  /** Whose access token this is; undefined for one that is unknown or expired. */
  userOf(accessToken: string): DemoUser | undefined;
  expireAccessTokens(): void;
  revokeRefreshTokens(): void;
}

interface Grant {
  readonly user: DemoUser;
  readonly untilMs: number;
}

/** Only tokens that the store has issued are good, each for its time. */
export function createTokenStore(seed: number, now: () => number): TokenStore {
  const access = new Map<string, Grant>();
  const refresh = new Map<string, Grant>();
  let issued = 0;

  const holder = (grants: ReadonlyMap<string, Grant>, token: string) => {
    const grant = grants.get(token);
    return grant && now() < grant.untilMs ? grant.user : undefined;
  };

  function issueAccess(user: DemoUser): AccessTokens {
    const random = randomFor(seed, 'tokens', (issued += 1));
    const issuedAt = Math.floor(now() / 1_000);
    const claims = {
      sub: subjectOf(user),
      'cognito:groups': user.groups,
      iat: issuedAt,
      exp: issuedAt + accessTokenSeconds,
      jti: opaqueText(random, 22),
    };
    const AccessToken = jwtShaped({ ...claims, token_use: 'access' }, opaqueText(random, 43));
    const IdToken = jwtShaped({ ...claims, token_use: 'id', email: user.email }, opaqueText(random, 43));
    access.set(AccessToken, { user, untilMs: now() + accessTokenSeconds * 1_000 });
    return { AccessToken, IdToken };
  }

  return {
    signIn(user) {
      const tokens = issueAccess(user);
      const RefreshToken = opaqueText(randomFor(seed, 'refresh', issued), 96);
      refresh.set(RefreshToken, { user, untilMs: now() + refreshTokenMs });
      return { ...tokens, RefreshToken };
    },
    refresh(refreshToken) {
      const user = holder(refresh, refreshToken);
      return user && issueAccess(user);
    },
    userOf: (accessToken) => holder(access, accessToken),
    expireAccessTokens: () => access.clear(),
    revokeRefreshTokens: () => refresh.clear(),
  };
}

/** A user's `sub`: the same in every sandbox, shaped like Cognito's. */
function subjectOf(user: DemoUser): string {
  const random = randomFor('sub', user.email);
  const hex = Array.from({ length: 32 }, () => wholeBetween(random, 0, 15).toString(16)).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
