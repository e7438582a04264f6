import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createClient } from '../../src/client/client.ts';
import { apiOf, type FdApi } from '../../src/client/facade.ts';
import { affinitiesOf } from '../../src/model/clusters.ts';
import { createInProcessRelay } from '../../src/relay/in-process.ts';
import { createSandbox, type SandboxOptions } from '../../sandbox/sandbox.ts';
import { fixture, serveFixtures } from '../fixtures/server.ts';
import { json, scriptedRelay } from './upstream.ts';

type Fetch = (request: Request) => Promise<Response>;

/** The client behind the relay in process, signed in as a user of two partners. */
async function through(origin: string, fetch: Fetch | undefined): Promise<FdApi> {
  const relay = createInProcessRelay({
    upstreams: { api: `${origin}/api/v3`, media: `${origin}/api`, cr: `${origin}/cr/api` },
    base: 'http://kit.test/fd',
    fetch,
  });
  const client = createClient({ base: 'http://kit.test/fd', fetch: relay.fetch });
  const session = await client.signIn({ username: 'both@acme.example', password: 'sandbox' });
  assert.ok(session.state === 'signed-in' && session.partners[0]);
  return apiOf(client.as(session.partners[0]));
}

/** A client whose one answer is a file of the fixtures. */
async function answering(url: string, name: string): Promise<FdApi> {
  const relay = scriptedRelay();
  relay.on(url, json(await fixture(name)));
  const client = createClient({ base: 'http://kit.test/fd', fetch: relay.fetch });
  const session = await client.session();
  assert.ok(session.state === 'signed-in' && session.partners[0]);
  return apiOf(client.as(session.partners[0]));
}

describe("the documentation's own payloads", () => {
  it('are read through the relay over HTTP', async () => {
    const api = await serveFixtures();
    const { event, events, clusters, partner } = await through(api.url, undefined);

    const [concert, figures, curve, run, acme, page, totals] = await Promise.all([
      event.get('evt_abc123'),
      event.statistics('evt_abc123'),
      event.salesGraph('evt_abc123'),
      clusters.latest('evt_abc123'),
      partner.get(),
      events.list(),
      events.totals(),
    ]);

    await api.close();
    assert.equal(concert.capacity, 12000);
    assert.equal(concert.benchmark?.prediction?.value, 0.78);
    assert.equal(typeof figures.purchases, 'number');
    assert.equal(typeof curve.sales?.[0]?.norm_tickets_sold_avg, 'number');
    assert.deepEqual([run.tc_run_id, run.clusters[0]?.tc], [42, 'family_outings_munich']);
    assert.equal(acme.name, 'Acme Concerts');
    assert.deepEqual([page.items.length, page.total, page.nextPage, page.unreadable], [1, 1, null, 0]);
    assert.equal(totals.total, 412);
  });

  it('keep every field of theirs on the way', async () => {
    for (const name of ['event.dk1', 'event.dk2']) {
      const { event } = await answering('/api/v3/events/evt_abc123', name);
      assert.deepEqual(await event.get('evt_abc123'), await fixture(name));
    }
  });

  it('show the same affinity in both generations', async () => {
    const affinities = await Promise.all(
      ['clusters.dk1', 'clusters.dk2'].map(async (name) => {
        const { clusters } = await answering('/api/v3/events/evt_abc123/clusters', name);
        return Math.round(100 * (affinitiesOf(await clusters.latest('evt_abc123'))[0] ?? NaN));
      }),
    );
    assert.deepEqual(affinities, [83, 84]);
  });

  it('may have null for every figure of a new partner', async () => {
    const { events } = await answering('/api/v3/events/statistics', 'events-statistics.new-partner');
    assert.equal((await events.totals()).revenue, null);
  });
});

for (const generation of ['dk1', 'dk2'] as const) {
  describe(`the sandbox in generation ${generation}`, () => {
    const options: SandboxOptions = { generation };

    it('is read by every call of the client', async () => {
      const { fetch } = createSandbox(options);
      const { event, events, clusters, partner, permissions } = await through('http://sandbox.test', fetch);

      const page = await events.list({ city: ['München', 'Wien'], include_archived: true });
      assert.ok(page.items.length > 1);
      assert.equal(page.unreadable, 0);
      for (const { id } of page.items.slice(0, 10)) {
        await Promise.all([
          event.get(id),
          event.statistics(id),
          event.benchmark(id),
          event.salesGraph(id),
          events.series(id),
          clusters.latest(id),
        ]);
      }
      assert.equal((await partner.get()).name, 'Acme Concerts');
      assert.ok((await permissions.list()).length > 0);
      assert.ok((await events.flagged()).items.length > 0);
      assert.ok(((await events.totals()).total ?? 0) > 200);
    });
  });
}
