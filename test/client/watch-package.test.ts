import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { createClient } from '../../src/client/client.ts';
import { packageBuilder } from '../../src/client/resources/package-builder.ts';
import type { PartnerId } from '../../src/model/ids.ts';
import { held, json, scriptedRelay, type Answer } from './upstream.ts';
import { FakeAttention } from './watch-stand.ts';

const URL = '/api/v3/package_builder/packages/pkg_555';
const is = (status: string | null): Response => json({ id: 'pkg_555', status });

/** A watch of a package whose answers are said. Every look but the first comes within a second, as of somebody who returns. */
async function watchPackage(...answers: Answer[]) {
  const relay = scriptedRelay();
  relay.on(URL, ...answers);
  const client = createClient({ base: 'http://kit.test/fd', fetch: relay.fetch });
  await client.session();
  const scope = client.as('partner-id-acme' as PartnerId);
  const attention = new FakeAttention();
  const controller = new AbortController();
  const statuses: unknown[] = [];
  const errors: unknown[] = [];
  packageBuilder(scope).watch('pkg_555', {
    signal: controller.signal,
    attention,
    onChange: ({ status }) => statuses.push(status),
    onError: (thrown) => errors.push((thrown as { code?: string }).code ?? thrown),
  });
  await wait(5);
  return {
    client,
    scope,
    controller,
    statuses,
    errors,
    attention,
    looks: () => relay.sent.filter(({ url }) => url === URL).length,
    comeBack: async () => {
      attention.change({});
      await wait(1_020);
    },
  };
}

describe('a watched package', () => {
  for (const status of ['DONE', 'FAILED', 'EXPIRED']) {
    it(`is told once where it is ${status}`, async () => {
      const { statuses, attention, looks, comeBack } = await watchPackage(is(status));

      await comeBack();

      assert.deepEqual([statuses, looks(), attention.listeners.size], [[status], 1, 0]);
    });
  }

  it('is looked at past the cache until it is done, whatever unknown status comes between', async () => {
    const watched = await watchPackage(is('INPROGRESS'), is('PAUSED'), is('DONE'));

    await watched.comeBack();
    await watched.comeBack();

    assert.deepEqual(watched.statuses, ['INPROGRESS', 'PAUSED', 'DONE']);
    assert.equal(watched.attention.listeners.size, 0);
  });

  it('that is not there is told as a failure, and not asked for again', async () => {
    const { statuses, errors, attention, looks, comeBack } = await watchPackage(json({ message: 'error.x' }, 404));

    await comeBack();

    assert.deepEqual([statuses, errors, looks(), attention.listeners.size], [[], ['not-found'], 1, 0]);
  });

  it('that cannot be read once is told as a failure, and looked at again', async () => {
    const { statuses, errors, comeBack } = await watchPackage(json({ id: null }), is('DONE'));

    await comeBack();

    assert.deepEqual([statuses, errors], [['DONE'], ['response-shape']]);
  });

  it('is not asked for again at once where a look fails: the next look is the one after', async () => {
    const { errors, looks, controller } = await watchPackage(json({}, 503, { 'retry-after': '0' }), is('DONE'));

    await wait(200);

    assert.deepEqual([errors, looks()], [['server'], 1]);
    controller.abort();
  });

  it('is left alone for as long as the API asks, whoever comes back', async () => {
    const busy = json({}, 429, { 'retry-after': '61' });
    const { errors, looks, attention, controller, comeBack } = await watchPackage(busy, is('DONE'));

    await comeBack();

    assert.deepEqual([errors, looks()], [['rate-limited'], 1]);
    controller.abort();
    assert.equal(attention.listeners.size, 0);
  });

  const ends: [string, (watched: Awaited<ReturnType<typeof watchPackage>>) => unknown][] = [
    ['its caller’s signal', ({ controller }) => controller.abort()],
    ['its scope', ({ scope }) => scope.close()],
  ];
  for (const [name, end] of ends) {
    it(`ends silently with ${name}, also while it is looked at`, async () => {
      const watched = await watchPackage(held().answer);

      end(watched);
      await watched.comeBack();

      const { statuses, errors, attention, looks } = watched;
      assert.deepEqual([statuses, errors, looks(), attention.listeners.size], [[], [], 1, 0]);
    });
  }

  it('is silent about a look that a sign-out has ended', async () => {
    const watched = await watchPackage(held().answer);

    await watched.client.signOut();
    await wait(5);

    assert.deepEqual([watched.statuses, watched.errors], [[], []]);
    watched.controller.abort();
  });
});
