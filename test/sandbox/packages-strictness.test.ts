import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { ask, payload } from './packages-kit.ts';
import { send, type Envelope } from './support.ts';

const at = '/package_builder/packages';
const details = `${at}/pkg_555/backhaul_evaluation_details`;
const defaults = '/partners/partner-id-acme/backhaul_attribution_details';
const own = 'eid=evt_abc&partner_id=partner-id-acme';
const window = { backhaul_evaluation_attribution_window: 14 };
const model = { backhaul_evaluation_model: 'ALL_PURCHASES' };
const both = `${at}/merge?packages_ids=pkg_555&packages_ids=pkg_large`;

const guarded = [
  `GET ${at}/`,
  `GET ${at}/pkg_555`,
  `GET ${at}/pkg_555/family_outings_munich/customer_list`,
  `GET ${at}/pkg_555/backhaul_evaluation`,
  `GET ${details}`,
  `GET ${defaults}`,
  `GET /campaign_results/?${own}`,
  'GET /daily_revenue_summary/?event_id=evt_abc',
  'GET /events/evt_abc/attribution_model',
  'GET /integrations/facebook/events/evt_abc/campaign_results',
  'GET /integrations/facebook/events/evt_abc/fb_insights',
  'GET /meta/authorization/status',
  'GET /nlq/ids_from_nl_description?description=vip&result_type=customers&language=en',
];

test('answers every route of packages and attribution to its user, and 401 to nobody', async () => {
  const sandbox = createSandbox();
  for (const call of guarded) {
    assert.equal((await ask(sandbox, call)).status, 200, call);
    assert.equal((await send(sandbox, call.split(' ')[1] ?? '')).status, 401, call);
  }
});

