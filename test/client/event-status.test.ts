import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { createSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { createClient, type FdClient } from '../../src/client/client.ts';
import { apiOf } from '../../src/client/facade.ts';
import type { PartnerScope } from '../../src/client/scope.ts';
import { isFdError, type FdError } from '../../src/model/errors/fd-error.ts';
import type { Half, HalfDoneError, Halves } from '../../src/model/errors/half-done.ts';
import type { FrontendStatus } from '../../src/model/event-status.ts';
import { crStatusOf } from '../../src/model/event-status-halves.ts';
import type { PartnerId } from '../../src/model/ids.ts';
import { createInProcessRelay } from '../../src/relay/in-process.ts';
import { UpstreamFailure } from '../../src/relay/upstream-failure.ts';

const ACME = 'partner-id-acme' as PartnerId;
const BETA = 'partner-id-beta' as PartnerId;
const MAIN = 'PUT /events/{eid}/setup_frontend_status';
const CR = 'PUT /cr/api/events/last_updated_on_fe/{eid}';

/**
 * What becomes of one call. `knows` is what the caller can know of it, `happens` whether it is carried out. The sandbox's
 * fault does it, or the network between, which carries the call out and never answers.
 */
const fates = {
  ok: { fault: 'delay:0', knows: 'changed', happens: true },
  refused: { fault: 'status:400', knows: 'unchanged', happens: false },
  forbidden: { fault: 'status:403', knows: 'unchanged', happens: false },
  'rate-limited': { fault: 'rate-limited', knows: 'unchanged', happens: false },
  'server error': { fault: 'status:500', knows: 'unknown', happens: false },
  'a page of a proxy': { fault: 'html', knows: 'unknown', happens: false },
  'dropped before': { fault: 'drop', knows: 'unknown', happens: false },
  'dropped after': { fault: 'drop:half', knows: 'unknown', happens: true },
  'timeout before': { fault: null, knows: 'unknown', happens: false },
  'timeout after': { fault: null, knows: 'unknown', happens: true },
} as const satisfies Record<string, { fault: string | null; knows: Half; happens: boolean }>;
type Fate = keyof typeof fates;
const all = Object.keys(fates) as Fate[];

/** The client over the relay over the sandbox, with a network that loses what it is told to. */
interface World {
  readonly client: FdClient;
  readonly sandbox: Sandbox;
  readonly calls: string[];
  readonly scope: PartnerScope;
  /** What becomes of the next calls, in order. */
  plan(...steps: readonly (readonly [route: string, fate: Fate])[]): void;
  /** Holds the next call that fits until it is let go. */
  hold(pattern: RegExp): { readonly came: Promise<void>; readonly letGo: () => void };
}

async function world(hasCr = true): Promise<World> {
  const sandbox = createSandbox();
  const calls: string[] = [];
  const planned: Fate[] = [];
  const holds: { pattern: RegExp; come: () => void; gate: Promise<void> }[] = [];
  const base = 'http://sandbox.test';
  const relay = createInProcessRelay({
    base: 'http://kit.test/fd',
    upstreams: { api: `${base}/api/v3`, media: `${base}/api`, cr: hasCr ? `${base}/cr/api` : null },
    now: sandbox.clock.now,
    shareReadsMs: 0,
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      if (request.method !== 'PUT') return sandbox.fetch(request);
      const body = await request.clone().text();
      calls.push(`${pathname} ${body} ${request.headers.get('x-preferred-partner-id')}`);
      const held = holds.find(({ pattern }) => pattern.test(pathname));
      if (held) {
        holds.splice(holds.indexOf(held), 1);
        held.come();
        await held.gate;
      }
      const fate = planned.shift() ?? 'ok';
      if (fate.startsWith('timeout')) {
        if (fates[fate].happens) await sandbox.fetch(request);
        // What the relay makes of an answer that does not come in time.
        throw new UpstreamFailure('timeout');
      }
      return sandbox.fetch(request);
    },
  });
  const client = createClient({ base: 'http://kit.test/fd', fetch: relay.fetch, cacheMs: 0 });
  await client.signIn({ username: 'both@acme.example', password: 'sandbox' });
  return {
    client,
    sandbox,
    calls,
    scope: client.as(ACME),
    plan(...steps) {
      for (const [route, fate] of steps) {
        planned.push(fate);
        const { fault } = fates[fate];
        if (fault) sandbox.faults.add(`${route}=${fault}*1`);
      }
    },
    hold(pattern) {
      let [come, letGo] = [(): void => undefined, (): void => undefined];
      const came = new Promise<void>((resolve) => (come = resolve));
      const gate = new Promise<void>((resolve) => (letGo = resolve));
      holds.push({ pattern, come, gate });
      return { came, letGo };
    },
  };
}

