import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FdApi } from '../../src/client/facade.ts';
import { newPackage } from './new-package.ts';
import { ACME, startRecorder, type Recorder } from './recorder.ts';

/** What is called, and exactly what comes to the API. */
interface Row {
  readonly call: (api: FdApi) => Promise<unknown>;
  readonly sends: string;
  readonly body?: unknown;
  /** What the API answers; `{}` by default. */
  readonly json?: unknown;
}

const LIST = '/package_builder/packages/555/family_outings%20m%C3%BCnchen/customer_list';
const ALL_DAYS = 'start_date=1900-01-01&end_date=2100-01-01';
const settings = { backhaul_evaluation_attribution_window: 14, backhaul_evaluation_model: 'EVENT_SERIES' };
const dated = { ...settings, email_sent_date: '2026-06-01' };
const list = { ids: [] };
const pkg = { id: 'pkg_555' };

const reads: readonly Row[] = [
  { call: ({ venues }) => venues.list(), sends: 'GET /events/venues', json: [] },
  {
    call: ({ venues }) => venues.list(['München', 'Wien']),
    sends: 'GET /events/venues?city=M%C3%BCnchen&city=Wien',
    json: [],
  },
  { call: ({ packages }) => packages.list(), sends: 'GET /package_builder/packages/', json: [] },
  { call: ({ packages }) => packages.get('pkg_555'), sends: 'GET /package_builder/packages/pkg_555', json: pkg },
  { call: ({ packages }) => packages.get('pkg 5?'), sends: 'GET /package_builder/packages/pkg%205%3F', json: pkg },
  {
    call: async ({ packages }) => (await packages.customerList(555, 'family_outings münchen')).stream.cancel(),
    sends: `GET ${LIST}`,
  },
  {
    call: ({ packages }) => packages.findCustomers('VIP\r\n& friends'),
    sends: 'GET /nlq/ids_from_nl_description?description=VIP+%26+friends',
    json: list,
  },
  {
    call: ({ packages }) => packages.findCustomers(' jazz ', { language: 'de', resultType: 'customers' }),
    sends: 'GET /nlq/ids_from_nl_description?description=jazz&result_type=customers&language=de',
    json: list,
  },
  {
    call: ({ packages }) => packages.findCustomers('jazz', { language: '', resultType: undefined }),
    sends: 'GET /nlq/ids_from_nl_description?description=jazz',
    json: list,
  },
  {
    call: ({ backhaul }) => backhaul.settings('pkg_555'),
    sends: 'GET /package_builder/packages/pkg_555/backhaul_evaluation_details',
  },
  {
    call: ({ backhaul }) => backhaul.evaluation('pkg_555'),
    sends: 'GET /package_builder/packages/pkg_555/backhaul_evaluation',
  },
  { call: ({ backhaul }) => backhaul.defaults(), sends: `GET /partners/${ACME}/backhaul_attribution_details` },
  {
    call: ({ campaignResults }) => campaignResults.list('evt_abc'),
    sends: `GET /campaign_results/?eid=evt_abc&partner_id=${ACME}`,
    json: [],
  },
  {
    call: ({ dailyRevenue }) => dailyRevenue.get('evt_abc'),
    sends: `GET /daily_revenue_summary/?event_id=evt_abc&${ALL_DAYS}`,
  },
  {
    call: ({ dailyRevenue }) => dailyRevenue.get(12345, { currency: 'EUR', start: '2026-05-01', end: '2026-05-20' }),
    sends: 'GET /daily_revenue_summary/?event_id=12345&currency=EUR&start_date=2026-05-01&end_date=2026-05-20',
  },
  {
    call: ({ dailyRevenue }) => dailyRevenue.get('evt_abd', { currency: null, start: undefined }),
    sends: `GET /daily_revenue_summary/?event_id=evt_abd&${ALL_DAYS}`,
  },
  {
    call: ({ attributionModels }) => attributionModels.ofEvent('evt_abc'),
    sends: 'GET /events/evt_abc/attribution_model',
  },
  { call: ({ meta }) => meta.results('evt_abc'), sends: 'GET /integrations/facebook/events/evt_abc/campaign_results' },
  { call: ({ meta }) => meta.insights('evt_abc'), sends: 'GET /integrations/facebook/events/evt_abc/fb_insights' },
  { call: ({ meta }) => meta.isConnected(), sends: 'GET /meta/authorization/status' },
];

