import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createClient } from '../../src/client/client.ts';
import { Page } from './page-model.ts';
import { PARTNERS, pageSteps, perform, settle } from './page-steps.ts';
import { json, scriptedRelay, signedIn } from './upstream.ts';

const user = { email: fc.constantFrom('anna', 'ben'), partners: fc.subarray(PARTNERS, { minLength: 1 }) };

/** One thing that happens: to the page, to the user, to the network, or to time. */
const step = fc.oneof(
  ...pageSteps,
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('refuse' as const),
      nth: fc.nat(5),
      as: fc.constantFrom('not-found', 'signed-out'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1, 20_000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sign-in' as const), ...user }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('look' as const), ...user }) },
  { weight: 1, arbitrary: fc.constant({ do: 'sign-out' as const }) },
);

describe('whatever the order of sign-ins, switches, expiries, aborts and answers', () => {
  it('asks as the partner of the scope and gives it that one’s answers alone, with several scopes open', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
        const relay = scriptedRelay(signedIn(PARTNERS, 'anna'));
        const clock = { now: 0 };
        const page = new Page(({ hold }) =>
          createClient({
            base: 'http://kit.test/fd',
            fetch: async (input, init) => {
              const request = new Request(input, init);
              if (request.url.includes('/api/v3/')) return hold(request);
              const answer = await relay.fetch(request);
              // In a task of its own, as a network's.
              await settle(1);
              return answer;
            },
            clock: () => clock.now,
          }),
        );
        const { client } = page;
        await client.session();

        for (const next of steps) {
          if (next.do === 'pass') clock.now += next.ms;
          else if (next.do === 'refuse') {
            await settle(1);
            const key = next.as === 'not-found' ? 'error.event.not_found' : 'error.relay.signed_out';
            page.answer(next.nth, json({ message: key }, next.as === 'not-found' ? 404 : 401));
          } else if (next.do === 'sign-in' || next.do === 'look') {
            relay.on('/session', json(signedIn(next.partners, next.email)));
            // Nobody waits: meanwhile the page goes on.
            if (next.do === 'look') void client.session();
            else void page.signIn(next.email);
          } else if (next.do === 'sign-out') {
            relay.on('/session', json({ state: 'signed-out' }));
            void client.signOut();
          } else {
            const passing = perform(page, next);
            if (passing) await passing;
          }
        }

        await settle();
        await page.end(settle);
      }),
      { numRuns: 1_000 },
    );
  });
});