/** How the event stands on both hosts, read off what the API tells of it. */
async function standing({ client }: World, eid = 'evt_abc'): Promise<{ main: string; cr: string }> {
  const scope = client.as(ACME);
  const { status, frontend_status } = await apiOf(scope).event.get(eid);
  scope.close();
  return { main: frontend_status!, cr: status === 'active' ? 'RUNNING' : 'CANCELLED' };
}

async function failureOf(work: Promise<unknown>): Promise<FdError | null> {
  try {
    await work;
    return null;
  } catch (thrown) {
    assert.ok(isFdError(thrown), String(thrown));
    return thrown;
  }
}

/** What is said of a half must be so: of one that nobody knows, anything may be. */
function assertTrue(half: Half, stands: string, before: string, wanted: string, which: string): void {
  if (half === 'changed') assert.equal(stands, wanted, which);
  if (half === 'unchanged') assert.equal(stands, before, which);
}

/** What an error says of both halves. */
const said = (error: FdError): Halves =>
  error.code === 'half-done' ? (error as HalfDoneError).halves : { main: 'unchanged', cr: 'unchanged' };

describe("a change of an event's status", () => {
  let at: World;

  beforeEach(async () => {
    at = await world();
  });

  for (const [act, wanted, cr] of [
    ['flag', 'FLAGGED', 'RUNNING'],
    ['unflag', 'DEFAULT', 'RUNNING'],
    ['archive', 'HIDDEN', 'CANCELLED'],
    ['restore', 'DEFAULT', 'RUNNING'],
  ] as const) {
    it(`is two calls, the main API first: ${act}`, async () => {
      await apiOf(at.scope).eventStatus[act]('evt_abc', 'DEFAULT');

      assert.deepEqual(at.calls, [
        `/api/v3/events/evt_abc/setup_frontend_status {"frontend_status":"${wanted}"} ${ACME}`,
        `/cr/api/events/last_updated_on_fe/evt_abc {"status":"${cr}"} ${ACME}`,
      ]);
      assert.deepEqual(await standing(at), { main: wanted, cr });
    });
  }

  for (const first of all) {
    for (const second of first === 'ok' ? all : (['ok'] as const)) {
      for (const undo of first === 'ok' && second !== 'ok' ? all : (['ok'] as const)) {
        it(`says what stands: first ${first}, second ${second}, undo ${undo}`, async () => {
          at.plan([MAIN, first], ...(first === 'ok' ? ([[CR, second]] as const) : []));
          if (first === 'ok' && second !== 'ok') at.plan([MAIN, undo]);

          const error = await failureOf(apiOf(at.scope).eventStatus.archive('evt_abc', 'DEFAULT'));

          at.sandbox.faults.clear();
          const { main, cr } = await standing(at);
          if (!error) {
            assert.deepEqual([first, second, main, cr], ['ok', 'ok', 'HIDDEN', 'CANCELLED']);
            return;
          }
          const halves = said(error);
          assertTrue(halves.main, main, 'DEFAULT', 'HIDDEN', 'main');
          assertTrue(halves.cr, cr, 'RUNNING', 'CANCELLED', 'cr');
          // No less is said than can be known.
          const isUndone = first === 'ok';
          const { knows } = fates[isUndone ? undo : first];
          const inverse = { changed: 'unchanged', unchanged: 'changed', unknown: 'unknown' } as const;
          assert.equal(halves.main, isUndone ? inverse[knows] : knows);
          assert.equal(halves.cr, isUndone ? fates[second].knows : 'unchanged');
          assert.equal(at.calls.length, isUndone ? 3 : 1);
        });
      }
    }
  }

  it('leaves both halves as they were, or says which one is not, whatever the event was before', async () => {
    const status = fc.constantFrom<FrontendStatus>('DEFAULT', 'FLAGGED', 'HIDDEN');
    const fate = fc.constantFrom(...all);
    await fc.assert(
      fc.asyncProperty(status, status, fate, fate, fate, async (before, wanted, first, second, undo) => {
        const world_ = await world();
        await apiOf(world_.scope).eventStatus.setStatus('evt_abc', before, 'DEFAULT');
        world_.plan([MAIN, first]);
        if (first === 'ok') world_.plan([CR, second], [MAIN, undo]);

        const error = await failureOf(apiOf(world_.scope).eventStatus.setStatus('evt_abc', wanted, before));

        world_.sandbox.faults.clear();
        const { main, cr } = await standing(world_);
        const halves = error ? said(error) : ({ main: 'changed', cr: 'changed' } as const);
        assertTrue(halves.main, main, before, wanted, 'main');
        assertTrue(halves.cr, cr, crStatusOf(before), crStatusOf(wanted), 'cr');
      }),
      { numRuns: 60 },
    );
  });

  it('names what failed and what stands, and nothing of the answer', async () => {
    at.plan([MAIN, 'ok'], [CR, 'refused'], [MAIN, 'forbidden']);

    const error = await failureOf(apiOf(at.scope).eventStatus.archive('evt_abc', 'DEFAULT'));

    assert.equal(error?.code, 'half-done');
    assert.equal(
      error?.message,
      'Could not archive event evt_abc as partner-id-acme (400). On the main API it is changed, on Customer ' +
        'Representation it is as it was. Look at it before you do it again.',
    );
    assert.equal((error?.cause as FdError).code, 'request-invalid');
    assert.equal(error?.retryable, false);
  });

  it('takes a cancelled event of the second generation back to what can be set', async () => {
    at.plan([MAIN, 'ok'], [CR, 'refused']);

    await failureOf(apiOf(at.scope).eventStatus.flag('evt_cancelled', 'CANCELLED'));

    assert.match(at.calls[2] ?? '', /"frontend_status":"DEFAULT"/);
  });

  it('does not begin where the gateway knows no address of Customer Representation', async () => {
    const without = await world(false);

    const error = await failureOf(apiOf(without.scope).eventStatus.archive('evt_abc', 'DEFAULT'));

    assert.equal(without.scope.hasCr, false);
    assert.equal(error?.code, 'request-invalid');
    assert.deepEqual(without.calls, []);
  });

  it('is made to its end as the partner it was begun as, also when another partner is chosen meanwhile', async () => {
    const first = at.hold(/setup_frontend_status/);
    const done = apiOf(at.scope).eventStatus.archive('evt_abc', 'DEFAULT');
    await first.came;

    at.scope.close();
    at.client.as(BETA);
    first.letGo();
    await done;

    assert.ok(at.calls.every((call) => call.endsWith(ACME)));
    assert.deepEqual(await standing(at), { main: 'HIDDEN', cr: 'CANCELLED' });
  });

  it('is taken back as the partner it was begun as, too', async () => {
    at.plan([MAIN, 'ok'], [CR, 'refused']);
    const second = at.hold(/last_updated_on_fe/);
    const error = failureOf(apiOf(at.scope).eventStatus.archive('evt_abc', 'DEFAULT'));
    await second.came;

    at.scope.close();
    second.letGo();

    assert.equal((await error)?.code, 'request-invalid');
    assert.deepEqual(await standing(at), { main: 'DEFAULT', cr: 'RUNNING' });
  });

  it('does not begin as a partner that is not acted as any more', async () => {
    at.scope.close();

    await assert.rejects(apiOf(at.scope).eventStatus.archive('evt_abc', 'DEFAULT'), { name: 'AbortError' });

    assert.deepEqual(at.calls, []);
  });
});
