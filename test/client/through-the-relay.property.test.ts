import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createClient, type FdClient } from '../../src/client/client.ts';
import type { PartnerId } from '../../src/model/ids.ts';
import { createInProcessRelay } from '../../src/relay/in-process.ts';
import { Page } from './page-model.ts';
import { PARTNERS, pageSteps, perform, settle } from './page-steps.ts';
import { json } from './upstream.ts';

const HOUR_MS = 3_600_000;

const step = fc.oneof(
  ...pageSteps,
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(20_000, HOUR_MS - 200_000, HOUR_MS) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('burst' as const), calls: fc.integer({ min: 2, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('groups' as const), groups: fc.subarray(PARTNERS) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'refuse refresh' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sign-in' as const), user: fc.constantFrom('anna', 'ben') }) },
  { weight: 1, arbitrary: fc.constant({ do: 'look' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'sign-out' as const }) },
);

/** An API that hands out tokens at once and lets every other answer wait. */
class Api {
  readonly clock = { now: Date.UTC(2026, 4, 20) };
  readonly tokens = new Map<string, { user: string; groups: PartnerId[]; endsAt: number }>();
  readonly faults: string[] = [];
  groups: PartnerId[] = [...PARTNERS];
  refusesRefresh = false;
  refreshes = 0;

  constructor(readonly hold: Page['hold']) {}

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (pathname === '/api/v3/auth') {
      const { username } = (await request.json()) as { username: string };
      return json({ ...this.#issue(username), RefreshToken: `refresh.${username}`, ExpiresIn: 3600 });
    }
    if (pathname === '/api/v3/auth/refresh_token') {
      this.refreshes++;
      if (this.refusesRefresh) return json({ message: 'error.auth.invalid_credentials' }, 400);
      const { token } = (await request.json()) as { token: string };
      return json(this.#issue(token.split('.')[1] ?? ''));
    }
    return this.#data(request);
  };

  #issue(user: string): Record<string, string> {
    const access = `access.${user}.${this.tokens.size}`;
    this.tokens.set(access, { user, groups: this.groups, endsAt: this.clock.now + HOUR_MS });
    const claims = { email: user, 'cognito:groups': this.groups };
    return {
      AccessToken: access,
      IdToken: `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`,
      TokenType: 'Bearer',
    };
  }

  #data(request: Request): Promise<Response> {
    request.signal.throwIfAborted();
    const partner = request.headers.get('x-preferred-partner-id');
    const token = this.tokens.get(request.headers.get('authorization')?.replace('Bearer ', '') ?? '');
    if (!token) this.faults.push('a call without a token of ours');
    else if (token.endsAt <= this.clock.now) this.faults.push('a call with an expired token');
    else if (!token.groups.some((group) => group === partner)) this.faults.push(`${partner} is not in the groups`);
    return this.hold(request, token?.user ?? 'nobody');
  }
}

function connect(api: Api): FdClient {
  const now = (): number => api.clock.now;
  const base = 'http://kit.test/fd';
  const upstreams = { api: 'http://api.test/api/v3', media: 'http://api.test/api', cr: null };
  const relay = createInProcessRelay({ upstreams, fetch: api.fetch, now, base });
  return createClient({
    base,
    clock: now,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const answer = await relay.fetch(request);
      // What changes the session comes in a task of its own, as it would from a gateway.
      if (!request.url.includes('/api/v3/') || answer.status === 401) await settle(1);
      return answer;
    },
  });
}

describe('a page, its client and its relay, whatever the order of things', () => {
  it('call the API only as the user and the partner of each scope, and give it only their answers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 50, size: 'max' }), async (steps) => {
        let api!: Api;
        const page = new Page(({ hold }) => connect((api = new Api(hold))));
        const { client } = page;
        await page.signIn('anna');

        for (const next of steps) {
          if (next.do === 'pass') {
            // An hour does not pass while a call is on its way through the process.
            await settle();
            api.clock.now += next.ms;
          } else if (next.do === 'groups') api.groups = next.groups;
          else if (next.do === 'refuse refresh') api.refusesRefresh = true;
          // Nobody waits for these: meanwhile the page goes on.
          else if (next.do === 'sign-in') void page.signIn(next.user);
          else if (next.do === 'look') void client.session();
          else if (next.do === 'sign-out') void client.signOut();
          else if (next.do === 'burst') {
            await settle();
            api.clock.now += HOUR_MS;
            const before = api.refreshes;
            for (let call = 0; call < next.calls; call++) page.read(call % 2, `evt_${call}`, { fresh: true });
            await settle();
            assert.ok(api.refreshes - before <= 1, `${api.refreshes - before} refreshes for one expired token`);
          } else {
            const passing = perform(page, next);
            if (passing) await passing;
          }
        }

        await settle();
        await page.end(settle);
        assert.deepEqual(api.faults, []);
      }),
      { numRuns: 1_000 },
    );
  });
});
