import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { createClient, type FdClient } from '../../src/client/client.ts';
import { isFdError } from '../../src/model/errors/fd-error.ts';
import { createInProcessRelay } from '../../src/relay/in-process.ts';
import { readRoutes } from './routes.ts';

const RUNS = 5_000;
const HOUR_MS = 3_600_000;
const KIT = 'http://kit.test/fd';
const UPSTREAMS = { api: 'http://sandbox.test/api/v3', media: 'http://sandbox.test/api', cr: null };

/** What stands at the end of a path into an answer. */
type Path = readonly (string | number)[];

/** Any JSON there is: odd keys, deep and flat, and the texts and numbers that programs trip over. */
const anyJson = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    [],
    {},
    '',
    0,
    -1,
    1e308,
    -1e308,
    5e-324,
    true,
    '__proto__',
    'constructor',
    '12',
    '\u0000',
  ),
  fc.constantFrom<unknown>({ constructor: 1 }, { toString: null }, { length: 3 }, [[]], [null], { items: {} }, '1e999'),
);

/** Every place in an answer, the whole of it first. */
function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, each]) => placesIn(each, [...at, name]))];
}

function replaced(value: unknown, [name, ...rest]: Path, by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value))
    return value.map((each: unknown, index) => (String(index) === name ? replaced(each, rest, by) : each));
  const fields = value as Record<string, unknown>;
  return { ...fields, [name]: replaced(fields[name], rest, by) };
}

/** Any JSON, or the real answer with any JSON in one or two places. */
function answers(real: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(real);
  const change = fc.tuple(fc.constantFrom(...places.slice(0, 400)), anyJson);
  const mutated = fc
    .array(change, { minLength: 1, maxLength: 2 })
    .map((changes) => changes.reduce((value, [at, by]) => (holds(value, at) ? replaced(value, at, by) : value), real));
  return fc.oneof({ weight: 1, arbitrary: anyJson }, { weight: 3, arbitrary: mutated });
}

/** Whether the place is still there: another change may have taken it away. */
function holds(value: unknown, [name, ...rest]: Path): boolean {
  if (name === undefined) return true;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false;
  return holds((value as Record<string, unknown>)[name], rest);
}

/** The kit without a network: whatever is put in place of an answer comes instead of it. */
interface Kit {
  readonly client: FdClient;
  readonly sandbox: ReturnType<typeof createSandbox>;
  /** In place of the answers of this path; undefined for none. */
  instead: { readonly path: string; readonly body: string } | undefined;
  /** The last answer of each path. */
  readonly real: Map<string, unknown>;
}

function createKit(): Kit {
  const sandbox = createSandbox();
  const { now } = sandbox.clock;
  const relay = createInProcessRelay({
    base: KIT,
    upstreams: UPSTREAMS,
    now,
    shareReadsMs: 0,
    readsPerMinute: Infinity,
    fetch: async (request) => {
      const path = new URL(request.url).pathname.slice('/api/v3'.length);
      const headers = { 'content-type': 'application/json' };
      if (kit.instead?.path === path) return new Response(kit.instead.body, { headers });
      const answer = await sandbox.fetch(request);
      const text = await answer.text();
      kit.real.set(path, shortened(JSON.parse(text)));
      return new Response(text, { status: answer.status, headers });
    },
  });
  const client = createClient({
    base: KIT,
    clock: now,
    cacheMs: 0,
    // The relay hands a read's JSON on as it is: only what it reads itself has to go through it.
    fetch: (input, init) => {
      const { instead } = kit;
      const isRead =
        instead && !instead.path.startsWith('/auth') && new Request(input).url.includes(`/api/v3${instead.path}`);
      return isRead ? Promise.resolve(new Response(instead.body)) : relay.fetch(input, init);
    },
  });
  const kit: Kit = { client, sandbox, instead: undefined, real: new Map() };
  return kit;
}

