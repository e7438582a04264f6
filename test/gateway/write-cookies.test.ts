import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStore } from '../../src/relay/memory-store.ts';
import { startGateway, type GatewayRig } from './rig.ts';

const PARTNER = { 'x-preferred-partner-id': 'partner-id-acme' };
const read = (rig: GatewayRig, cookie?: string): Promise<Response> =>
  rig.call('/api/v3/setup_processes/evt_abc', { headers: { ...PARTNER, ...(cookie ? { cookie } : {}) } });

test('a browser that has written is given nothing from before it, by no process that shares its session', async () => {
  const store = createMemoryStore({ now: () => Date.UTC(2026, 4, 1, 12) });
  const [one, other] = [await startGateway({ store }), await startGateway({ store })];
  let goal = 'before';
  one.upstream.answer = other.upstream.answer = (request) => {
    if (request.method === 'PUT') goal = 'after';
    return Response.json({ goal });
  };
  await one.signIn();
  other.cookie = one.cookie;
  await read(other);

  const session = one.cookie ?? '';
  const written = await one.call('/api/v3/setup_processes/evt_abc', { method: 'PUT', json: {}, headers: PARTNER });
  const note = written.headers.getSetCookie().find((cookie) => cookie.startsWith('fd-wrote=')) ?? '';

  assert.equal(note, 'fd-wrote=1; Max-Age=5; Path=/; HttpOnly; SameSite=Strict');
  assert.deepEqual(await (await read(other, session)).json(), { goal: 'before' });
  assert.deepEqual(await (await read(other, `${session}; fd-wrote=1`)).json(), { goal: 'after' });
});

test('a read, a refused write and a sign-in leave no note', async () => {
  const rig = await startGateway();
  const signedIn = await rig.signIn();

  const answers = [
    signedIn,
    await read(rig),
    await rig.call('/api/v3/setup_processes/evt_abc', {
      method: 'PUT',
      json: {},
      headers: { 'x-preferred-partner-id': 'partner-id-empty' },
    }),
  ];

  for (const answer of answers) assert.doesNotMatch(answer.headers.getSetCookie().join(), /wrote/);
});