const writes: readonly Row[] = [
  { call: ({ packages }) => packages.create(newPackage), sends: 'POST /package_builder/packages', body: newPackage },
  {
    call: ({ packages }) => packages.regenerate('pkg_555'),
    sends: 'POST /package_builder/packages/pkg_555/regenerate',
  },
  {
    call: ({ packages }) => packages.merge(['pkg_555', 7, 'a&b']),
    sends: 'POST /package_builder/packages/merge?packages_ids=pkg_555&packages_ids=7&packages_ids=a%26b',
  },
  {
    call: ({ backhaul }) => backhaul.saveSettings('pkg_555', dated),
    sends: 'PUT /package_builder/packages/pkg_555/backhaul_evaluation_details',
    body: dated,
  },
  {
    call: ({ backhaul }) => backhaul.saveDefaults(dated),
    sends: `POST /partners/${ACME}/backhaul_attribution_details`,
    body: settings,
  },
  {
    call: ({ campaignResults }) => campaignResults.record('evt_abc', { purchase: 12, revenue: 540.5 }),
    sends: `POST /campaign_results/?eid=evt_abc&partner_id=${ACME}&purchase=12&revenue=540.5`,
  },
  {
    call: ({ campaignResults }) => campaignResults.record('evt_abc', { purchase: 0, revenue: -30 }),
    sends: `POST /campaign_results/?eid=evt_abc&partner_id=${ACME}&purchase=0&revenue=-30`,
  },
  { call: ({ campaignResults }) => campaignResults.remove('cr_xyz'), sends: 'DELETE /campaign_results/?id=cr_xyz' },
  {
    call: ({ attributionModels }) => attributionModels.setOfEvent('evt_abc', 'META'),
    sends: 'PUT /events/evt_abc/attribution_model',
    body: { model: 'META' },
  },
  {
    call: ({ attributionModels }) => attributionModels.setDefault('EXTERNAL'),
    sends: 'PUT /partners/attribution_model?model=EXTERNAL',
  },
];

let recorder: Recorder;

async function sent({ call, sends, json }: Row): Promise<Recorder['calls']> {
  const { api, calls, on } = recorder;
  calls.length = 0;
  if (json !== undefined) on(sends.split('?')[0]!, { json });
  await call(api);
  return [...calls];
}

describe('every call of packages and attribution, as it comes to the API', () => {
  before(async () => {
    recorder = await startRecorder({ cacheMs: 0 });
    recorder.on(`GET ${LIST}`, (outgoing) => void outgoing.writeHead(200, { 'content-type': 'text/csv' }).end('id'));
  });
  after(() => recorder.close());

  for (const row of [...reads, ...writes]) {
    it(row.sends, async () => {
      const [call, ...more] = await sent(row);

      assert.deepEqual(more, []);
      assert.equal(`${call?.method} ${call?.url}`, row.sends);
      assert.equal(call?.partner, ACME);
      assert.deepEqual(call.body ? (JSON.parse(call.body) as unknown) : undefined, row.body);
      assert.equal(call.type, row.body === undefined ? undefined : 'application/json');
    });
  }

  it('asks for the status of Meta where the second generation has it', async () => {
    recorder.on('GET /meta/authorization/status', { status: 404, json: { message: 'error.not_found' } });
    recorder.on('GET /integrations/connect/facebook/status', { json: { connected: true } });
    recorder.calls.length = 0;

    assert.equal(await recorder.api.meta.isConnected(), true);

    assert.deepEqual(
      recorder.calls.map(({ url }) => url),
      ['/meta/authorization/status', '/integrations/connect/facebook/status'],
    );
  });

  const withoutId: [string, (api: FdApi) => Promise<unknown>][] = [
    ['reads no package', ({ packages }) => packages.get('')],
    ['builds no package again', ({ packages }) => packages.regenerate('..')],
    ['merges nothing', ({ packages }) => packages.merge([])],
    ['merges no package', ({ packages }) => packages.merge(['pkg_555', ''])],
    ['reads no list', ({ packages }) => packages.customerList('pkg_555', '')],
    ['saves no settings', ({ backhaul }) => backhaul.saveSettings('', settings)],
    ['reads no results', ({ campaignResults }) => campaignResults.list('')],
    ['adds no adjustment', ({ campaignResults }) => campaignResults.record('', { purchase: 1, revenue: 1 })],
    ['deletes no adjustment', ({ campaignResults }) => campaignResults.remove('')],
    ['reads no revenue', ({ dailyRevenue }) => dailyRevenue.get('')],
    ['reads no model', ({ attributionModels }) => attributionModels.ofEvent('')],
  ];
  for (const [name, call] of withoutId) {
    it(`${name} without an id, since another call would leave instead`, async () => {
      recorder.calls.length = 0;

      await assert.rejects(async () => call(recorder.api), TypeError);

      assert.deepEqual(recorder.calls, []);
    });
  }
});