describe('what the documents forbid', () => {
  for (const [call, body, code, field] of [
    [`POST ${both}`, {}, 'BODY_NOT_ALLOWED', undefined],
    [`POST ${both}`, { packages_ids: ['pkg_555', 'pkg_large'] }, 'BODY_NOT_ALLOWED', undefined],
    [`POST ${at}/merge?packages_ids=pkg_555,pkg_large`, undefined, 'ARRAY_STYLE', 'packages_ids'],
    [`POST ${at}/merge?packages_ids[]=pkg_555&packages_ids[]=pkg_large`, undefined, 'ARRAY_STYLE', 'packages_ids[]'],
    [`POST ${at}/merge?packages_ids=pkg_555`, undefined, 'AT_LEAST_TWO', 'packages_ids'],
    [`POST ${at}/merge?packages_ids=pkg_555&packages_ids=pkg_555`, undefined, 'AT_LEAST_TWO', 'packages_ids'],
    [`POST ${at}/merge?packages_ids=pkg_555&packages_ids=pkg_building`, undefined, 'NOT_DONE', undefined],
    [`POST ${at}`, 'no json', 'INVALID_JSON', undefined],
    [`POST ${at}`, payload({ event_ids: [] }), 'REQUIRED', 'event_ids'],
    [`POST ${at}`, payload({ event_ids: 'evt_abc' }), 'REQUIRED', 'event_ids'],
    [`POST ${at}`, payload({ event_ids: ['evt_abc', 'evt_abc'] }), 'INVALID_LIST', 'event_ids'],
    [`POST ${at}`, payload({ event_ids: ['evt_abc', 'evt_xyz'] }), 'UNKNOWN_EVENT', 'event_ids'],
    [`POST ${at}`, payload({ package_title: ' ' }), 'REQUIRED', 'package_title'],
    [`POST ${at}`, payload({ targeting_mode: 'inclusive' }), 'INVALID_CHOICE', 'targeting_mode'],
    [`POST ${at}`, payload({ num_packages: undefined }), 'REQUIRED', 'num_packages'],
    [`POST ${at}`, payload({ n_top_events: 0 }), 'INVALID_NUMBER', 'n_top_events'],
    [`POST ${at}`, payload({ filters: [] }), 'INVALID_OBJECT', 'filters'],
    [`POST ${at}`, payload({}, { included_customers: '1' }), 'INVALID_LIST', 'filters.included_customers'],
    [
      `POST ${at}`,
      payload({}, { exclude_old_purchases_before: '01.02.2026' }),
      'INVALID_DATE',
      'filters.exclude_old_purchases_before',
    ],
    [
      `POST ${at}`,
      payload({}, { exclude_buying_behavior_above: 101 }),
      'INVALID_NUMBER',
      'filters.exclude_buying_behavior_above',
    ],
    [`PUT ${details}`, { ...model }, 'REQUIRED', 'backhaul_evaluation_attribution_window'],
    [`PUT ${details}`, { ...window }, 'REQUIRED', 'backhaul_evaluation_model'],
    [
      `PUT ${details}`,
      { ...window, backhaul_evaluation_model: 'LAST_CLICK' },
      'INVALID_CHOICE',
      'backhaul_evaluation_model',
    ],
    [
      `PUT ${details}`,
      { ...model, backhaul_evaluation_attribution_window: 1.5 },
      'INVALID_NUMBER',
      'backhaul_evaluation_attribution_window',
    ],
    [`PUT ${details}`, { ...window, ...model, email_sent_date: '2026-02-30' }, 'INVALID_DATE', 'email_sent_date'],
    [`POST ${defaults}`, { ...window, ...model, email_sent_date: '2026-05-01' }, 'NOT_ALLOWED', 'email_sent_date'],
    ['GET /campaign_results/?partner_id=partner-id-acme', undefined, 'REQUIRED', 'eid'],
    ['GET /campaign_results/?eid=evt_abc', undefined, 'REQUIRED', 'partner_id'],
    [`POST /campaign_results/?${own}`, { purchase: 1, revenue: 2 }, 'BODY_NOT_ALLOWED', undefined],
    [`POST /campaign_results/?${own}&purchase=1&revenue=2`, {}, 'BODY_NOT_ALLOWED', undefined],
    [`POST /campaign_results/?${own}&purchase=1`, undefined, 'REQUIRED', 'revenue'],
    [`POST /campaign_results/?${own}&purchase=1.5&revenue=2`, undefined, 'INVALID_NUMBER', 'purchase'],
    [`POST /campaign_results/?${own}&purchase=1&revenue=2,50`, undefined, 'INVALID_NUMBER', 'revenue'],
    ['DELETE /campaign_results/', undefined, 'REQUIRED', 'id'],
    ['GET /daily_revenue_summary/', undefined, 'REQUIRED', 'event_id'],
    ['GET /daily_revenue_summary/?event_id=evt_abc&currency=XXX', undefined, 'INVALID_CURRENCY', 'currency'],
    ['GET /daily_revenue_summary/?event_id=evt_abc&start_date=1.1.2026', undefined, 'INVALID_DATE', 'start_date'],
    ['PUT /events/evt_abc/attribution_model', { model: 'LAST_CLICK' }, 'INVALID_CHOICE', 'model'],
    ['PUT /events/evt_abc/attribution_model', {}, 'REQUIRED', 'model'],
    ['PUT /partners/attribution_model?model=LAST_CLICK', undefined, 'INVALID_CHOICE', 'model'],
    ['PUT /partners/attribution_model', { model: 'FD' }, 'REQUIRED', 'model'],
    ['GET /nlq/ids_from_nl_description', undefined, 'REQUIRED', 'description'],
    ['GET /nlq/ids_from_nl_description?description=vip&result_type=shoes', undefined, 'INVALID_CHOICE', 'result_type'],
  ] as const) {
    const what =
      body === undefined
        ? ''
        : ` with ${typeof body === 'string' ? body : `a wrong or forbidden body (${code} ${field ?? ''})`}`;
    test(`is refused: ${call}${what}`, async () => {
      const answer = await ask<Envelope>(createSandbox(), call, body);

      assert.equal(answer.status, 400);
      assert.deepEqual(answer.body.validation_errors, [field === undefined ? { code } : { code, field }]);
    });
  }

  for (const [call, status, message] of [
    ['GET /campaign_results/?eid=evt_abc&partner_id=partner-id-beta', 403, 'error.auth.not_authorized'],
    [
      'POST /campaign_results/?eid=evt_abc&partner_id=partner-id-beta&purchase=1&revenue=1',
      403,
      'error.auth.not_authorized',
    ],
    ['GET /partners/partner-id-beta/backhaul_attribution_details', 403, 'error.auth.not_authorized'],
    ['GET /campaign_results/?eid=evt_xyz&partner_id=partner-id-acme', 404, 'error.event.not_found'],
    ['GET /daily_revenue_summary/?event_id=evt_xyz', 404, 'error.event.not_found'],
    ['GET /events/evt_xyz/attribution_model', 404, 'error.event.not_found'],
    ['GET /integrations/facebook/events/evt_xyz/fb_insights', 404, 'error.event.not_found'],
    [`POST ${at}/merge?packages_ids=pkg_555&packages_ids=pkg_nobodys`, 404, 'error.package.not_found'],
    [`GET ${at}/pkg_555/night_owls_vienna/customer_list`, 404, 'error.package.cluster_not_found'],
    [`GET ${at}/pkg_building/family_outings_munich/customer_list`, 404, 'error.package.not_done'],
    [`GET ${at}`, 404, 'error.request.not_found'],
    [`POST ${at}/`, 404, 'error.request.not_found'],
    ['GET /campaign_results?eid=evt_abc&partner_id=partner-id-acme', 404, 'error.request.not_found'],
  ] as const) {
    test(`is refused with ${status}: ${call}`, async () => {
      const answer = await ask<Envelope>(createSandbox(), call);

      assert.deepEqual([answer.status, answer.body.message], [status, message]);
    });
  }
});
