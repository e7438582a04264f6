import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createRig, HOUR } from './rig.ts';
import { envelope } from './upstream.ts';

const PARTNERS = ['partner-id-acme', 'partner-id-beta', 'fd123'] as const;

type Event = 'sign-in' | 'sign-out' | 'pass-hours' | 'revoke-tokens' | 'refuse-refresh' | 'allow-refresh';

type Step =
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'groups'; readonly groups: readonly string[] }
  | { readonly kind: 'calls'; readonly partners: readonly string[]; readonly abort: boolean };

const eventOf = (...events: Event[]): fc.Arbitrary<Step> =>
  fc.constantFrom(...events).map((event) => ({ kind: 'event', event }));

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.array(fc.constantFrom(...PARTNERS), { minLength: 1, maxLength: 5 }), fc.boolean())
      .map(([partners, abort]): Step => ({ kind: 'calls', partners, abort })),
  },
  { weight: 3, arbitrary: eventOf('sign-in') },
  { weight: 2, arbitrary: eventOf('sign-out', 'pass-hours', 'revoke-tokens', 'refuse-refresh', 'allow-refresh') },
  {
    weight: 1,
    arbitrary: fc.subarray([...PARTNERS, 'webapp-access-group-2']).map((groups): Step => ({ kind: 'groups', groups })),
  },
);

test('whatever happens in whatever order, a call goes up as the partner that it named, with a bearer of that session and a partner in its groups', async () => {
  let total = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const rig = createRig();
      const { upstream } = rig;
      // What went wrong on the API's side is kept: an error thrown there would only look like a failed network.
      const faults: string[] = [];
      /** What a bearer may do: the groups of the id token that came with it. */
      const groupsOf = new Map<string, readonly string[]>();
      let isRefused = false;
      let answered = 0;
      upstream.answer = (request) => {
        const token = (request.headers.get('authorization') ?? '').replace('Bearer ', '');
        const partner = request.headers.get('x-preferred-partner-id') ?? '';
        if (!groupsOf.has(token)) faults.push('a bearer that was never issued');
        if (!groupsOf.get(token)?.includes(partner)) faults.push('a partner outside the groups of the bearer');
        if (new URL(request.url).searchParams.get('named') !== partner) faults.push('a partner that was not named');
        if (!upstream.valid.has(token)) return envelope(401, 'error.auth.unauthorized');
        answered++;
        return Response.json({ partner });
      };
      const accept = upstream.valid.set.bind(upstream.valid);
      upstream.valid.set = (token, groups) => {
        groupsOf.set(token, [...groups]);
        return accept(token, groups);
      };
      upstream.auth = (request) =>
        isRefused && request.url.endsWith('/refresh_token') ? envelope(400, 'error.auth.invalid_token') : null;

      const events: Record<Event, () => unknown> = {
        'sign-in': () => rig.signIn(),
        'sign-out': () => rig.call('/session', { method: 'DELETE' }),
        'pass-hours': () => {
          rig.advance(2 * HOUR);
          upstream.expireTokens();
        },
        'revoke-tokens': () => upstream.expireTokens(),
        'refuse-refresh': () => (isRefused = true),
        'allow-refresh': () => (isRefused = false),
      };
      const calls = async (partners: readonly string[], abort: boolean): Promise<void> => {
        const controller = new AbortController();
        const calling = partners.map(async (partner, index) => {
          const init = abort && index === 0 ? { partner, signal: controller.signal } : { partner };
          const response = await rig.call(`/api/v3/events/?named=${partner}`, init).catch((error: unknown) => {
            if ((error as Error).name !== 'AbortError') faults.push(`a call rejected: ${String(error)}`);
          });
          if (response?.status !== 200) return;
          const body = (await response.json()) as { partner: string };
          if (body.partner !== partner) faults.push('an answer of another partner');
        });
        if (abort) controller.abort();
        await Promise.all(calling);
      };

      for (const each of [{ kind: 'event', event: 'sign-in' } as const, ...steps]) {
        const before = upstream.refreshes();
        if (each.kind === 'event') await events[each.event]();
        else if (each.kind === 'groups') upstream.groups = [...each.groups];
        else await calls(each.partners, each.abort);
        if (upstream.refreshes() - before > 1) faults.push('more than one refresh for calls made together');
      }

      assert.deepEqual(faults, []);
      total += answered;
    }),
    { numRuns: 1500 },
  );
  assert.ok(total > 1000, 'many of the calls really went through');
});

test('N concurrent calls on an expired token make one refresh, whatever N', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 30 }), fc.boolean(), async (count, knows) => {
      const rig = createRig();
      await rig.signIn();
      if (knows) rig.advance(2 * HOUR);
      rig.upstream.expireTokens();

      await Promise.all(
        Array.from({ length: count }, () => rig.call('/api/v3/events/', { partner: 'partner-id-acme' })),
      );

      assert.equal(rig.upstream.refreshes(), 1);
    }),
    { numRuns: 1000 },
  );
});
