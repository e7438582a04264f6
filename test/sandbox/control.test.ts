import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { after, before, beforeEach, describe, it } from 'node:test';
import { serveSandbox, type ServedSandbox } from '../../sandbox/node.ts';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { send, sendJson, signIn, type SignedIn } from './support.ts';

let served: ServedSandbox;

interface State {
  readonly time: string;
  readonly rate_limits: boolean;
  readonly runs: readonly { readonly event_id: string; readonly tc_run_ids: readonly number[] }[];
  readonly faults: readonly { readonly id: string; readonly spec: string; readonly remaining: number | null }[];
}

/** Sends JSON to a control, as a program does. */
async function control(
  path: string,
  body: unknown = {},
): Promise<{ status: number; body: State & { error?: string } }> {
  const response = await fetch(`${served.url}/_sandbox${path}`, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as State };
}

async function state(): Promise<State> {
  return (await fetch(`${served.url}/_sandbox/state`)).json() as Promise<State>;
}

/** Sends a form of the front page, as a browser does, and gives the page that comes of it. */
async function submit(path: string, fields: Record<string, string>): Promise<{ status: number; html: string }> {
  const response = await sendAs(
    'POST',
    `/_sandbox${path}`,
    { 'sec-fetch-site': 'same-origin', origin: served.url },
    fields,
  );
  if (response.status !== 303) return { status: response.status, html: response.text };
  return { status: 303, html: await (await fetch(served.url + (response.location ?? ''))).text() };
}

/** `fetch` sets the headers of a browser itself: these go over Node's own client. */
function sendAs(method: string, path: string, headers: Record<string, string>, fields: Record<string, string> = {}) {
  return new Promise<{ status: number; text: string; location: string | null; cors: string | undefined }>(
    (resolve, reject) => {
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      const request = httpRequest(served.url + path, { method, headers: { ...type, ...headers } }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        const { location = null, 'access-control-allow-origin': cors } = response.headers;
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text, location, cors }));
      });
      request.on('error', reject).end(method === 'GET' ? '' : String(new URLSearchParams(fields)));
    },
  );
}

