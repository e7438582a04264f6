import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixture } from '../fixtures/server.ts';
import { ask } from './packages-kit.ts';
import { connect, sendJson, type Connection, type Envelope } from './support.ts';

/**
 * That the sandbox speaks as the documents do: every field of a documented example payload occurs in its answer with
 * the same JSON type. The sandbox may say more; it may not say it differently.
 */

const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

function assertSpeaksLike(actual: unknown, documented: unknown, path: string): void {
  // Null in an example says that the field may be null, not that it must be.
  if (documented === null) return assert.notEqual(actual, undefined, `${path} is missing`);
  assert.equal(kindOf(actual), kindOf(documented), path);
  if (Array.isArray(documented)) {
    if (documented.length > 0) assertSpeaksLike((actual as unknown[])[0], documented[0], `${path}[0]`);
  } else if (typeof documented === 'object') {
    for (const [name, value] of Object.entries(documented)) {
      assertSpeaksLike((actual as Record<string, unknown>)[name], value, `${path}.${name}`);
    }
  }
}

const credentials = { username: 'both@acme.example', password: 'sandbox' };

const calls: readonly {
  name: string;
  generation?: 'dk2';
  call: (connection: Connection) => Promise<{ body: unknown }>;
}[] = [
  { name: 'auth-success', call: ({ sandbox }) => sendJson(sandbox, 'POST', '/auth', credentials) },
  {
    name: 'refresh',
    call: async ({ sandbox }) => {
      const { body } = await sendJson<{ RefreshToken: string }>(sandbox, 'POST', '/auth', credentials);
      const request = (await fixture('refresh-request')) as object;
      return sendJson(sandbox, 'POST', '/auth/refresh_token', { ...request, token: body.RefreshToken });
    },
  },
  { name: 'partners', call: ({ get }) => get('/partners/') },
  { name: 'partners.dk2', generation: 'dk2', call: ({ get }) => get('/partners/') },
  { name: 'event.dk1', call: ({ get }) => get('/events/evt_abc') },
  { name: 'event.dk2', generation: 'dk2', call: ({ get }) => get('/events/evt_abc') },
  { name: 'events-page', call: ({ get }) => get('/events/?q=concert%20at%20olympiahalle') },
  { name: 'events-statistics', call: ({ get }) => get('/events/statistics') },
  { name: 'event-statistics', call: ({ get }) => get('/events/evt_abc/statistics') },
  { name: 'sales-graph', call: ({ get }) => get('/events/evt_abc/sales-graph') },
  { name: 'clusters.dk1', call: ({ get }) => get('/events/evt_abc/clusters') },
  { name: 'clusters.dk2', generation: 'dk2', call: ({ get }) => get('/events/evt_abc/clusters') },
  {
    name: 'suggested-tcs.dk1',
    call: ({ get }) => get('/events/evt_abc/suggested_tcs?budget=5000&goal=tickets'),
  },
  {
    name: 'suggested-tcs.dk2',
    generation: 'dk2',
    call: ({ get }) => get('/events/evt_abc/suggested_tcs?budget=5000&goal=UTILIZATION'),
  },
  { name: 'packages-list', call: ({ get }) => get('/package_builder/packages/') },
  {
    name: 'backhaul-evaluation-details',
    call: ({ get }) => get('/package_builder/packages/pkg_555/backhaul_evaluation_details'),
  },
  {
    name: 'campaign-results',
    call: ({ get }) => get('/campaign_results/?eid=evt_abc&partner_id=partner-id-acme'),
  },
  {
    name: 'attribution-model.dk2',
    generation: 'dk2',
    call: ({ get }) => get('/events/evt_abc/attribution_model'),
  },
  {
    name: 'error-envelope',
    call: ({ sandbox }) => sendJson(sandbox, 'POST', '/auth', { ...credentials, username: '' }),
  },
];

for (const { name, generation = 'dk1', call } of calls) {
  test(`speaks like the documented ${name}`, async () => {
    const { body } = await call(await connect({ generation }));

    assertSpeaksLike(body, await fixture(name), name);
  });
}

