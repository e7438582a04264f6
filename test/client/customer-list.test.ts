import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { apiOf } from '../../src/client/facade.ts';
import { ACME, startRecorder, type Recorder, type Reply } from './recorder.ts';

describe('a customer list', () => {
  const call = 'GET /package_builder/packages/pkg_555/jazz/customer_list';
  const csv = 'customer_id,email\r\n1:c1,anna@acme.example\r\n';
  const sends =
    (text: string, type: string): Reply =>
    (outgoing) =>
      void outgoing.writeHead(200, { 'content-type': type, 'content-length': text.length }).end(text);

  let recorder: Recorder;
  beforeEach(async () => {
    recorder = await startRecorder();
  });
  afterEach(() => recorder.close());

  it('comes as it is, past the cache, and tells its size', async () => {
    const { api, calls, on } = recorder;
    on(call, sends(csv, 'text/csv; charset=utf-8'));

    for (let time = 0; time < 2; time++) {
      const { stream, size } = await api.packages.customerList('pkg_555', 'jazz');
      assert.equal(await new Response(stream).text(), csv);
      assert.equal(size, csv.length);
    }

    assert.equal(calls.length, 2);
  });

  it('that breaks off is never taken for a whole one', async () => {
    const { api, on } = recorder;
    on(call, (outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'text/csv' });
      outgoing.write(csv, () => outgoing.destroy());
    });

    const { stream } = await api.packages.customerList('pkg_555', 'jazz');

    await assert.rejects(new Response(stream).text());
  });

  for (const [name, reply] of [
    ['a page', sends('<h1>Maintenance</h1>', 'text/html; charset=utf-8')],
    ['JSON', { json: { message: 'soon' } }],
  ] as const) {
    it(`is a typed error where ${name} comes instead`, async () => {
      const { api, on } = recorder;
      on(call, reply);

      await assert.rejects(api.packages.customerList('pkg_555', 'jazz'), { code: 'response-shape' });
    });
  }

  it('ends with its scope, also half way', async () => {
    const { client, on } = recorder;
    on(call, (outgoing) => void outgoing.writeHead(200, { 'content-type': 'text/csv' }).write(csv));
    const scope = client.as(ACME);
    const { stream } = await apiOf(scope).packages.customerList('pkg_555', 'jazz');

    scope.close();

    await assert.rejects(new Response(stream).text());
  });
});
