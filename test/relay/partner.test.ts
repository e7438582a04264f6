import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRig, failureOf } from './rig.ts';

const cases: readonly (readonly [string, string | undefined, string, string])[] = [
  ['no partner named', undefined, '/api/v3/events/', '400 error.relay.partner_required'],
  ['an empty partner', '', '/api/v3/events/', '400 error.relay.partner_required'],
  ['a partner of somebody else', 'partner-id-other', '/api/v3/events/', '403 error.relay.partner_forbidden'],
  ['a group that is no partner', 'webapp-access-group-2', '/api/v3/events/', '400 error.relay.header_invalid'],
  [
    'two partners in one header',
    'partner-id-acme, partner-id-beta',
    '/api/v3/events/',
    '400 error.relay.header_invalid',
  ],
  ['a tab in the partner', 'partner-id-acme\tx', '/api/v3/events/', '400 error.relay.header_invalid'],
  ['a letter that no header holds', 'partner-id-\u00fc', '/api/v3/events/', '400 error.relay.header_invalid'],
  [
    'another partner in the path',
    'partner-id-acme',
    '/api/v3/partners/partner-id-beta/backhaul_attribution_details',
    '403 error.relay.partner_forbidden',
  ],
  [
    'another partner in the query',
    'partner-id-acme',
    '/api/v3/campaign_results/?partner_id=partner-id-beta',
    '403 error.relay.partner_forbidden',
  ],
  ...['PARTNER_ID', 'Partner_Id', '%20partner_id+', 'partner%5Fid', 'a=b;partner_id', '%EF%BD%90artner_id'].map(
    (name) =>
      [
        `another partner in the query as ${name}`,
        'partner-id-acme',
        `/api/v3/campaign_results/?${name}=partner-id-beta`,
        '403 error.relay.partner_forbidden',
      ] as const,
  ),
  ...['partner_id%00=partner-id-beta', '%09partner_id=partner-id-beta', 'partner%255Fid=a', 'q=a%0Ab', 'q=%C2%85'].map(
    (query) =>
      [
        `the query ${query}`,
        'partner-id-acme',
        `/api/v3/campaign_results/?${query}`,
        '400 error.relay.request_invalid',
      ] as const,
  ),
];
for (const [name, partner, path, expected] of cases) {
  test(`refuses ${name} with ${expected} and does not ask the API`, async () => {
    const rig = createRig();
    await rig.signIn();

    const response = await rig.call(path, partner === undefined ? {} : { partner });

    assert.equal(await failureOf(response), expected);
    assert.equal(rig.upstream.calls().length, 0);
  });
}

test('refuses a call of nobody before it looks at anything else', async () => {
  const rig = createRig();

  assert.equal(await failureOf(await rig.call('/api/v3/events/')), '401 error.relay.signed_out');
  assert.equal(rig.upstream.seen.length, 0);
});

test('a session whose code is still owed is nobody’s', async () => {
  const rig = createRig();
  rig.upstream.mfa = true;
  await rig.signIn();

  const response = await rig.call('/api/v3/events/', { partner: 'partner-id-acme' });

  assert.equal(await failureOf(response), '401 error.relay.signed_out');
});

test('the same partner once more in the query is fine, however it is written', async () => {
  const rig = createRig();
  await rig.signIn();

  const response = await rig.call('/api/v3/campaign_results/?PARTNER_ID=partner-id-acme&q=100%25;a+b', {
    partner: 'partner-id-acme',
  });

  assert.equal(response.status, 200);
});

test('a query with control characters is refused without a session too', async () => {
  const rig = createRig();

  const response = await rig.call('/api/v3/status/?q=%00');

  assert.equal(await failureOf(response), '400 error.relay.request_invalid');
  assert.equal(rig.upstream.seen.length, 0);
});
