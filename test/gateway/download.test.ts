import assert from 'node:assert/strict';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { test } from 'node:test';
import { httpApi, signedInOver } from '../attacks/rig.ts';
import { deferred } from '../relay/rig.ts';
import { FOLLOWED, follow, LIST, listAnswer, tagOf } from './download-rig.ts';
import { startGateway, type GatewayRig } from './rig.ts';

const ROWS = 'customer_id,first_name\r\ncus_1,=1+1\r\ncus_2,"Anna; Berta"\r\n';

async function signedIn(answer: () => Response = () => listAnswer(ROWS)): Promise<GatewayRig> {
  const rig = await startGateway({ now: () => Date.UTC(2026, 5, 2, 12) });
  await rig.signIn();
  rig.upstream.answer = answer;
  return rig;
}

for (const [variant, written] of [
  ['crm.csv', ROWS],
  ['spreadsheet.csv', `\ufeffcustomer_id,first_name\r\ncus_1,"'=1+1"\r\ncus_2,"Anna; Berta"\r\n`],
  ['spreadsheet-semicolon.csv', `\ufeffcustomer_id;first_name\r\ncus_1;"'=1+1"\r\ncus_2;"Anna; Berta"\r\n`],
] as const) {
  test(`a link to ${variant} gives the list as a file with a name of its own`, async () => {
    const rig = await signedIn();

    const response = await follow(rig, `${LIST}/${variant}`);
    const body = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());

    assert.equal(response.status, 200);
    assert.equal(body, written);
    const headers = Object.fromEntries(response.headers);
    assert.equal(headers['content-type'], 'text/csv; charset=utf-8');
    // The copies for spreadsheets are not taken for the one that a CRM wants.
    const form = variant === 'crm.csv' ? '' : '_spreadsheet';
    const name = `customers_pkg_555_family_outings_munich_2026-06-02${form}.csv`;
    assert.equal(headers['content-disposition'], `attachment; filename="${name}"; filename*=UTF-8''${name}`);
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['x-accel-buffering'], 'no');
    assert.equal(headers['x-request-id'], 'api-1');
    assert.deepEqual(response.headers.getSetCookie(), []);
  });
}

test('it is one call of the API, as the partner in the path, and the log has neither ids nor the query', async () => {
  const rig = await signedIn();
  const tag = await tagOf('anna@acme.example');

  await (await follow(rig, `${LIST}/crm.csv?user=${tag}`)).text();

  const calls = rig.upstream.calls();
  assert.deepEqual(
    calls.map(({ method, target }) => `${method} ${target}`),
    ['GET /api/v3/package_builder/packages/pkg_555/family_outings_munich/customer_list'],
  );
  assert.equal(calls[0]?.headers.get('x-preferred-partner-id'), 'partner-id-acme');
  assert.equal(calls[0]?.headers.get('cookie'), null);
  assert.deepEqual(
    rig.log.slice(1).map(({ method, route, status }) => `${method} ${route} ${status}`),
    ['GET /download/{partner_id}/{package_id}/{tc}/{variant} 200'],
  );
});

test('encoded values go up as they were written, and their name is plain', async () => {
  const rig = await signedIn();

  const response = await follow(rig, '/download/partner-id-acme/pkg%20%C3%BC/%C3%9Cber%2060/crm.csv');
  await response.text();

  assert.equal(
    rig.upstream.calls()[0]?.target,
    '/api/v3/package_builder/packages/pkg%20%C3%BC/%C3%9Cber%2060/customer_list',
  );
  assert.equal(
    response.headers.get('content-disposition'),
    `attachment; filename="customers_pkg_u_Uber_60_2026-06-02.csv"; filename*=UTF-8''customers_pkg_%C3%BC_%C3%9Cber_60_2026-06-02.csv`,
  );
});

test('a HEAD tells name and length and takes no list', async () => {
  const rig = await signedIn(() => listAnswer('', { 'content-length': '4711' }));

  const response = await follow(rig, `${LIST}/crm.csv`, { method: 'HEAD' });

  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-length'), '4711');
  assert.match(response.headers.get('content-disposition') ?? '', /^attachment; filename="customers_pkg_555_/);
  assert.equal(rig.upstream.calls()[0]?.method, 'HEAD');
});

test('only the list as it came has a length: a safe copy has another', async () => {
  const rig = await signedIn(() => listAnswer(ROWS, { 'content-length': String(ROWS.length) }));

  const raw = await follow(rig, `${LIST}/crm.csv`);
  const safe = await follow(rig, `${LIST}/spreadsheet.csv`);

  assert.equal(raw.headers.get('content-length'), String(ROWS.length));
  assert.equal(safe.headers.get('content-length'), null);
  assert.ok((await safe.arrayBuffer()).byteLength > (await raw.arrayBuffer()).byteLength);
});

test('below a public path it works with and without it', async () => {
  const rig = await startGateway({ publicUrl: 'http://localhost:4000/tools' });
  await rig.signIn();
  rig.upstream.answer = () => listAnswer(ROWS);

  const headers = { ...FOLLOWED, cookie: rig.cookie ?? '' };
  for (const mount of ['/fd', '/tools/fd']) {
    const response = await fetch(`${rig.url}${mount}${LIST}/crm.csv`, { headers });
    assert.equal(await response.text(), ROWS, mount);
  }
});

/** A rig over an API of its own, whose lists `answer` writes. */
async function over(answer: (outgoing: ServerResponse, incoming: IncomingMessage) => void): Promise<GatewayRig> {
  const listener: RequestListener = (incoming, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'text/csv; charset=utf-8' });
    answer(outgoing, incoming);
  };
  return signedInOver(await httpApi(listener));
}

for (const variant of ['crm.csv', 'spreadsheet.csv']) {
  test(`${variant} begins before the list is complete, and breaks where the API breaks off`, async () => {
    const go = deferred<undefined>();
    const rig = await over((outgoing) => {
      outgoing.write('customer_id\r\ncus_1\r\n');
      void go.promise.then(() => outgoing.destroy());
    });

    const response = await follow(rig, `${LIST}/${variant}`);
    const reader = response.body?.getReader();
    let text = '';
    while (!text.includes('cus_1')) text += new TextDecoder().decode((await reader?.read())?.value);
    go.resolve(undefined);

    await assert.rejects(async () => {
      while (!(await reader?.read())?.done);
    });
  });

  test(`${variant}: a reader that goes away takes the call of the API with it`, async () => {
    const closed = deferred<undefined>();
    const rig = await over((outgoing) => {
      outgoing.on('close', () => closed.resolve(undefined));
      outgoing.write('customer_id\r\n');
    });
    const controller = new AbortController();

    const response = await follow(rig, `${LIST}/${variant}`, { signal: controller.signal });
    assert.equal(response.status, 200);
    controller.abort();

    await assert.rejects(response.text());
    await closed.promise;
  });
}

test('a safe copy breaks at a cell without an end, since what was written of it must not look complete', async () => {
  const rig = await over((outgoing) => void outgoing.end(`a,b\r\n"${'x'.repeat(2 * 1024 * 1024)}`));

  const response = await follow(rig, `${LIST}/spreadsheet.csv`);

  assert.equal(response.status, 200);
  await assert.rejects(response.text());
});
