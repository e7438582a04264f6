import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apiOf } from '../../src/client/facade.ts';
import { createClient } from '../../src/client/client.ts';
import type { PartnerId } from '../../src/model/ids.ts';
import { held, json, scriptedRelay, signedIn } from './upstream.ts';

const ACME = 'partner-id-acme' as PartnerId;
const BETA = 'partner-id-beta' as PartnerId;

async function open(relay = scriptedRelay(), cacheMs?: number) {
  const clock = { now: 0 };
  const client = createClient({ base: 'http://kit.test/fd', fetch: relay.fetch, clock: () => clock.now, cacheMs });
  await client.session();
  return { relay, client, clock };
}

describe('the client', () => {
  it('sends the partner and the request header with every call', async () => {
    const { relay, client } = await open();
    relay.on('/api/v3/events/evt_abc', json({ id: 'evt_abc' }));

    await apiOf(client.as(ACME)).event.get('evt_abc');

    const call = relay.sent.at(-1);
    assert.equal(call?.partner, ACME);
    assert.equal(call.headers.get('x-fd-request'), '1');
    assert.equal(call.headers.get('authorization'), null);
  });

  it('takes the answer to a look that was begun before it, once, and looks itself where that has failed', async () => {
    const relay = scriptedRelay();
    const begunLook = Promise.resolve(Response.json(signedIn([ACME])));
    const client = createClient({ base: 'http://kit.test/fd', fetch: relay.fetch, begunLook });

    assert.equal((await client.session()).state, 'signed-in');
    assert.equal(relay.sent.length, 0);
    await client.session();
    assert.equal(relay.sent.length, 1);

    const failed = Promise.resolve(undefined);
    const other = createClient({ base: 'http://kit.test/fd', fetch: relay.fetch, begunLook: failed });
    assert.equal((await other.session()).state, 'signed-in');
    assert.equal(relay.sent.length, 2);
  });

  it('names the user whom it acts as, and finds out who it is now when that is refused', async () => {
    const { relay, client } = await open(scriptedRelay({ ...signedIn([ACME]), user: 'anna-tag' }));
    relay.on('/api/v3/events/evt_abc', json({ message: 'error.relay.other_user' }, 401));
    const scope = client.as(ACME);

    relay.setSession({ ...signedIn([ACME], 'ben@acme.example'), user: 'ben-tag' });
    await assert.rejects(apiOf(scope).event.get('evt_abc'), { code: 'sign-in-required' });
    await new Promise((resolve) => client.onSession(resolve));

    assert.equal(relay.sent.find(({ url }) => url.includes('evt_abc'))?.headers.get('x-fd-user'), 'anna-tag');
    assert.equal(client.current?.state === 'signed-in' && client.current.email, 'ben@acme.example');
    assert.equal(scope.signal.aborted, true);
  });

  it('looks once, however many reads are told that the session is another user’s', async () => {
    const { relay, client } = await open(scriptedRelay({ ...signedIn([ACME]), user: 'anna-tag' }));
    const other = json({ message: 'error.relay.other_user' }, 401);
    for (const id of ['evt_abc', 'evt_def', 'evt_ghi']) relay.on(`/api/v3/events/${id}`, other);
    const api = apiOf(client.as(ACME));
    const looks = (): number => relay.sent.filter(({ url }) => url === '/session').length;
    const before = looks();

    await Promise.allSettled(['evt_abc', 'evt_def', 'evt_ghi'].map((id) => api.event.get(id)));
    await new Promise((resolve) => setTimeout(resolve, 20));

    assert.equal(looks() - before, 1);
  });

  it('looks at the session once for all that look at the same time, even when one of them leaves', async () => {
    const { relay, client } = await open();
    const looks = (): number => relay.sent.filter(({ url }) => url === '/session').length;
    const before = looks();
    const leaving = new AbortController();

    const all = [client.session(leaving.signal), client.session(), client.session()];
    leaving.abort();
    const [left, ...stayed] = await Promise.allSettled(all);

    assert.equal(looks() - before, 1);
    assert.equal(left?.status, 'rejected');
    assert.deepEqual(
      stayed.map(({ status }) => status),
      ['fulfilled', 'fulfilled'],
    );
  });

  it('looks again after the session was changed, whatever look is still under way', async () => {
    const { relay, client } = await open();
    const looks = (): number => relay.sent.filter(({ url, method }) => url === '/session' && method === 'GET').length;
    const before = looks();

    const first = client.session();
    await client.signOut();
    await Promise.all([first, client.session()]);

    assert.equal(looks() - before, 2);
  });

  it('acts only as a partner of the session', async () => {
    const { client } = await open(scriptedRelay(signedIn([ACME])));

    assert.throws(() => client.as(BETA), { code: 'partner-forbidden' });
  });

  it('acts as nobody before sign-in', async () => {
    const { client } = await open(scriptedRelay({ state: 'signed-out' }));

    assert.throws(() => client.as(ACME), { code: 'sign-in-required' });
  });

  it('shares one request between identical reads of two scopes', async () => {
    const { relay, client } = await open();
    relay.on('/api/v3/events/evt_abc', json({ id: 'evt_abc' }));

    const [first, second] = [apiOf(client.as(ACME)), apiOf(client.as(ACME))];
    await Promise.all([first.event.get('evt_abc'), second.event.get('evt_abc'), first.event.get('evt_abc')]);

    assert.equal(relay.sent.filter(({ url }) => url.includes('evt_abc')).length, 1);
  });

  it('asks again once the cache has run out, and at once when told to', async () => {
    const { relay, client, clock } = await open();
    relay.on('/api/v3/events/evt_abc', json({ id: 'evt_abc' }));
    const api = apiOf(client.as(ACME));
    const asked = () => relay.sent.filter(({ url }) => url.includes('evt_abc')).length;

    await api.event.get('evt_abc');
    clock.now += 14_999;
    await api.event.get('evt_abc');
    assert.equal(asked(), 1);

    await api.event.get('evt_abc', { fresh: true });
    assert.equal(asked(), 2);

    clock.now += 15_000;
    await api.event.get('evt_abc');
    assert.equal(asked(), 3);
  });

  it('keeps the partners apart in its cache', async () => {
    const { relay, client } = await open();
    relay.on('/api/v3/events/evt_abc', json({ id: 'evt_abc', title: 'one' }), json({ id: 'evt_abc', title: 'two' }));

    const acme = await apiOf(client.as(ACME)).event.get('evt_abc');
    const beta = await apiOf(client.as(BETA)).event.get('evt_abc');

    assert.deepEqual([acme.title, beta.title], ['one', 'two']);
  });

  it('drops an answer that arrives after its scope was closed', async () => {
    const { relay, client } = await open();
    const late = held();
    relay.on('/api/v3/events/evt_abc', late.answer);
    const scope = client.as(ACME);
    const pending = apiOf(scope).event.get('evt_abc');

    scope.close();
    late.release(json({ id: 'evt_abc' }));

    await assert.rejects(pending, { name: 'AbortError' });
    relay.on('/api/v3/events/evt_abc', json({ id: 'evt_abc', title: 'again' }));
    assert.equal((await apiOf(client.as(ACME)).event.get('evt_abc')).title, 'again');
  });

  it('ends only the wait of the caller that aborts, and the request with the last one', async () => {
    const relay = scriptedRelay();
    let aborted = 0;
    relay.on('/api/v3/events/evt_abc', held().answer);
    const client = createClient({ base: 'http://kit.test/fd', fetch: watched(relay.fetch, () => aborted++) });
    await client.session();
    const api = apiOf(client.as(ACME));
    const [one, two] = [new AbortController(), new AbortController()];
    const first = api.event.get('evt_abc', { signal: one.signal });
    const second = api.event.get('evt_abc', { signal: two.signal });
    await new Promise((resolve) => setTimeout(resolve, 0));

    one.abort();
    await assert.rejects(first, { name: 'AbortError' });
    assert.equal(aborted, 0);

    two.abort();
    await assert.rejects(second, { name: 'AbortError' });
    assert.equal(aborted, 1);
  });

  it('becomes signed out, once, when the relay says so', async () => {
    const { relay, client } = await open();
    relay.on('/api/v3/events/evt_abc', json({ message: 'error.relay.signed_out' }, 401));
    const seen: string[] = [];
    client.onSession(({ state }) => seen.push(state));

    await assert.rejects(apiOf(client.as(ACME)).event.get('evt_abc'), { code: 'sign-in-required' });

    assert.deepEqual(seen, ['signed-out']);
    assert.throws(() => client.as(ACME), { code: 'sign-in-required' });
  });

  it('stays signed in where the account may not see something', async () => {
    const { relay, client } = await open();
    relay.on('/api/v3/events/evt_abc', json({ message: 'error.auth.not_authorized' }, 401));

    await assert.rejects(apiOf(client.as(ACME)).event.get('evt_abc'), { code: 'not-available' });

    assert.equal(client.current?.state, 'signed-in');
  });

  it('closes the scopes of whoever is signed in no more', async () => {
    const { relay, client } = await open();
    relay.on('/api/v3/events/evt_abc', json({ id: 'evt_abc', title: 'his' }));
    const hers = client.as(ACME);

    relay.setSession(signedIn([ACME], 'ben@acme.example'));
    await client.session();

    assert.ok(hers.signal.aborted);
    await assert.rejects(apiOf(hers).event.get('evt_abc'), { name: 'AbortError' });
  });

  it('closes the scope of a partner that the user has lost, and no other', async () => {
    const { relay, client } = await open();
    const [acme, beta] = [client.as(ACME), client.as(BETA)];

    relay.setSession(signedIn([ACME]));
    await client.session();

    assert.deepEqual([acme.signal.aborted, beta.signal.aborted], [false, true]);
  });

  it('forgets what it read when somebody else signs in', async () => {
    const { relay, client } = await open();
    relay.on('/api/v3/events/evt_abc', json({ id: 'evt_abc', title: 'hers' }), json({ id: 'evt_abc', title: 'his' }));
    await apiOf(client.as(ACME)).event.get('evt_abc');

    relay.setSession(signedIn([ACME], 'ben@acme.example'));
    await client.session();

    assert.equal((await apiOf(client.as(ACME)).event.get('evt_abc')).title, 'his');
  });

  it('does not take a look for the present when a sign-out came after it', async () => {
    const { relay, client } = await open();
    const late = held();
    relay.on('/session', late.answer, json(undefined, 200));
    const look = client.session();

    await client.signOut();
    late.release(json(signedIn()));
    await look;

    assert.equal(client.current?.state, 'signed-out');
  });

  it('notices an answer for another partner', async () => {
    const { relay, client } = await open();
    relay.on('/api/v3/partners/', json({ id: BETA, name: 'Beta' }));

    await assert.rejects(apiOf(client.as(ACME)).partner.get(), { code: 'partner-mismatch' });
  });

  it('encodes ids and refuses dot segments', async () => {
    const { relay, client } = await open();
    relay.on('/api/v3/events/a%2Fb%3Fc', json({ id: 'x' }));
    const api = apiOf(client.as(ACME));

    await api.event.get('a/b?c');

    for (const id of ['', '.', '..']) await assert.rejects(async () => api.event.get(id), TypeError);
  });

  it('repeats arrays in queries and leaves out what is empty', async () => {
    const { relay, client } = await open();
    relay.on('/api/v3/events/', json({ items: [], total: 0 }));

    await apiOf(client.as(ACME)).events.list({
      city: ['München', 'Wien'],
      q: '',
      vh: [],
      include_archived: false,
      page: 2,
    });

    assert.equal(relay.sent.at(-1)?.url, '/api/v3/events/?city=M%C3%BCnchen&city=Wien&include_archived=false&page=2');
  });

  it('keeps the good rows of a list and counts the bad ones', async () => {
    const { relay, client } = await open();
    relay.on(
      '/api/v3/events/',
      json({
        items: [{ id: 1 }, { title: 'no id' }, null, { id: 'evt_abc', new_field: 1 }],
        total: 4,
        page: 1,
        pages: 2,
      }),
    );

    const page = await apiOf(client.as(ACME)).events.list();

    assert.deepEqual(
      page.items.map(({ id }) => id),
      [1, 'evt_abc'],
    );
    assert.equal(page.items[1]?.['new_field'], 1);
    assert.equal(page.unreadable, 2);
    assert.equal(page.nextPage, 2);
  });

  it('takes a list of which nothing can be read for no empty one', async () => {
    const { relay, client } = await open();
    relay.on('/api/v3/events/', json({ items: [{ title: 'no id' }, null], total: 2 }));

    const listed = apiOf(client.as(ACME)).events.list();

    await assert.rejects(listed, { code: 'response-shape' });
  });
});

/** Passes calls on and tells when one is aborted. */
function watched(inner: typeof fetch, onAbort: () => void): typeof fetch {
  return (input, init) => {
    const request = new Request(input, init);
    request.signal.addEventListener('abort', onAbort);
    return inner(request);
  };
}
