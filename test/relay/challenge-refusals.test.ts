import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRig, failureOf } from './rig.ts';
import { envelope } from './upstream.ts';

const WRONG = '401 error.relay.challenge_refused';
const OVER = '409 error.relay.challenge_expired';

const refusals: readonly [string, Response, string, 'challenge' | 'signed-out'][] = [
  ['400 with a key that nobody knows', envelope(400, 'error.auth.unheard_of'), WRONG, 'challenge'],
  ['400 without an envelope', new Response('no', { status: 400 }), WRONG, 'challenge'],
  ['422 with a key that nobody knows', envelope(422, 'error.request.validation'), WRONG, 'challenge'],
  ['401 with the key of wrong credentials', envelope(401, 'error.auth.invalid_credentials'), WRONG, 'challenge'],
  ['400 with the key of a code that is owed', envelope(400, 'error.auth.mfa_required'), OVER, 'signed-out'],
  ['401 with the key of a code that is owed', envelope(401, 'error.auth.mfa_required'), OVER, 'signed-out'],
  ['401 with a key that nobody knows', envelope(401, 'error.auth.unheard_of'), OVER, 'signed-out'],
  ['401 without an envelope', new Response('no', { status: 401 }), OVER, 'signed-out'],
  ['404 in the API’s envelope', envelope(404, 'error.auth.no_session'), OVER, 'signed-out'],
  ['a firewall’s 403', new Response('<html>', { status: 403 }), '502 error.relay.upstream_unexpected', 'challenge'],
  ['a disabled account', envelope(401, 'error.auth.account_disabled'), '403 error.auth.account_disabled', 'challenge'],
  ['a broken API', envelope(500, 'error.internal.unspecified'), '502 error.relay.upstream_unexpected', 'challenge'],
];
for (const [name, answer, expected, state] of refusals) {
  test(`a code answered with ${name} is ${expected}, and the session is ${state}`, async () => {
    const rig = createRig();
    rig.upstream.mfa = true;
    await rig.signIn();
    rig.upstream.auth = () => answer;

    const response = await rig.call('/session/challenge', {
      method: 'POST',
      body: { code: '123456', remember: false },
    });
    const session = (await (await rig.call('/session')).json()) as { state: string };

    assert.equal(await failureOf(response), expected);
    assert.equal(session.state, state);
  });
}
