import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { apiOf, type FdApi } from '../../src/client/facade.ts';
import { isFdError } from '../../src/model/errors/fd-error.ts';
import { NotAvailableError } from '../../src/model/errors/not-available.ts';
import { newPackage } from './new-package.ts';
import { ACME, BETA, heldReply, startRecorder, type Recorder, type Reply } from './recorder.ts';

const settings = { backhaul_evaluation_attribution_window: 14, backhaul_evaluation_model: 'ALL_PURCHASES' };

/** Every change that there is, and its call. */
const writes: Readonly<Record<string, (api: FdApi, signal?: AbortSignal) => Promise<unknown>>> = {
  'POST /package_builder/packages': ({ packages }, signal) => packages.create(newPackage, signal),
  'POST /package_builder/packages/pkg_555/regenerate': ({ packages }, signal) => packages.regenerate('pkg_555', signal),
  'POST /package_builder/packages/merge': ({ packages }, signal) => packages.merge(['pkg_1', 'pkg_2'], signal),
  'PUT /package_builder/packages/pkg_555/backhaul_evaluation_details': ({ backhaul }, signal) =>
    backhaul.saveSettings('pkg_555', settings, signal),
  [`POST /partners/${ACME}/backhaul_attribution_details`]: ({ backhaul }, signal) =>
    backhaul.saveDefaults(settings, signal),
  'POST /campaign_results/': ({ campaignResults }, signal) =>
    campaignResults.record('evt_abc', { purchase: 12, revenue: 540 }, signal),
  'DELETE /campaign_results/': ({ campaignResults }, signal) => campaignResults.remove('cr_xyz', signal),
  'PUT /events/evt_abc/attribution_model': ({ attributionModels }, signal) =>
    attributionModels.setOfEvent('evt_abc', 'META', signal),
  'PUT /partners/attribution_model': ({ attributionModels }, signal) => attributionModels.setDefault('META', signal),
};

const refusals: readonly [string, Reply, string][] = [
  ['a 503', { status: 503, headers: { 'retry-after': '0' } }, 'server'],
  ['a 429', { status: 429, headers: { 'retry-after': '0' } }, 'rate-limited'],
  ['a dropped connection', (outgoing) => void outgoing.destroy(), 'network'],
  ['a 400', { status: 400, json: { message: 'error.package.wrong_status' } }, 'request-invalid'],
  ['a 401 that costs a refresh', { status: 401, json: { message: 'error.auth.token' } }, 'server'],
];

const LIST = '/package_builder/packages/';
const titled = (title: string): Reply => ({ json: [{ id: 'pkg_555', title }] });

