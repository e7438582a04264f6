import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apiOf } from '../../src/client/facade.ts';
import { createClient } from '../../src/client/client.ts';
import type { PartnerId } from '../../src/model/ids.ts';
import { held, json, scriptedRelay, signedIn } from './upstream.ts';

const ACME = 'partner-id-acme' as PartnerId;
const DAY_MS = 24 * 3_600_000;

async function open() {
  const relay = scriptedRelay();
  const clock = { now: Date.UTC(2026, 4, 20) };
  const client = createClient({ base: 'http://kit.test/fd', fetch: relay.fetch, clock: () => clock.now });
  await client.session();
  return { relay, client, clock };
}

describe('the client and time', () => {
  for (const [how, jump] of [
    ['a day of sleep', DAY_MS],
    ['a clock that was put back by a day', -DAY_MS],
  ] as const) {
    it(`serves nothing from before ${how}`, async () => {
      const { relay, client, clock } = await open();
      relay.on('/api/v3/events/evt_abc', json({ id: 'evt_abc', title: 'old' }));
      const api = apiOf(client.as(ACME));
      await api.event.get('evt_abc');

      relay.on('/api/v3/events/evt_abc', json({ id: 'evt_abc', title: 'new' }));
      clock.now += jump;

      assert.equal((await api.event.get('evt_abc')).title, 'new');
    });
  }

  it('keeps a new session although an answer to the old one says that it has ended', async () => {
    const { relay, client } = await open();
    const late = held();
    relay.on('/api/v3/events/evt_abc', late.answer);
    const reading = apiOf(client.as(ACME)).event.get('evt_abc');

    relay.on('/session', json(signedIn()));
    await client.signIn({ username: 'anna@acme.example', password: 'sandbox' });
    late.release(json({ message: 'error.relay.signed_out' }, 401));

    await assert.rejects(reading, { code: 'sign-in-required' });
    assert.equal(client.current?.state, 'signed-in');
  });

  it('keeps a new session that a look has found although an answer to the old one says that it has ended', async () => {
    const { relay, client } = await open();
    const late = held();
    relay.on('/api/v3/events/evt_abc', late.answer);
    const reading = apiOf(client.as(ACME)).event.get('evt_abc');

    relay.setSession({ ...signedIn(), expires: '2027-01-01T00:00:00Z' });
    await client.session();
    late.release(json({ message: 'error.relay.signed_out' }, 401));

    await assert.rejects(reading, { code: 'sign-in-required' });
    assert.equal(client.current?.state, 'signed-in');
  });

  it('takes the word of an answer that was asked for in this session', async () => {
    const { relay, client } = await open();
    relay.on('/api/v3/events/evt_abc', json({ message: 'error.relay.signed_out' }, 401));

    await assert.rejects(apiOf(client.as(ACME)).event.get('evt_abc'), { code: 'sign-in-required' });

    assert.equal(client.current?.state, 'signed-out');
  });
});
