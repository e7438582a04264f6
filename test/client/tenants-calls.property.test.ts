import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createClient } from '../../src/client/client.ts';
import { apiOf, type FdApi } from '../../src/client/facade.ts';
import { isAbort } from '../../src/client/failures.ts';
import type { PartnerScope } from '../../src/client/scope.ts';
import { newPackage } from './new-package.ts';
import { PARTNERS, settle } from './page-commands.ts';
import { json, scriptedRelay, signedIn } from './upstream.ts';

const settings = { backhaul_evaluation_attribution_window: 14 };
const day = { purchase: 1, revenue: 1 };

/** Every call, with ids that say whose they are; resolves with what tells whose the answer is, where it can. */
const calls: readonly ((api: FdApi, id: string, signal: AbortSignal) => Promise<unknown>)[] = [
  async ({ packages }, id, signal) => (await packages.get(id, { signal })).title,
  async ({ packages }, _id, signal) => (await packages.list({ signal }))[0]?.title,
  async ({ packages }, id, signal) => (await packages.create({ ...newPackage, package_title: id }, signal))?.title,
  async ({ packages }, id, signal) => (await packages.regenerate(id, signal))?.title,
  async ({ packages }, id, signal) => (await packages.merge([id, `2-${id}`], signal))?.title,
  async ({ packages }, id, signal) => {
    const { stream } = await packages.customerList(id, id, signal);
    return new Response(stream).text();
  },
  async ({ backhaul }, id, signal) => (await backhaul.settings(id, { signal })).backhaul_evaluation_model,
  async ({ backhaul }, _id, signal) => (await backhaul.defaults({ signal })).backhaul_evaluation_model,
  ({ backhaul }, id, signal) => backhaul.saveSettings(id, settings, signal),
  ({ backhaul }, _id, signal) => backhaul.saveDefaults(settings, signal),
  async ({ campaignResults }, id, signal) => (await campaignResults.list(id, { signal }))[0]?.source,
  ({ campaignResults }, id, signal) => campaignResults.record(id, day, signal),
  ({ campaignResults }, id, signal) => campaignResults.remove(id, signal),
  async ({ dailyRevenue }, id, signal) => (await dailyRevenue.get(id, { signal })).manual_adjustments[0]?.source,
  ({ attributionModels }, id, signal) => attributionModels.ofEvent(id, { signal }),
  ({ attributionModels }, id, signal) => attributionModels.setOfEvent(id, 'FD', signal),
  ({ attributionModels }, _id, signal) => attributionModels.setDefault('FD', signal),
];

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('call' as const), at: fc.nat(), partner: fc.nat(2) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('answer' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), partner: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('abort' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settle' as const) }) },
);

/** Whatever the shape that is read: it says of whom it is. */
const answerOf = (partner: string, url: string): Response => {
  if (url.endsWith('/customer_list')) return new Response(partner, { headers: { 'content-type': 'text/csv' } });
  const row = { id: 'x', title: partner, source: partner, model: partner, backhaul_evaluation_model: partner };
  const isList = url.endsWith('/packages/') || url.includes('/campaign_results/');
  return json(isList ? [row] : { ...row, manual_adjustments: [row] });
};

describe('calls of packages and attribution as several partners at once', () => {
  it('each carry the partner of their scope, in every place that names one, and get that one’s answer', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
        const relay = scriptedRelay(signedIn(PARTNERS));
        const faults: string[] = [];
        const waiting: (() => void)[] = [];
        const client = createClient({
          base: 'http://kit.test/fd',
          fetch: async (input, init) => {
            const request = new Request(input, init);
            const url = new URL(request.url);
            if (!url.pathname.includes('/api/v3/')) return relay.fetch(request);
            const partner = request.headers.get('x-preferred-partner-id') ?? 'nobody';
            const text = decodeURIComponent(request.url) + (await request.text());
            for (const other of PARTNERS.filter((each) => each !== partner))
              if (text.includes(other)) faults.push(`${request.method} ${url.pathname} as ${partner} names ${other}`);
            seen.add(`${request.method} ${url.pathname.replaceAll(partner, '…')}`);
            return new Promise((resolve, reject) => {
              waiting.push(() => resolve(answerOf(partner, request.url)));
              request.signal.addEventListener('abort', () => reject(request.signal.reason as Error));
            });
          },
        });
        await client.session();
        const scopes = new Map<number, PartnerScope>();
        const aborts: AbortController[] = [];
        const under: Promise<void>[] = [];

        for (const each of steps) {
          if (each.do === 'call') {
            const name = PARTNERS[each.partner]!;
            const scope = scopes.get(each.partner) ?? client.as(name);
            scopes.set(each.partner, scope);
            const abort = new AbortController();
            aborts.push(abort);
            const call = calls[each.at % calls.length]!(apiOf(scope), `of-${name}`, abort.signal);
            under.push(
              call.then(
                (owner) => {
                  if (owner !== undefined && owner !== name)
                    faults.push(`${name} got what is of ${JSON.stringify(owner)}`);
                },
                (thrown: unknown) => {
                  if (!isAbort(thrown)) faults.push(String(thrown));
                },
              ),
            );
          } else if (each.do === 'answer') waiting.splice(each.at % Math.max(1, waiting.length), 1)[0]?.();
          else if (each.do === 'close') {
            scopes.get(each.partner)?.close();
            scopes.delete(each.partner);
          } else if (each.do === 'abort') aborts[each.at % Math.max(1, aborts.length)]?.abort();
          else await settle();
        }
        await settle();
        for (const answer of waiting) answer();
        await Promise.all(under);

        assert.deepEqual(faults, []);
      }),
      { numRuns: 500 },
    );
    assert.equal(seen.size, calls.length);
  });
});
