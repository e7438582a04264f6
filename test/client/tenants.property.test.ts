import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createClient } from '../../src/client/client.ts';
import { command, commandsOf, PARTNERS, settle, settleAll } from './page-commands.ts';
import { Page } from './page.ts';
import { json, scriptedRelay, signedIn } from './upstream.ts';

const user = fc.record({ email: fc.constantFrom('anna', 'ben'), partners: fc.subarray(PARTNERS, { minLength: 1 }) });

/** What an API answers that does not answer what it was asked for. */
const failures = {
  'not found': () => json({ message: 'error.event.not_found' }, 404),
  'signed out': () => json({ message: 'error.relay.signed_out' }, 401),
  'not his partner': () => json({ message: 'error.relay.partner_forbidden' }, 403),
  'no such thing': () => json([]),
  'no JSON': () => new Response('<html></html>'),
};

/** The page's client over a relay whose session is said and an API whose answers wait; and the commands for both. */
class Stand {
  readonly relay = scriptedRelay(signedIn(PARTNERS, 'anna'));
  now = 0;
  readonly page = new Page(
    ({ hold }) =>
      createClient({
        base: 'http://kit.test/fd',
        fetch: async (input, init) => {
          const request = new Request(input, init);
          if (!request.url.includes('/session')) return hold(request);
          const answer = await this.relay.fetch(request);
          // In a task of its own, as a network's.
          await settle(1);
          return answer;
        },
        clock: () => this.now,
      }),
    () => this.now,
  );
}

let stand: Stand;

const commands = commandsOf(
  {
    weight: 2,
    arbitrary: command(
      'refuse',
      fc.tuple(fc.nat(5), fc.constantFrom(...Object.values(failures))),
      (page, [nth, failure]) => page.answer(nth, failure()),
    ),
  },
  {
    weight: 2,
    // Time does not pass while an answer is on its way through the page.
    arbitrary: command('pass', fc.constantFrom(1, 14_999, 20_000), async (page, ms) => {
      await settleAll(page);
      stand.now += ms;
    }),
  },
  // Nobody waits for these: meanwhile the page goes on.
  {
    weight: 1,
    arbitrary: command('sign in', user, (page, { email, partners }) => {
      stand.relay.on('/session', json(signedIn(partners, email)));
      void page.signIn(email);
    }),
  },
  {
    weight: 1,
    arbitrary: command('look', user, ({ client }, { email, partners }) => {
      stand.relay.on('/session', json(signedIn(partners, email)));
      void client.session();
    }),
  },
  {
    weight: 1,
    arbitrary: command('sign out', fc.constant(null), ({ client }) => {
      stand.relay.on('/session', json({ state: 'signed-out' }));
      void client.signOut();
    }),
  },
);

describe('whatever the order of sign-ins, switches, expiries, aborts and answers', () => {
  it('asks as the partner of the scope and gives it that one’s answers alone, with several scopes open', async () => {
    await fc.assert(
      fc.asyncProperty(commands, fc.boolean(), async (list, isDeaf) => {
        stand = new Stand();
        const { page } = stand;
        page.isDeaf = isDeaf;
        await page.client.session();

        await fc.asyncModelRun(() => ({ model: page.model, real: page }), list);

        await settleAll(page);
        await page.end(() => settleAll(page));
      }),
      { numRuns: 2_000, includeErrorInReport: true },
    );
  });
});
