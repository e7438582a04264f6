import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { startGateway } from './rig.ts';

test('after too many wrong codes one starts again, with the right code too, and is not stuck', async () => {
  const sandbox = createSandbox();
  const rig = await startGateway({ fetch: sandbox.fetch });
  const answer = (code: string): Promise<Response> =>
    rig.call('/session/challenge', { method: 'POST', json: { code, remember: false } });
  await rig.signIn();

  const wrong = [await answer('000000'), await answer('000001'), await answer('000002')];
  const right = await answer('123456');
  const after = await rig.call('/session');
  await rig.signIn();
  const again = await answer('123456');

  for (const response of wrong) {
    assert.equal(response.status, 401);
    assert.deepEqual(await response.json(), { message: 'error.relay.challenge_refused' });
  }
  assert.equal(right.status, 409);
  assert.deepEqual(await right.json(), { message: 'error.relay.challenge_expired' });
  assert.deepEqual(await after.json(), { state: 'signed-out' });
  assert.equal(((await again.json()) as { state: string }).state, 'signed-in');
});
