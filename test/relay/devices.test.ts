import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRig, HOUR } from './rig.ts';
import { idToken } from './upstream.ts';

test('remembers a device where there is a place for it', async () => {
  const kept = new Map<string, { deviceKey: string; deviceGroupKey: string }>();
  const rig = createRig({
    devices: {
      read: async (username) => kept.get(username) ?? null,
      write: async (username, keys) => void kept.set(username, keys),
      forget: async (username) => void kept.delete(username),
    },
  });
  rig.upstream.auth = (request) =>
    request.url.endsWith('/auth')
      ? Response.json({ Challenge: 'SMS_MFA', Session: 's' })
      : Response.json({
          AccessToken: 'a',
          IdToken: idToken({}),
          RefreshToken: 'r',
          DeviceKey: 'k',
          DeviceGroupKey: 'g',
        });

  await rig.signIn();
  await rig.call('/session/challenge', { method: 'POST', body: { code: '123456', remember: true } });
  await rig.signIn();

  const sent = JSON.parse(rig.upstream.seen.at(-1)?.body ?? '') as Record<string, unknown>;
  assert.equal(sent['device_key'], 'k');
  assert.equal(sent['device_group_key'], 'g');
});

test('names the remembered device at a refresh too, though the API gives its keys only once', async () => {
  const rig = createRig({
    devices: {
      read: async () => ({ deviceKey: 'k', deviceGroupKey: 'g' }),
      write: async () => undefined,
      forget: async () => undefined,
    },
  });
  await rig.signIn();
  rig.advance(2 * HOUR);

  await rig.call('/api/v3/events/', { partner: 'partner-id-acme' });

  const refresh = rig.upstream.seen.find(({ target }) => target.endsWith('/auth/refresh_token'));
  const sent = JSON.parse(refresh?.body ?? '') as Record<string, unknown>;
  assert.deepEqual([sent['device_key'], sent['device_group_key']], ['k', 'g']);
});