test('takes the documented settings of an evaluation and the documented payload of a package', async () => {
  const { sandbox } = await connect();
  const details = await fixture('backhaul-evaluation-details');
  const request = (await fixture('package-create-request')) as { event_ids: unknown };
  const path = 'package_builder/packages';

  const saved = await ask(sandbox, `PUT /${path}/pkg_555/backhaul_evaluation_details`, details);
  // The documented events are numbers of nobody's: the legacy partner has numbers of its own.
  const unknown = await ask<Envelope>(sandbox, `POST /${path}`, request, 'fd123');
  const own = { ...request, event_ids: [480_003, 480_004, 480_005] };
  const created = await ask(sandbox, `POST /${path}`, own, 'fd123');

  assert.deepEqual([saved.status, saved.body], [200, details]);
  assert.deepEqual(unknown.body.validation_errors, [{ code: 'UNKNOWN_EVENT', field: 'event_ids' }]);
  assert.equal(typeof created.body['id'], 'number');
  const { package_title: title, ...rest } = own as typeof own & { package_title: string };
  assert.equal(created.body['title'], title);
  for (const [name, value] of Object.entries(rest)) assert.deepEqual(created.body[name], value, name);
});

test('answers a new partner with the documented nulls', async () => {
  const { get } = await connect({}, 'empty@empty.example', 'partner-id-empty');

  assert.deepEqual((await get('/events/statistics')).body, await fixture('events-statistics.new-partner'));
});

test('says in the IdToken what the documents name', async () => {
  const { sandbox } = await connect();
  const { body } = await sendJson<{ IdToken: string }>(sandbox, 'POST', '/auth', credentials);

  const claims: unknown = JSON.parse(Buffer.from(body.IdToken.split('.')[1] ?? '', 'base64url').toString('utf8'));

  assertSpeaksLike(claims, await fixture('id-token-claims'), 'IdToken');
});

test('drops and adds in the second generation what the documents say', async () => {
  const first = (await (await connect()).get('/events/evt_abc')).body;
  const second = (await (await connect({ generation: 'dk2' })).get('/events/evt_abc')).body;

  const only = (one: object, other: object) => Object.keys(one).filter((name) => !(name in other));
  assert.deepEqual(only(first, second), ['currency', 'campaign_stop_time', 'has_active_campaigns']);
  assert.deepEqual(only(second, first), ['predicted_sales_share']);
  assert.deepEqual(first['benchmark'], { prediction: { value: 0.78, benchmark: 0.65 }, state: 'above' });
  assert.deepEqual(second['benchmark'], { prediction: { value: 0.78, benchmark: 0.65 } });
});

test('scales affinities from 0..1 to 0..5 and the benchmark from fractions to percent', async () => {
  interface Run {
    clusters: { tc: string; metric_pred: number }[];
  }
  const first = await connect();
  const second = await connect({ generation: 'dk2' });

  const fractions = (await first.get<Run>('/events/evt_abc/clusters')).body.clusters;
  const stars = (await second.get<Run>('/events/evt_abc/clusters')).body.clusters;

  assert.equal(stars[0]?.metric_pred, 4.2);
  assert.deepEqual(
    stars.map(({ tc }) => tc),
    fractions.map(({ tc }) => tc),
  );
  stars.forEach(({ metric_pred }, index) => {
    assert.ok(Math.abs(metric_pred / 5 - (fractions[index]?.metric_pred ?? 0)) <= 0.011);
  });
  const shares = (await first.get<Record<string, unknown>>('/events/evt_abc/benchmark')).body;
  const percents = (await second.get<Record<string, unknown>>('/events/evt_abc/benchmark')).body;
  assert.deepEqual(Object.keys(shares), ['today', 'prediction', 'state']);
  assert.deepEqual(shares['prediction'], { value: 0.78, benchmark: 0.65 });
  assert.deepEqual(Object.keys(percents), ['now', 'prediction']);
  assert.deepEqual(percents['prediction'], { value: 78, benchmark: 65 });
});

test('calls a cancelled event CANCELLED on the front end in the second generation only', async () => {
  for (const { generation, status } of [
    { generation: 'dk1', status: 'DEFAULT' },
    { generation: 'dk2', status: 'CANCELLED' },
  ] as const) {
    const { get } = await connect({ generation });

    assert.equal((await get('/events/evt_cancelled')).body['frontend_status'], status);
    assert.equal((await get('/events/?frontend_status=CANCELLED')).body['total'] !== 0, generation === 'dk2');
  }
});
