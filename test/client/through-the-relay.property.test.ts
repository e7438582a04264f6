import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createClient, type FdClient } from '../../src/client/client.ts';
import { event } from '../../src/client/resources/event.ts';
import type { PartnerScope } from '../../src/client/scope.ts';
import type { PartnerId } from '../../src/model/ids.ts';
import { createInProcessRelay } from '../../src/relay/in-process.ts';
import { json } from './upstream.ts';

const PARTNERS = ['partner-id-acme', 'partner-id-beta'] as PartnerId[];
const HOUR_MS = 3_600_000;

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('switch' as const), partner: fc.constantFrom(...PARTNERS) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('read' as const), fresh: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('answer' as const), nth: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('abort' as const), nth: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(20_000, HOUR_MS - 200_000, HOUR_MS) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('burst' as const), calls: fc.integer({ min: 2, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('groups' as const), groups: fc.subarray(PARTNERS) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'refuse refresh' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sign-in' as const), user: fc.constantFrom('anna', 'ben') }) },
  { weight: 1, arbitrary: fc.constant({ do: 'sign-out' as const }) },
);

/** An API that hands out tokens at once and lets every other answer wait. */
class Api {
  readonly clock = { now: Date.UTC(2026, 4, 20) };
  readonly waiting: { readonly title: string; readonly answer: (response: Response) => void }[] = [];
  readonly tokens = new Map<string, { user: string; groups: PartnerId[]; endsAt: number }>();
  readonly faults: string[] = [];
  groups: PartnerId[] = [...PARTNERS];
  refusesRefresh = false;
  refreshes = 0;
  /** Whom the page acts for at this moment. */
  expected: () => { user: string | null; partner: string | null } = () => ({ user: null, partner: null });

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
    const partner = request.headers.get('x-preferred-partner-id') ?? 'nobody';
    const token = this.tokens.get(request.headers.get('authorization')?.replace('Bearer ', '') ?? '');
    const { user, partner: chosen } = this.expected();
    if (!token) this.faults.push('a call without a token of ours');
    else if (token.endsAt <= this.clock.now) this.faults.push('a call with an expired token');
    else if (token.user !== user) this.faults.push(`a call as ${token.user} while ${user} is signed in`);
    else if (!token.groups.some((group) => group === partner)) this.faults.push(`${partner} is not in the groups`);
    if (partner !== chosen) this.faults.push(`asked as ${partner} while ${chosen} is chosen`);
    return new Promise((resolve, reject) => {
      this.waiting.push({ title: `${token?.user} ${partner}`, answer: resolve });
      request.signal.addEventListener('abort', () => reject(request.signal.reason as Error));
    });
  }
}

/** A page with one element that shows the last read of its scope, as a provider and a card would. */
class Page {
  readonly client: FdClient;
  readonly aborts: AbortController[] = [];
  scope: PartnerScope | null = null;
  user: string | null = null;
  shown: string | null = null;

  constructor(readonly api: Api) {
    const relay = createInProcessRelay({
      upstreams: { api: 'http://api.test/api/v3', media: 'http://api.test/api', cr: null },
      fetch: api.fetch,
      now: () => api.clock.now,
      base: 'http://kit.test/fd',
    });
    const now = (): number => api.clock.now;
    this.client = createClient({ base: 'http://kit.test/fd', fetch: relay.fetch, now });
    api.expected = () => ({ user: this.user, partner: this.scope?.partnerId ?? null });
    this.client.onSession(() => this.leave());
  }

  leave(): void {
    this.scope?.close();
    this.scope = null;
    this.shown = null;
  }

  async signIn(user: string): Promise<void> {
    this.leave();
    this.user = user;
    await this.client.signIn({ username: user, password: 'sandbox' });
    this.leave();
  }

  async signOut(): Promise<void> {
    this.leave();
    await this.client.signOut();
    this.user = null;
  }

  switchTo(partner: PartnerId): void {
    this.leave();
    const session = this.client.current;
    if (session?.state === 'signed-in' && session.partners.includes(partner)) this.scope = this.client.as(partner);
  }

  read(eid: string, fresh: boolean): void {
    const { scope, user } = this;
    if (!scope) return;
    const abort = new AbortController();
    this.aborts.push(abort);
    event(scope)
      .get(eid, { signal: abort.signal, fresh })
      .then(
        ({ title }) => {
          if (scope !== this.scope) this.api.faults.push('an answer after the switch');
          if (title !== `${user} ${scope.partnerId}`)
            this.api.faults.push(`${title} shown to ${user} as ${scope.partnerId}`);
          this.shown = title ?? null;
        },
        () => undefined,
      );
  }
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe('a page, its client and its relay, whatever the order of things', () => {
  it('call the API only as the signed-in user and the chosen partner, and show only their answers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30, size: 'max' }), async (steps) => {
        const api = new Api();
        const page = new Page(api);
        await page.signIn('anna');

        for (const next of steps) {
          if (next.do === 'switch') page.switchTo(next.partner);
          if (next.do === 'read') page.read('evt_abc', next.fresh);
          if (next.do === 'abort') page.aborts.at(-1 - next.nth)?.abort();
          if (next.do === 'pass') api.clock.now += next.ms;
          if (next.do === 'groups') api.groups = next.groups;
          if (next.do === 'refuse refresh') api.refusesRefresh = true;
          if (next.do === 'sign-in') await page.signIn(next.user);
          if (next.do === 'sign-out') await page.signOut();
          if (next.do === 'answer') {
            const [call] = api.waiting.splice(next.nth % Math.max(1, api.waiting.length), 1);
            call?.answer(json({ id: 'evt_abc', title: call.title }));
          }
          if (next.do === 'burst') {
            api.clock.now += HOUR_MS;
            const before = api.refreshes;
            for (let call = 0; call < next.calls; call++) page.read(`evt_${call}`, true);
            await settle();
            assert.ok(api.refreshes - before <= 1, `${api.refreshes - before} refreshes for one expired token`);
          }
          await settle();
        }

        page.leave();
        await settle();
        assert.deepEqual(api.faults, []);
      }),
      { numRuns: 1_000 },
    );
  });
});
