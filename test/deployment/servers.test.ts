import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { deploy } from './rig.ts';

const PARTNER = { 'x-preferred-partner-id': 'partner-id-acme' };

for (const name of ['node-http', 'express', 'hono']) {
  it(`examples/servers/${name}.ts stands behind it as well`, async () => {
    const site = await deploy(`examples/servers/${name}.ts`);
    after(() => site.close());

    const answer = await site.signIn();
    const headers = { ...PARTNER, cookie: answer.cookie };
    const event = await site.call('/fd/api/v3/events/evt_abc', { headers });
    const untidy = await site.call('/fd/api/v3/events/%2e%2e/partners/', { headers });
    const statuses: number[] = [];
    for (let n = 0; n < 51; n++) {
      const spoofed = { 'x-forwarded-for': `203.0.113.${n}` };
      statuses.push(
        (
          await site.signIn({
            from: '127.0.0.2',
            headers: spoofed,
            username: `user-${n}@acme.example`,
            password: 'wrong',
          })
        ).status,
      );
    }

    assert.match(answer.cookie, /^__Host-fd=/);
    assert.deepEqual([event.status, untidy.status, statuses.at(49), statuses.at(50)], [200, 404, 401, 429]);
    assert.equal((await site.signIn({ from: '127.0.0.3' })).status, 200);
  });
}
