import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createClient } from '../../src/client/client.ts';
import { apiOf, type FdApi } from '../../src/client/facade.ts';
import { isFdError } from '../../src/model/errors/fd-error.ts';
import { createInProcessRelay } from '../../src/relay/in-process.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox.ts';

/** The client behind the relay in process over the sandbox, and the calls that reach it with their queries. */
async function stage(options: SandboxOptions = {}): Promise<{ api: FdApi; sandbox: Sandbox; asked: string[] }> {
  const sandbox = createSandbox(options);
  const asked: string[] = [];
  const relay = createInProcessRelay({
    upstreams: {
      api: 'http://sandbox.test/api/v3',
      media: 'http://sandbox.test/api',
      cr: 'http://sandbox.test/cr/api',
    },
    base: 'http://kit.test/fd',
    // A test changes the answer within those seconds.
    shareReadsMs: 0,
    fetch: (request) => {
      asked.push(request.url.replace('http://sandbox.test/api/v3', ''));
      return sandbox.fetch(request);
    },
  });
  const client = createClient({ base: 'http://kit.test/fd', fetch: relay.fetch });
  const session = await client.signIn({ username: 'both@acme.example', password: 'sandbox' });
  assert.ok(session.state === 'signed-in' && session.partners[0]);
  return { api: apiOf(client.as(session.partners[0])), sandbox, asked };
}

describe('runs', () => {
  it('are read by their id, given as text or as a number, also when they are not the newest', async () => {
    const { api, sandbox, asked } = await stage();
    const old = await api.clusters.latest('evt_abc');
    sandbox.renewRun('evt_abc');

    const newest = await api.clusters.latest('evt_abc', { fresh: true });

    assert.equal(newest.tc_run_id, 43);
    assert.deepEqual(await api.clusters.run('evt_abc', 42), old);
    assert.deepEqual(await api.clusters.run('evt_abc', '43'), newest);
    assert.ok(asked.includes('/events/evt_abc/clusters?tc_run_id=42'));
  });

  it('that are not readable any more are not found', async () => {
    const { api } = await stage();

    await assert.rejects(api.clusters.run('evt_abc', 41), (thrown) => isFdError(thrown) && thrown.code === 'not-found');
  });

  it('are never taken for another: an API that knows no old runs and answers the newest has not found it', async () => {
    const { api, sandbox } = await stage();
    sandbox.faults.add({ kind: 'json', value: { tc_run_id: 43, clusters: [] }, path: '/events/{eid}/clusters' });

    await assert.rejects(
      api.clusters.run('evt_abc', 42),
      (thrown) => isFdError(thrown) && thrown.code === 'not-found' && /run 42 of event evt_abc/.test(thrown.message),
    );
  });

  it('of which no row can be read are no empty ones', async () => {
    const { api, sandbox } = await stage();
    sandbox.faults.add({ kind: 'json', value: { tc_run_id: 42, clusters: [{}] }, path: '/events/{eid}/clusters' });

    await assert.rejects(
      api.clusters.latest('evt_abc'),
      (thrown) => isFdError(thrown) && thrown.code === 'response-shape',
    );
  });
});

describe('recommendations', () => {
  it('pass goal and budget on, and come with the figures of the documents', async () => {
    const { api, asked } = await stage();
    const wanted = { goal: 'tickets', budget: 5_000 };

    const [first] = await api.recommendations.suggested('evt_abc', wanted);
    const total = await api.recommendations.expectedValue('evt_abc', wanted);

    assert.deepEqual(
      [first?.tc, first?.expected_tickets, first?.expected_revenue],
      ['family_outings_munich', 412, 18_540],
    );
    assert.ok((total.expected_tickets ?? 0) > 412 && total.expected_value === null);
    assert.deepEqual(asked.slice(-2), [
      '/events/evt_abc/suggested_tcs?budget=5000&goal=tickets',
      '/events/evt_abc/campaigns_expected_value?goal=tickets&budget=5000',
    ]);
  });

  it('of the second generation are an order of the run, and a text', async () => {
    const { api } = await stage({ generation: 'dk2' });
    const wanted = { goal: 'UTILIZATION', budget: 5_000 };

    const rows = await api.recommendations.suggested('evt_abc', wanted);
    const total = await api.recommendations.expectedValue('evt_abc', wanted);

    assert.deepEqual([rows[0]?.rank, rows[0]?.tc_run_id, rows[0]?.expected_tickets], [1, '42', null]);
    assert.match(String(total.expected_value), /tickets, EUR/);
  });

  it('for a goal of the other generation are refused', async () => {
    const { api } = await stage();
    const wanted = { goal: 'UTILIZATION', budget: 5_000 };

    for (const call of [
      api.recommendations.suggested('evt_abc', wanted),
      api.recommendations.expectedValue('evt_abc', wanted),
    ]) {
      await assert.rejects(call, (thrown) => isFdError(thrown) && thrown.code === 'request-invalid');
    }
  });
});