describe("the sandbox's controls", () => {
  before(async () => {
    served = await serveSandbox();
  });
  beforeEach(() => served.sandbox.reset());
  after(() => served.close());

  it('add, list, remove and clear faults', async () => {
    const first = await control('/faults', { spec: 'GET /events/{eid}=delay:5*3' });
    const second = await control('/faults', {
      method: 'POST',
      path: '/auth',
      kind: 'status',
      parameter: 503,
      count: 2,
    });

    assert.deepEqual(first.body.faults, [
      { id: first.body.faults[0]?.id, spec: 'GET /events/{eid}=delay:5*3', remaining: 3 },
    ]);
    assert.equal(second.body.faults[1]?.spec, 'POST /auth=status:503*2');
    assert.equal((await fetch(`${served.url}/api/v3/auth`, { method: 'POST' })).status, 503);
    assert.equal((await state()).faults[1]?.remaining, 1);
    const id = first.body.faults[0]?.id;
    const removed = await control('/faults/remove', { id });
    assert.deepEqual(
      removed.body.faults.map(({ spec }) => spec),
      ['POST /auth=status:503*1'],
    );
    assert.equal((await control('/faults/remove', { id })).status, 400);
    assert.deepEqual((await control('/faults/clear')).body.faults, []);
  });

  it('switch rate limits, move the clock and start over', async () => {
    const { time } = await state();

    assert.equal((await control('/rate-limits', { on: true })).body.rate_limits, true);
    const later = await control('/clock', { advance_ms: 90_000 });
    assert.equal(Date.parse(later.body.time) - Date.parse(time), 90_000);
    assert.equal(served.sandbox.rateLimits, true);
    await control('/faults', { spec: '*=drop' });

    const fresh = (await control('/reset')).body;
    assert.deepEqual([fresh.time, fresh.rate_limits, fresh.faults], [time, false, []]);
  });

  it('make a new recommendation run of an event, as a program and from the front page', async () => {
    const made = await control('/runs', { event_id: 'evt_abc' });
    const page = await submit('/runs', { event_id: 'evt_abc' });
    const refused = await submit('/runs', { event_id: 'evt_voucher' });

    assert.deepEqual(made.body.runs, [{ event_id: 'evt_abc', tc_run_ids: [42, 43] }]);
    assert.deepEqual((await state()).runs, [{ event_id: 'evt_abc', tc_run_ids: [42, 43, 44] }]);
    assert.match(page.html, /evt_abc<\/code> runs <code>42<\/code>, <code>43<\/code>, <code>44/);
    assert.deepEqual([refused.status, (await control('/runs')).status], [400, 400]);
    assert.match(refused.html, /There is no event evt_voucher that is recommended to anybody/);
    assert.match(refused.html, /name="event_id" value="evt_voucher"/);
    assert.deepEqual((await control('/reset')).body.runs, []);
  });

  it('expire access tokens and revoke refresh tokens', async () => {
    const { AccessToken, RefreshToken } = await signIn(served.sandbox, 'ben@acme.example');
    const refresh = () => sendJson<SignedIn>(served.sandbox, 'POST', '/auth/refresh_token', { token: RefreshToken });
    const status = async (token: string) =>
      (await send(served.sandbox, '/permissions', { headers: { authorization: `Bearer ${token}` } })).status;

    assert.equal(await status(AccessToken), 200);
    await control('/tokens/expire');
    assert.equal(await status(AccessToken), 401);
    assert.equal(await status((await refresh()).body.AccessToken), 200);
    await control('/tokens/revoke');
    assert.equal((await refresh()).status, 400);
  });

  it('say what is wrong with what they are sent', async () => {
    for (const [path, body, complaint] of [
      ['/faults', { spec: 'GET /events/{eid}=dely:5' }, /There is no fault "dely"/],
      ['/faults', { path: '/nowhere', kind: 'drop' }, /no route \/nowhere/],
      ['/faults', {}, /"" is no path/],
      ['/rate-limits', { on: 'maybe' }, /"on" is true or false/],
      ['/clock', { advance_ms: -5 }, /"advance_ms" is a whole number/],
      ['/clock', { advance_ms: 1e20 }, /"advance_ms"/],
    ] as const) {
      const answer = await control(path, body);

      assert.equal(answer.status, 400);
      assert.match(answer.body.error ?? '', complaint);
    }
    const broken = await fetch(`${served.url}/_sandbox/clock`, { method: 'POST', body: '[1' });
    assert.equal(broken.status, 400);
    assert.equal((await fetch(`${served.url}/_sandbox/nowhere`)).status, 404);
    assert.equal((await fetch(`${served.url}/_sandbox/reset`)).status, 404);
  });

  for (const [what, headers] of [
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a sibling of this site', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:1' }],
    ['another site in a browser without Sec-Fetch-Site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['another site that calls itself this one', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }],
    ['a link on another site', { 'sec-fetch-site': 'cross-site' }],
  ] as const) {
    it(`refuse ${what}, in every method`, async () => {
      for (const path of ['/faults', '/faults/clear', '/rate-limits', '/tokens/expire', '/clock', '/reset']) {
        const { status, cors } = await sendAs('POST', `/_sandbox${path}`, headers, { spec: '*=drop', on: 'true' });
        assert.deepEqual([status, cors], [403, undefined]);
      }
      assert.equal((await sendAs('GET', '/_sandbox/state', headers)).status, 403);
      const preflight = await sendAs('OPTIONS', '/_sandbox/faults', headers);
      assert.deepEqual([preflight.status, preflight.cors], [403, undefined]);
      assert.deepEqual((await state()).faults, []);
      assert.equal(served.sandbox.rateLimits, false);
    });
  }

  it('are neither logged nor spoilt by faults, and faults are logged without queries', async () => {
    await control('/faults', { spec: '*=status:500' });
    await control('/clock', { advance_ms: 5 });
    await fetch(`${served.url}/api/v3/events/?q=secret`);

    assert.deepEqual(served.sandbox.requests, [{ method: 'GET', path: '/api/v3/events/', partner: null, status: 500 }]);
  });

  it('work from the forms of the front page', async () => {
    const page = await submit('/faults', { route: 'GET /events/{eid}', kind: 'delay', parameter: '2000', count: '3' });
    assert.equal(page.status, 303);
    assert.match(page.html, /<code>GET \/events\/\{eid\}=delay:2000\*3<\/code>.*3 more times/);
    assert.match((await submit('/rate-limits', { on: 'true' })).html, /Switch rate limits off/);
    assert.match((await submit('/clock', { advance_ms: '3600000' })).html, /2026-05-20 11:00:00/);
    assert.match(
      (await submit('/faults/remove', { id: served.sandbox.faults.list[0]?.id ?? '' })).html,
      /Nothing goes wrong on demand/,
    );
    await submit('/faults', { route: '* *', kind: 'drop', parameter: '', count: '' });
    assert.equal(served.sandbox.faults.list[0]?.spec, '*=drop');
  });

  it('show a refused form again with what was typed, and nothing of it as markup', async () => {
    const typed = { route: 'POST /auth', kind: 'delay', parameter: '"><script>alert(1)</script>', count: '2' };

    const { status, html } = await submit('/faults', typed);

    assert.equal(status, 400);
    assert.match(html, /role="alert">delay takes milliseconds/);
    assert.match(html, /<option value="POST \/auth" selected>/);
    assert.match(html, /<option value="delay" selected>/);
    assert.match(html, /value="2" inputmode/);
    assert.doesNotMatch(html, /<script/);
  });

  it('are out of reach of frames and scripts', async () => {
    const page = await fetch(served.url);

    const policy = page.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.equal(page.headers.get('access-control-allow-origin'), null);
  });
});

it('rate limits are switched while the sandbox runs, and begin anew', async () => {
  const sandbox = createSandbox();
  const refused = () => sendJson(sandbox, 'POST', '/auth/refresh_token', { token: 'x' });
  const statuses = async (calls: number) => {
    const all: number[] = [];
    for (let call = 0; call < calls; call++) all.push((await refused()).status);
    return all.filter((status) => status === 429).length;
  };

  assert.equal(await statuses(12), 0);
  sandbox.rateLimits = true;
  assert.equal(await statuses(12), 2);
  sandbox.rateLimits = true;
  assert.equal(await statuses(1), 1);
  sandbox.rateLimits = false;
  assert.equal(await statuses(12), 0);
  sandbox.rateLimits = true;
  assert.equal(await statuses(10), 0);
});
