import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRig, failureOf } from './rig.ts';
import { envelope, idToken } from './upstream.ts';

const refusals: readonly [string, Response, string][] = [
  ['a wrong password', envelope(401, 'error.auth.invalid_credentials'), '401 error.auth.invalid_credentials'],
  [
    'a wrong password told with 400',
    envelope(400, 'error.auth.invalid_credentials'),
    '401 error.auth.invalid_credentials',
  ],
  ['a refusal without an envelope', new Response('no', { status: 401 }), '401 error.auth.invalid_credentials'],
  ['a password that has to be reset', envelope(401, 'error.auth.password_reset'), '400 error.auth.password_reset'],
  ['a request that it does not like', envelope(400, 'error.request.validation'), '400 error.request.validation'],
  ['a disabled account', envelope(401, 'error.auth.account_disabled'), '403 error.auth.account_disabled'],
  ['a disabled account told with 403', envelope(403, 'error.auth.account_disabled'), '403 error.auth.account_disabled'],
  ['too many calls', envelope(429, 'error.auth.rate', { 'retry-after': '7' }), '503 error.relay.sign_in_busy'],
  ['a broken API', envelope(500, 'error.internal.unspecified'), '502 error.relay.upstream_unexpected'],
  ['a firewall', new Response('<html>', { status: 403 }), '502 error.relay.upstream_unexpected'],
  ['garbage', Response.json({ hello: 'there' }), '502 error.relay.upstream_unexpected'],
  ['an answer that is not JSON', new Response('<html>'), '502 error.relay.upstream_unexpected'],
  [
    'tokens without a refresh token',
    Response.json({ AccessToken: 'a', IdToken: idToken({}) }),
    '502 error.relay.upstream_unexpected',
  ],
  [
    'an id token that cannot be read',
    Response.json({ AccessToken: 'a', IdToken: 'b', RefreshToken: 'c' }),
    '502 error.relay.upstream_unexpected',
  ],
  [
    'a token with a line break',
    Response.json({ AccessToken: 'a\r\nx: y', IdToken: idToken({}), RefreshToken: 'c' }),
    '502 error.relay.upstream_unexpected',
  ],
  [
    'a redirect',
    new Response(null, { status: 302, headers: { location: 'https://evil.test/' } }),
    '502 error.relay.upstream_unexpected',
  ],
];
for (const [name, answer, expected] of refusals) {
  test(`answers ${name} with ${expected}`, async () => {
    const rig = createRig();
    rig.upstream.auth = () => answer.clone();

    const response = await rig.signIn();

    assert.equal(await failureOf(response), expected);
    assert.equal(rig.handle.id(), null);
  });
}

for (const [group, expected] of [
  ['account-disabled', '403 error.auth.account_disabled'],
  ['external-user', '403 error.relay.external_user'],
] as const) {
  test(`keeps out a user in the group ${group}`, async () => {
    const rig = createRig();
    rig.upstream.groups = ['partner-id-acme', group];

    const response = await rig.signIn();

    assert.equal(await failureOf(response), expected);
    assert.deepEqual(await (await rig.call('/session')).json(), { state: 'signed-out' });
  });
}
