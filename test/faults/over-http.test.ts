import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';
import { serveSandbox, type ServedSandbox } from '../../sandbox/node.ts';
import { createClient, type FdClient } from '../../src/client/client.ts';
import { isFdError } from '../../src/model/errors/fd-error.ts';
import { createInProcessRelay } from '../../src/relay/in-process.ts';
import { readRoutes } from './routes.ts';
import { cases, HANGS_MS } from './table.ts';

const KIT = 'http://kit.test/fd';
const HOUR_MS = 3_600_000;

let served: ServedSandbox;

/** The client over the relay, over real HTTP from there. */
async function connect(timeoutMs?: number): Promise<FdClient> {
  const { now } = served.sandbox.clock;
  const { url } = served;
  const relay = createInProcessRelay({
    base: KIT,
    shareReadsMs: 0,
    // What nobody reads to its end is let go of then.
    timeouts: { totalMs: 5_000 },
    upstreams: { api: `${url}/api/v3`, media: `${url}/api`, cr: `${url}/cr/api` },
    now,
  });
  const client = createClient({
    base: KIT,
    fetch: relay.fetch,
    clock: now,
    cacheMs: 0,
    timeoutMs,
  });
  await client.signIn({ username: 'both@acme.example', password: 'sandbox' });
  return client;
}

/** What a read came to; anything but data and the kit's own errors is thrown on. */
async function outcome(read: () => Promise<unknown>): Promise<string | null> {
  try {
    await read();
    return null;
  } catch (thrown) {
    if (isFdError(thrown)) return thrown.code;
    throw thrown;
  }
}

describe('over real HTTP, whatever goes wrong', () => {
  before(async () => {
    served = await serveSandbox();
    // Pauses between tries run out at once: with jitter they are no whole numbers, and Retry-After asks for a second.
    const real = globalThis.setTimeout;
    // So is the time of one byte of a short body that comes slowly: it is a whole part of the body's.
    const isPiece = (ms: number): boolean => Math.abs(HANGS_MS / ms - Math.round(HANGS_MS / ms)) < 1e-9;
    const isPause = (ms: number): boolean => ms === 1_000 || (!Number.isInteger(ms) && !isPiece(ms));
    mock.method(globalThis, 'setTimeout', ((run: () => void, ms = 0, ...rest: unknown[]) =>
      real(run, isPause(ms) ? 1 : ms, ...rest)) as never);
  });
  after(async () => {
    mock.restoreAll();
    await served.close();
  });

  for (const { route, read, takes } of readRoutes) {
    it(`${route} is data or a typed error, and is read again afterwards`, async () => {
      for (const { fault, code, timeoutMs } of cases) {
        const client = await connect(timeoutMs);
        served.sandbox.faults.add(`GET ${route}=${fault}`);

        const came = await outcome(() => read(client));

        const expected = takes.includes(fault) ? null : code;
        if (expected !== 'either') assert.equal(came, expected, fault);
        served.sandbox.faults.clear();
        if (client.current?.state !== 'signed-in') {
          await client.signIn({ username: 'both@acme.example', password: 'sandbox' });
        }
        assert.equal(await outcome(() => read(client)), null, `${fault}, afterwards`);
      }
    });
  }

  it('a refresh of the tokens is new tokens, a typed error or the end of the session', async () => {
    const [event] = readRoutes.filter(({ route }) => route === '/events/{eid}');
    for (const { fault, timeoutMs } of cases) {
      const client = await connect(timeoutMs);
      served.sandbox.clock.advance(HOUR_MS);
      served.sandbox.faults.add(`POST /auth/refresh_token=${fault}`);

      const came = await outcome(() => event!.read(client));

      served.sandbox.faults.clear();
      if (came === 'sign-in-required') assert.equal(client.current?.state, 'signed-out', fault);
      else assert.equal(client.current?.state, 'signed-in', fault);
    }
  });

  for (const user of ['both', 'anna']) {
    it(`a sign-in of ${user} is a session, a challenge or a typed error, and works afterwards`, async () => {
      const credentials = { username: `${user}@acme.example`, password: 'sandbox' };
      for (const { fault, code, timeoutMs } of cases) {
        const client = await connect(timeoutMs);
        await client.signOut();
        served.sandbox.faults.add(`POST /auth=${fault}`);

        const came = await outcome(() => client.signIn(credentials));

        served.sandbox.faults.clear();
        if (code === null) assert.equal(came, null, fault);
        if (came === null && code !== null) assert.notEqual(client.current?.state, 'signed-out', fault);
        assert.equal(await outcome(() => client.signIn(credentials)), null, `${fault}, afterwards`);
      }
    });
  }

  it('a code is a session, another challenge or a typed error, and people can start again', async () => {
    const credentials = { username: 'anna@acme.example', password: 'sandbox' };
    for (const { fault, code, timeoutMs } of cases) {
      const client = await connect(timeoutMs);
      await client.signIn(credentials);
      served.sandbox.faults.add(`PUT /auth/challenge/mfa-token=${fault}`);

      const came = await outcome(() => client.answerChallenge({ code: '123456', remember: true }));

      served.sandbox.faults.clear();
      if (code === null) assert.equal(came, null, fault);
      await client.signOut();
      await client.signIn(credentials);
      assert.equal(await outcome(() => client.answerChallenge({ code: '123456', remember: true })), null, fault);
    }
  });
});
