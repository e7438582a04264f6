import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createClient, type FdClient } from '../../src/client/client.ts';
import type { PartnerId } from '../../src/model/ids.ts';
import { createInProcessRelay } from '../../src/relay/in-process.ts';
import { command, commandsOf, PARTNERS, settle, settleAll } from './page-commands.ts';
import { Page } from './page.ts';
import { json } from './upstream.ts';

const HOUR_MS = 3_600_000;
/** The relay's own default. */
const SHARE_MS = 3_000;

/** An API that hands out tokens at once and lets every other answer wait. */
class Api {
  readonly clock = { now: Date.UTC(2026, 4, 20) };
  readonly tokens = new Map<string, { user: string; groups: PartnerId[]; endsAt: number }>();
  readonly faults: string[] = [];
  groups: PartnerId[] = [...PARTNERS];
  refusesRefresh = false;
  refreshes = 0;

  constructor(readonly hold: Page['hold']) {}

  /** Holds requests: where nothing does, Node forgets to abort those that were made of them. */
  readonly kept: unknown[] = [];

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    this.kept.push(input, request);
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
      api.kept.push(input, request);
      const answer = await relay.fetch(request);
      // What changes the session comes in a task of its own, as it would from a gateway.
      if (!request.url.includes('/api/v3/') || answer.status === 401) await settle(1);
      return answer;
    },
  });
}

let api: Api;

const commands = commandsOf(
  {
    weight: 2,
    // An hour does not pass while a call is on its way through the process.
    arbitrary: command('pass', fc.constantFrom(20_000, HOUR_MS - 200_000, HOUR_MS), async (page, ms) => {
      await settleAll(page);
      api.clock.now += ms;
    }),
  },
  {
    weight: 1,
    arbitrary: command('burst', fc.integer({ min: 2, max: 6 }), async (page, calls) => {
      await settleAll(page);
      api.clock.now += HOUR_MS;
      const before = api.refreshes;
      for (let call = 0; call < calls; call++) page.read(call % 2, `evt_${call}`, { fresh: true });
      await settleAll(page);
      assert.ok(api.refreshes - before <= 1, `${api.refreshes - before} refreshes for one expired token`);
    }),
  },
  { weight: 1, arbitrary: command('groups', fc.subarray(PARTNERS), (_page, groups) => void (api.groups = groups)) },
  {
    weight: 1,
    arbitrary: command('refuse refreshes', fc.constant(null), () => void (api.refusesRefresh = true)),
  },
  // Nobody waits for these: meanwhile the page goes on.
  { weight: 2, arbitrary: command('sign in', fc.constantFrom('anna', 'ben'), (page, user) => void page.signIn(user)) },
  { weight: 1, arbitrary: command('look', fc.constant(null), ({ client }) => void client.session()) },
  { weight: 1, arbitrary: command('sign out', fc.constant(null), ({ client }) => void client.signOut()) },
);

describe('a page, its client and its relay, whatever the order of things', () => {
  it('call the API only as the user and the partner of each scope, and give it only their answers', async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (list) => {
        const page = new Page(
          ({ hold }) => connect((api = new Api(hold))),
          () => api.clock.now,
          SHARE_MS,
        );
        await page.signIn('anna');

        await fc.asyncModelRun(() => ({ model: page.model, real: page }), list);

        await settleAll(page);
        await page.end(() => settleAll(page));
        assert.deepEqual(api.faults, []);
      }),
      { numRuns: 2_000, includeErrorInReport: true },
    );
  });
});
