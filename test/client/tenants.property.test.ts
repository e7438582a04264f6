import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createClient, type FdClient } from '../../src/client/client.ts';
import { event } from '../../src/client/resources/event.ts';
import type { PartnerScope } from '../../src/client/scope.ts';
import type { PartnerId } from '../../src/model/ids.ts';
import { json, scriptedRelay, signedIn } from './upstream.ts';

const PARTNERS = ['partner-id-acme', 'partner-id-beta', 'fd123'] as PartnerId[];

/** Mostly the one, so that sequences meet the same event and get an answer often enough to go wrong. */
const eid = fc.oneof({ weight: 4, arbitrary: fc.constant('evt_abc') }, { weight: 1, arbitrary: fc.constant(12345) });
const outcome = fc.oneof(
  { weight: 6, arbitrary: fc.constant('ok') },
  { weight: 1, arbitrary: fc.constantFrom('not-found', 'signed-out') },
);

/** One thing that happens: to the user, to the network, or to time. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('switch' as const), partner: fc.constantFrom(...PARTNERS) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('read' as const), eid, fresh: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('abort' as const), nth: fc.nat(5) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('answer' as const), nth: fc.nat(5), as: outcome }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1, 20_000) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('sign-in' as const), partners: fc.subarray(PARTNERS, { minLength: 1 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'sign-out' as const }) },
);

/** A page with one element: it shows what the last read of its current scope brought. */
class Page {
  readonly clock = { now: 0 };
  readonly client: FdClient;
  readonly waiting: { partner: string | null; resolve: (response: Response) => void }[] = [];
  readonly controllers: AbortController[] = [];
  readonly faults: string[] = [];
  scope: PartnerScope | null = null;
  shown: string | null = null;

  constructor() {
    const relay = scriptedRelay(signedIn(PARTNERS));
    this.relay = relay;
    const fetch: typeof globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      const partner = request.headers.get('x-preferred-partner-id');
      if (!request.url.includes('/api/v3/')) return relay.fetch(request);
      if (partner !== this.scope?.partnerId) this.faults.push(`asked as ${partner}, chosen ${this.scope?.partnerId}`);
      return new Promise((resolve, reject) => {
        this.waiting.push({ partner, resolve });
        request.signal.addEventListener('abort', () => reject(request.signal.reason as Error));
      });
    };
    this.client = createClient({ base: 'http://kit.test/fd', fetch, now: () => this.clock.now });
    this.client.onSession(() => this.leave());
  }
  readonly relay: ReturnType<typeof scriptedRelay>;

  leave(): void {
    this.scope?.close();
    this.scope = null;
    this.shown = null;
  }

  switchTo(partner: PartnerId): void {
    this.leave();
    if (this.client.current?.state !== 'signed-in' || !this.client.current.partners.includes(partner)) {
      assert.throws(() => this.client.as(partner));
      return;
    }
    this.scope = this.client.as(partner);
  }

  read(eid: string | number, fresh: boolean): void {
    if (!this.scope) return;
    const controller = new AbortController();
    this.controllers.push(controller);
    const { partnerId } = this.scope;
    event(this.scope)
      .get(eid, { signal: controller.signal, fresh })
      .then(
        ({ title }) => {
          if (this.scope?.partnerId !== partnerId) this.faults.push(`answer for ${partnerId} after the switch`);
          if (title !== this.scope?.partnerId) this.faults.push(`shows ${title} as ${this.scope?.partnerId}`);
          this.shown = title ?? null;
        },
        () => undefined,
      );
  }
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe('whatever the order of sign-ins, switches, expiries, aborts and answers', () => {
  it('asks only as the chosen partner and shows only its answers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
        const page = new Page();
        await page.client.session();

        for (const next of steps) {
          if (next.do === 'switch') page.switchTo(next.partner);
          if (next.do === 'read') page.read(next.eid, next.fresh);
          if (next.do === 'abort') page.controllers.at(-1 - next.nth)?.abort();
          if (next.do === 'wait') page.clock.now += next.ms;
          if (next.do === 'answer') {
            const [call] = page.waiting.splice(next.nth % Math.max(1, page.waiting.length), 1);
            if (next.as === 'ok') call?.resolve(json({ id: 'evt_abc', title: call.partner }));
            if (next.as === 'not-found') call?.resolve(json({ message: 'error.event.not_found' }, 404));
            if (next.as === 'signed-out') call?.resolve(json({ message: 'error.relay.signed_out' }, 401));
          }
          if (next.do === 'sign-in') {
            page.relay.on('/session', json(signedIn(next.partners)));
            await page.client.signIn({ username: 'anna@acme.example', password: 'sandbox' });
          }
          if (next.do === 'sign-out') {
            page.relay.on('/session', json({ state: 'signed-out' }));
            await page.client.signOut();
          }
          await settle();
          if (page.shown !== null) assert.equal(page.shown, page.scope?.partnerId);
        }

        for (const call of page.waiting) call.resolve(json({ id: 'evt_abc', title: call.partner }));
        await settle();
        assert.deepEqual(page.faults, []);
      }),
      { numRuns: 1_000 },
    );
  });
});