/** A list of a few says as much as one of fifty, and is read sooner. */
function shortened(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.slice(0, 3) as unknown[];
  if (typeof answer !== 'object' || answer === null) return answer;
  const few = (each: unknown): unknown => (Array.isArray(each) ? each.slice(0, 3) : each);
  return Object.fromEntries(Object.entries(answer).map(([name, each]) => [name, few(each)]));
}

/** Data that is drawn without a fault, or one of the kit's own errors: anything else is thrown on. */
async function toleratedOrTyped(read: () => Promise<unknown>): Promise<void> {
  try {
    await read();
  } catch (thrown) {
    if (!isFdError(thrown)) throw thrown;
    assert.notEqual(thrown.code, 'network');
  }
}

/** A session is never half one: whatever the API said, the client knows where it stands. */
function assertStanding({ client }: Kit): void {
  const { current } = client;
  if (current?.state !== 'signed-in') return;
  assert.equal(typeof current.email, 'string');
  assert.ok(current.partners.every((id) => /^(partner-id-.+|fd\d+)$/.test(id)));
}

const credentials = (user: string) => ({ username: `${user}@acme.example`, password: 'sandbox' });

describe('any JSON in place of any answer', () => {
  for (const { route, path, read } of readRoutes) {
    it(`is data that can be drawn or a typed error: GET ${route}`, async () => {
      const kit = createKit();
      await kit.client.signIn(credentials('both'));
      await read(kit.client);

      await fc.assert(
        fc.asyncProperty(answers(kit.real.get(path)), async (answer) => {
          kit.instead = { path, body: JSON.stringify(answer) };
          await toleratedOrTyped(() => read(kit.client));
        }),
        { numRuns: RUNS },
      );
    });
  }

  it('is a session, a challenge or a typed error: POST /auth', async () => {
    const kit = createKit();
    await kit.client.signIn(credentials('both'));
    const tokens = answers(kit.real.get('/auth'));
    await kit.client.signIn(credentials('anna'));
    const challenge = answers(kit.real.get('/auth'));

    await fc.assert(
      fc.asyncProperty(fc.oneof(tokens, challenge), async (answer) => {
        kit.instead = { path: '/auth', body: JSON.stringify(answer) };
        await toleratedOrTyped(() => kit.client.signIn(credentials('anna')));
        assertStanding(kit);
      }),
      { numRuns: RUNS },
    );
  });

  it('is a session, another challenge or a typed error: PUT /auth/challenge/mfa-token', async () => {
    const path = '/auth/challenge/mfa-token';
    const kit = createKit();
    await kit.client.signIn(credentials('anna'));
    const challenge = JSON.stringify(kit.real.get('/auth'));
    await kit.client.answerChallenge({ code: '123456', remember: true });

    await fc.assert(
      fc.asyncProperty(answers(kit.real.get(path)), async (answer) => {
        kit.instead = { path: '/auth', body: challenge };
        await kit.client.signIn(credentials('anna'));
        kit.instead = { path, body: JSON.stringify(answer) };
        await toleratedOrTyped(() => kit.client.answerChallenge({ code: '123456', remember: true }));
        assertStanding(kit);
      }),
      { numRuns: RUNS },
    );
  });

  it('is new tokens, a typed error or the end of the session: POST /auth/refresh_token', async () => {
    const path = '/auth/refresh_token';
    const kit = createKit();
    await kit.client.signIn(credentials('both'));
    kit.sandbox.clock.advance(HOUR_MS);
    await kit.client.session();
    const real = kit.real.get(path);

    await fc.assert(
      fc.asyncProperty(answers(real), async (answer) => {
        kit.instead = undefined;
        if (kit.client.current?.state !== 'signed-in') await kit.client.signIn(credentials('both'));
        kit.sandbox.clock.advance(HOUR_MS);
        kit.instead = { path, body: JSON.stringify(answer) };
        await toleratedOrTyped(() => kit.client.session());
        assertStanding(kit);
      }),
      { numRuns: RUNS },
    );
  });
});
