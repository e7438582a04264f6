import assert from 'node:assert/strict';
import { test } from 'node:test';
import { envelope } from '../relay/upstream.ts';
import { FOLLOWED, follow, LIST, listAnswer, tagOf } from './download-rig.ts';
import { PUBLIC_URL, startGateway, type GatewayRig } from './rig.ts';

const PATH = `${LIST}/crm.csv`;

async function signedIn(answer: () => Response = () => listAnswer('a\r\n')): Promise<GatewayRig> {
  const rig = await startGateway();
  await rig.signIn();
  rig.upstream.answer = answer;
  return rig;
}

for (const [what, headers, isFollowed] of [
  ['a link of our page', { 'sec-fetch-site': 'same-origin' }, true],
  ['a link of our page in a browser that tells only its address', { referer: `${PUBLIC_URL}/cms/?a=b` }, true],
  ['an address that was typed, or a bookmark', { 'sec-fetch-site': 'none' }, false],
  ['a link of another site', { 'sec-fetch-site': 'cross-site' }, false],
  ['a link of a sibling subdomain', { 'sec-fetch-site': 'same-site' }, false],
  ['a link of another site that claims our address', { 'sec-fetch-site': 'cross-site', referer: PUBLIC_URL }, false],
  ['another site in an older browser', { referer: 'https://evil.test/' }, false],
  ['an address that only begins like ours', { referer: `${PUBLIC_URL}.evil.test/` }, false],
  ['our Origin alone, which no navigation has', { origin: PUBLIC_URL }, false],
  ['the header of our scripts alone', { 'x-fd-request': '1' }, false],
  ['nothing at all', {}, false],
] as const) {
  test(`${what} ${isFollowed ? 'is followed' : 'is refused before the API is asked'}`, async () => {
    const rig = await signedIn();

    const response = await follow(rig, PATH, { headers });
    const body = await response.text();

    assert.equal(response.status, isFollowed ? 200 : 403);
    if (!isFollowed) assert.deepEqual(JSON.parse(body), { message: 'error.gateway.cross_site' });
    assert.equal(rig.upstream.calls().length, isFollowed ? 1 : 0);
  });
}

for (const [what, path, status, message] of [
  ['another variant', `${LIST}/crm.xlsx`, 404, 'error.relay.route_not_listed'],
  ['a name that every object has', `${LIST}/constructor`, 404, 'error.relay.route_not_listed'],
  ['a path that is too short', `/download/partner-id-acme/pkg_555/crm.csv`, 404, 'error.relay.route_not_listed'],
  ['a path that is too long', `${LIST}/x/crm.csv`, 404, 'error.relay.route_not_listed'],
  ['a partner of somebody else', '/download/partner-id-other/pkg_555/a/crm.csv', 403, 'error.relay.partner_forbidden'],
  ['what is no partner', '/download/acme/pkg_555/a/crm.csv', 403, 'error.relay.partner_forbidden'],
  ['a user that is none', `${PATH}?user=a%0d%0ab`, 400, 'error.relay.request_invalid'],
  ['two users', `${PATH}?user=a&user=b`, 400, 'error.relay.request_invalid'],
] as const) {
  test(`${what} is ${status}, and the API is not asked`, async () => {
    const rig = await signedIn();

    const response = await follow(rig, path, { headers: { 'sec-fetch-site': 'same-origin' } });

    assert.equal(response.status, status);
    assert.deepEqual(await response.json(), { message });
    assert.equal(rig.upstream.calls().length, 0);
  });
}

test('whoever has signed out, or was followed by somebody else, downloads nothing', async () => {
  const rig = await signedIn();
  const own = await tagOf('anna@acme.example');
  const other = await tagOf('berta@acme.example');

  const fits = await follow(rig, `${PATH}?user=${own}`);
  const differs = await follow(rig, `${PATH}?user=${other}`);
  rig.cookie = null;
  const out = await follow(rig, PATH);

  assert.deepEqual([fits.status, differs.status, out.status], [200, 401, 401]);
  assert.match(await differs.text(), /Somebody else has signed in/);
  assert.match(await out.text(), /You are not signed in any more/);
  await fits.text();
  assert.equal(rig.upstream.calls().length, 1);
});