describe('a change', () => {
  let recorder: Recorder;
  let api: FdApi;

  beforeEach(async () => {
    recorder = await startRecorder();
    api = recorder.api;
  });
  afterEach(() => recorder.close());

  /** How often a call came: `METHOD /path`. */
  const times = (call: string): number =>
    recorder.calls.filter(({ method, url }) => `${method} ${url.split('?')[0]}` === call).length;
  const title = async (from = api): Promise<unknown> => (await from.packages.list())[0]?.title;

  for (const [call, write] of Object.entries(writes)) {
    for (const [name, reply, code] of refusals) {
      it(`is sent once, whatever becomes of it: ${call} after ${name}`, async () => {
        recorder.on(call, reply);

        await assert.rejects(write(api), (thrown) => isFdError(thrown) && thrown.code === code);

        assert.equal(times(call), 1);
        assert.equal(recorder.client.current?.state, 'signed-in');
      });
    }

    it(`is carried out where words are answered in place of JSON: ${call}`, async () => {
      recorder.on(call, (outgoing) => void outgoing.writeHead(200, { 'content-type': 'text/plain' }).end('OK'));

      await write(api);

      assert.equal(times(call), 1);
    });

    it(`is seen by the next read: ${call}`, async () => {
      recorder.on(`GET ${LIST}`, titled('before'), titled('after'));
      const seen = [await title(), await title()];

      await write(api);

      assert.deepEqual([...seen, await title(), await title()], ['before', 'before', 'after', 'after']);
      assert.equal(times(`GET ${LIST}`), 2);
    });
  }

  it('is looked for by the next read also where nobody knows whether it was carried out', async () => {
    const call = 'POST /campaign_results/';
    recorder.on(call, (outgoing) => void outgoing.destroy());
    recorder.on(`GET ${LIST}`, titled('before'), titled('after'));
    await title();

    await assert.rejects(writes[call]!(api), { code: 'network' });

    assert.equal(await title(), 'after');
  });

  it('is seen through every scope of the partner', async () => {
    const other = apiOf(recorder.client.as(ACME));
    recorder.on(`GET ${LIST}`, titled('before'), titled('after'));
    await title(other);

    await api.packages.create(newPackage);

    assert.equal(await title(other), 'after');
  });

  it('leaves what was read as another partner in memory', async () => {
    const beta = recorder.client.as(BETA);
    recorder.on(`GET ${LIST}`, titled('of Beta'), titled('asked for again'));
    await title(apiOf(beta));

    await api.packages.create(newPackage);

    assert.equal(await title(apiOf(beta)), 'of Beta');
    beta.close();
  });

  it('gives who asks after it nothing that was under way before, and who asked before what they asked for', async () => {
    const early = heldReply([{ id: 'pkg_555', title: 'before' }]);
    recorder.on(`GET ${LIST}`, early.reply, titled('after'));
    const asked = title();
    await early.hasCome;

    await api.packages.create(newPackage);
    const next = title();

    assert.equal(await next, 'after');
    early.release();
    assert.equal(await asked, 'before');
    assert.equal(await title(), 'after');
  });

  it('is not hidden by a read that begins while it is under way', async () => {
    const slow = heldReply();
    recorder.on('POST /package_builder/packages', slow.reply);
    recorder.on(`GET ${LIST}`, titled('meanwhile'), titled('after'));
    const write = api.packages.create(newPackage);
    await slow.hasCome;
    const meanwhile = await title();

    slow.release();
    await write;

    assert.deepEqual([meanwhile, await title()], ['meanwhile', 'after']);
  });

  it('answers what it made, and nothing where the answer does not tell', async () => {
    recorder.on('POST /package_builder/packages', { json: { id: 'pkg_9', status: 'INITIALIZING' } }, { json: [] });

    assert.equal((await api.packages.create(newPackage))?.id, 'pkg_9');
    assert.equal(await api.packages.create(newPackage), null);
  });

  it('may be answered with nothing at all', async () => {
    recorder.on('DELETE /campaign_results/', (outgoing) => void outgoing.writeHead(204).end());

    await api.campaignResults.remove('cr_xyz');
  });

  it('ends with its scope, and its late answer brings nothing back', async () => {
    const slow = heldReply({ id: 'pkg_9' });
    recorder.on('POST /package_builder/packages', slow.reply);
    const scope = recorder.client.as(ACME);
    const write = apiOf(scope).packages.create(newPackage);
    await slow.hasCome;

    scope.close();
    slow.release();

    await assert.rejects(write, { name: 'AbortError' });
    await assert.rejects(apiOf(scope).packages.create(newPackage), { name: 'AbortError' });
    assert.equal(times('POST /package_builder/packages'), 1);
  });

  for (const [call, write] of Object.entries(writes)) {
    it(`ends with its caller's signal, and is not sent after it: ${call}`, async () => {
      const slow = heldReply();
      recorder.on(call, slow.reply);
      const controller = new AbortController();
      const under = write(api, controller.signal);
      await slow.hasCome;

      controller.abort();

      await assert.rejects(under, { name: 'AbortError' });
      await assert.rejects(write(api, controller.signal), { name: 'AbortError' });
      assert.equal(times(call), 1);
      slow.release();
    });
  }

  it('under way at a sign-out ends, and signs nobody in again', async () => {
    const slow = heldReply({ id: 'pkg_9' });
    recorder.on('POST /package_builder/packages', slow.reply);
    const write = api.packages.create(newPackage).catch((thrown: unknown) => thrown);
    await slow.hasCome;

    await recorder.client.signOut();
    slow.release();
    await write;

    assert.equal(recorder.client.current?.state, 'signed-out');
    await assert.rejects(api.packages.create(newPackage), { code: 'sign-in-required' });
    assert.equal(times('POST /package_builder/packages'), 1);
  });
});

describe('campaign results that the API keeps for administrators', () => {
  for (const status of [401, 403]) {
    it(`are not available, and the session goes on: ${status}`, async () => {
      const { api, client, on, calls, close } = await startRecorder();
      on('GET /campaign_results/', { status, json: { message: 'error.auth.not_authorized' } });

      await assert.rejects(api.campaignResults.list('evt_abc'), NotAvailableError);

      assert.equal(client.current?.state, 'signed-in');
      on('GET /package_builder/packages/', { json: [{ id: 'pkg_555' }] });
      assert.equal((await api.packages.list()).length, 1);
      assert.deepEqual(
        calls.map(({ url }) => url.split('?')[0]),
        ['/campaign_results/', '/package_builder/packages/'],
      );
      close();
    });
  }
});
