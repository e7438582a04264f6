import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import './platform.ts';

const { mayRead } = await import('../../src/extension/background/tickets.ts');
const { apiOf, apiPattern, DEFAULTS, readOwnApi, upstreamsOf } = await import('../../src/extension/state/settings.ts');
const { hostOf, siteOf } = await import('../../src/extension/state/sites.ts');

describe('an own address of the API', () => {
  const read: [string, ReturnType<typeof readOwnApi>][] = [
    ['https://api.example/api/v3', { ok: true, api: 'https://api.example/api/v3' }],
    ['  https://api.example:8443/api/v3/  ', { ok: true, api: 'https://api.example:8443/api/v3' }],
    ['http://127.0.0.1:5000/api/v3', { ok: true, api: 'http://127.0.0.1:5000/api/v3' }],
    ['http://localhost:5000/api/v3', { ok: true, api: 'http://localhost:5000/api/v3' }],
    ['', { ok: false, reason: 'empty' }],
    ['api.example', { ok: false, reason: 'not-an-address' }],
    ['ftp://api.example/api/v3', { ok: false, reason: 'not-an-address' }],
    ['https://me:secret@api.example/api/v3', { ok: false, reason: 'not-an-address' }],
    ['https://api.example/api/v3?x=1', { ok: false, reason: 'not-an-address' }],
    ['http://api.example/api/v3', { ok: false, reason: 'not-https' }],
    ['http://localhost.example/api/v3', { ok: false, reason: 'not-https' }],
    ['https://api.example/api', { ok: false, reason: 'no-version' }],
  ];
  for (const [text, expected] of read) {
    it(`is read from "${text}"`, () => assert.deepEqual(readOwnApi(text), expected));
  }

  it('gives the three bases and the permission that it needs', () => {
    const own = { ...DEFAULTS, environment: 'own', ownApi: 'http://127.0.0.1:5000/api/v3' } as const;
    assert.deepEqual(upstreamsOf(own), {
      api: 'http://127.0.0.1:5000/api/v3',
      media: 'http://127.0.0.1:5000/api',
      cr: null,
    });
    assert.equal(apiPattern(own), 'http://127.0.0.1/*');
    assert.equal(apiOf({ ...own, ownApi: '' }), null);
  });

  it('is none of the documented environments', () => {
    assert.equal(apiOf(DEFAULTS), 'https://client-api.prd.future-demand.com/api/v3');
    assert.equal(apiOf({ ...DEFAULTS, environment: 'staging' }), 'https://client-api.stg.future-demand.com/api/v3');
  });
});

describe('the site of a page', () => {
  const sites: [string | undefined, string | null][] = [
    ['https://tickets.example/events/1?x=2#y', 'https://tickets.example/*'],
    ['http://localhost:4000/backoffice/', 'http://localhost/*'],
    ['https://user:word@tickets.example/', 'https://tickets.example/*'],
    ['chrome://extensions', null],
    ['about:blank', null],
    ['file:///tmp/a.html', null],
    ['https://addons.mozilla.org/de/firefox/', null],
    ['not an address', null],
    [undefined, null],
  ];
  for (const [url, expected] of sites) it(`of ${url} is ${expected}`, () => assert.equal(siteOf(url), expected));

  it('is shown as its host', () => assert.equal(hostOf('https://tickets.example/*'), 'tickets.example'));
});

describe('what a frame may read', () => {
  const grant = { eventId: 'evt_abc' };
  const allowed = [
    '/session',
    '/api/v3/partners/',
    '/api/v3/events/evt_abc',
    '/api/v3/events/evt_abc/statistics',
    '/api/v3/events/evt_abc/clusters?sort_by=affinity',
    '/api/v3/events/evt_abc/attribution_model',
    '/api/v3/integrations/facebook/events/evt_abc/fb_insights',
    '/api/v3/meta/authorization/status',
    '/api/v3/campaign_results/?eid=evt_abc&partner_id=partner-id-acme',
    '/api/v3/daily_revenue_summary/?event_id=evt_abc&start_date=1900-01-01',
    '/api/v3/package_builder/packages/',
    '/api/v3/package_builder/packages/pkg_555',
    '/api/v3/package_builder/packages/pkg_555/backhaul_evaluation',
    '/api/v3/package_builder/packages/pkg_555/backhaul_evaluation_details',
  ];
  const refused = [
    '/session/partner',
    '/session/challenge',
    '/api/v3/events/',
    '/api/v3/events/evt_abcd',
    '/api/v3/events/evt_abd/statistics',
    '/api/v3/events/evt_abc/../evt_abd',
    '/api/v3/events/evt_abc/%2e%2E/evt_abd',
    '/api/v3/events/evt_abc\\..\\evt_abd',
    '@evil.example/api/v3/partners/',
    '/api/v3/permissions',
    '/api/v3/integrations/facebook/events/evt_abd/fb_insights',
    '/api/v3/campaign_results/',
    '/api/v3/campaign_results/?eid=evt_abd',
    '/api/v3/campaign_results/?eid=evt_abc&eid=evt_abd',
    '/api/v3/daily_revenue_summary/?event_id=evt_abd',
    '/api/v3/package_builder/packages/pkg_555/family_outings_munich/customer_list',
    '/api/v3/package_builder/packages/pkg_555/../../permissions',
    '/api/v3/partners/partner-id-acme/backhaul_attribution_details',
    '/api/v3/nlq/ids_from_nl_description?description=evt_abc',
    '/api/media',
    '/cr/events/evt_abc',
    'https://evil.example/api/v3/events/evt_abc',
    '',
  ];
  for (const path of allowed) it(`is ${path}`, () => assert.equal(mayRead(path, grant), true));
  for (const path of refused) it(`is not ${path || 'nothing'}`, () => assert.equal(mayRead(path, grant), false));

  it('is the event of an id with signs that mean something in a path', () => {
    assert.equal(mayRead('/api/v3/events/a%2Fb/statistics', { eventId: 'a/b' }), true);
    assert.equal(mayRead('/api/v3/events/a/b/statistics', { eventId: 'a/b' }), false);
  });
});