test('only GET and HEAD lead to a list', async () => {
  const rig = await signedIn();

  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
    const response = await follow(rig, PATH, { method });
    assert.equal(response.status, 405, method);
    assert.equal(response.headers.get('allow'), 'GET, HEAD', method);
    await response.text();
  }
  assert.equal(rig.upstream.calls().length, 0);
});

for (const [what, answer] of [
  ['a page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ['JSON', () => Response.json({ url: 'https://evil.test/' })],
  ['a file of no type', () => new Response(new Uint8Array([1, 2, 3]))],
  ['a type that only begins like it', () => listAnswer('a', { 'content-type': 'text/csv-schema' })],
  ['another charset', () => listAnswer('a', { 'content-type': 'text/csv; charset=iso-8859-1' })],
  ['nothing', () => new Response(null, { status: 204, headers: { 'content-type': 'text/csv' } })],
  ['a redirect', () => new Response(null, { status: 302, headers: { location: 'https://evil.test/' } })],
] as const) {
  test(`${what} instead of a list is never handed out as one`, async () => {
    const rig = await signedIn(answer);

    const response = await follow(rig, PATH);
    const text = await response.text();

    assert.equal(response.status, 502);
    assert.match(text, /did not answer with a list/);
    assert.doesNotMatch(text, /evil/);
    assert.equal(response.headers.get('content-disposition'), null);
  });
}

for (const [status, message, en, de] of [
  [401, 'error.auth.not_authorized', /not available to you/, /nicht freigegeben/],
  [403, 'error.forbidden', /does not belong to a partner of yours/, /gehört keinem Ihrer Partner/],
  [404, 'error.relay.route_not_listed', /only works as a link/, /gilt nur als Link/],
  [404, 'error.not_found', /no such list now/, /gibt es jetzt nicht/],
  [410, 'error.gone', /no such list now/, /gibt es jetzt nicht/],
  [409, 'error.not_done', /not finished/, /noch nicht fertig/],
  [429, 'error.too_many', /cannot answer at the moment/, /kann gerade nicht antworten/],
  [500, 'error.internal.unspecified', /did not answer with a list/, /hat keine Liste geliefert/],
] as const) {
  test(`a failure with ${status} is told in words, in two languages, and as an envelope to whoever takes no HTML`, async () => {
    const id = 'api-<b>"&';
    const rig = await signedIn(() => envelope(status, message, { 'x-request-id': id, 'retry-after': '7' }));
    const inLanguage = (language: string): Promise<Response> =>
      follow(rig, PATH, { headers: { ...FOLLOWED, 'accept-language': language } });

    const [page, german] = [await inLanguage('en-GB'), await inLanguage('de-AT,en;q=0.5')];
    const data = await follow(rig, PATH, { headers: { 'sec-fetch-site': 'same-origin', accept: '*/*' } });
    const html = await page.text();

    assert.deepEqual([page.status, german.status, data.status], [status, status, status]);
    assert.match(html, en);
    assert.match(html, /<html lang="en">/);
    assert.match(await german.text(), de);
    assert.deepEqual(await data.json(), { message });
    assert.ok(html.includes('<code>api-&lt;b&gt;&quot;&amp;</code>'));
    assert.doesNotMatch(html, /<script|<style|style=|error\./);
    for (const answer of [page, german, data]) {
      assert.equal(answer.headers.get('content-disposition'), null);
      assert.equal(answer.headers.get('retry-after'), '7');
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      assert.equal(answer.headers.get('x-request-id'), id);
    }
    assert.equal(
      page.headers.get('content-security-policy'),
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });
}

test('our own fault, and a refusal without the API, have a request id that the log knows', async () => {
  const working = await signedIn();
  const down = { read: () => Promise.reject(new Error('down')), write: () => Promise.reject(new Error('down')) };
  const store = { ...down, touch: () => Promise.resolve(), remove: () => Promise.resolve() };
  const rig = await startGateway({ store });
  rig.cookie = working.cookie;

  const failed = await follow(rig, PATH);
  const refused = await follow(rig, PATH, { headers: { accept: 'text/html' } });

  assert.deepEqual([failed.status, refused.status], [500, 403]);
  for (const [index, answer] of [failed, refused].entries()) {
    const id = rig.log[index]?.requestId ?? '';
    assert.match(id, /^gw-/);
    assert.equal(answer.headers.get('x-request-id'), id);
    assert.ok((await answer.text()).includes(`<code>${id}</code>`));
  }
});
