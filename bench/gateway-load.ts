import { setTimeout as sleep } from 'node:timers/promises';
import { demoPassword } from '../sandbox/data/users.ts';
import { PARTNER_HEADER, REQUEST_HEADER } from '../src/model/session.ts';
import type { Benchmark, BenchOptions, Report } from './benchmark.ts';
import { emptyTally, fire, percentile, perSecond, type Tally, type Target } from './load/fire.ts';
import { startServer, type ServerProcess } from './load/server-process.ts';

const PARTNER = 'partner-id-acme';
const USER = { username: 'both@acme.example', password: demoPassword };
const SESSIONS = 50;

const DEFAULT_MINUTES = 0.5;
/** One turn of the gateway; the sandbox alone has a third of it. */
const TURN_SECONDS = 3;
const WARM_UP_SECONDS = 2;
/** Before memory is looked at: longer than answers are kept to be shared. */
const PAUSE_MS = 3_500;
/** The lowest counts: what one collection leaves varies, a leak raises the ground. */
const LOOKS = 2;
/** How many of the last samples are compared with the first. */
const LAST = 3;

/** How far the ground of the last samples may lie above the first one, which is taken after warming up. */
const HEAP_LIMIT = 0.1;
const RSS_LIMIT = 0.3;
/** Calls a second through the gateway, of those that the sandbox answers directly. */
const RATE_LIMIT = 0.15;

/** What pages have in the address bar. */
const ORIGIN = 'http://localhost:4000';
/** As a browser's calls come from a page of that origin. */
const asOwnPage = { origin: ORIGIN, 'sec-fetch-site': 'same-origin', [REQUEST_HEADER]: '1' };

const MB = 1024 * 1024;

/** A gateway under load, beside the sandbox behind it called directly in the same turns. */
export const gatewayLoad: Benchmark = { name: 'gateway-load', run };

interface Scenario {
  readonly name: string;
  readonly gateway: Target;
  readonly direct: Target;
  readonly tallies: { readonly gateway: Tally; readonly direct: Tally };
}

interface Sample {
  readonly minute: number;
  readonly rss: number;
  readonly heap: number;
}

async function run({ minutes = DEFAULT_MINUTES }: BenchOptions): Promise<Report> {
  const servers: ServerProcess[] = [];
  try {
    const sandbox = await startServer('sandbox/cli.ts', ['--port', '0'], {});
    servers.push(sandbox);
    const gateway = await startServer('src/gateway/cli.ts', [], environmentOf(sandbox.url));
    servers.push(gateway);
    const scenarios = await scenariosOf(gateway.url, sandbox.url);

    for (const { gateway: target } of scenarios) await fire(target, WARM_UP_SECONDS, emptyTally());
    const samples = [await sampleOf(gateway, 0)];
    const seconds = minutes * 60;
    for (let under = 0; under < seconds;) {
      for (const { gateway: first, direct, tallies } of scenarios) {
        await fire(first, TURN_SECONDS, tallies.gateway);
        await fire(direct, TURN_SECONDS / 3, tallies.direct);
        under += TURN_SECONDS;
      }
      const isMinuteOver = under / 60 >= (samples.at(-1)?.minute ?? 0) + 1;
      if (isMinuteOver || under >= seconds) samples.push(await sampleOf(gateway, under / 60));
    }
    return report(minutes, scenarios, samples);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

async function sampleOf(gateway: ServerProcess, minute: number): Promise<Sample> {
  const looks = [];
  for (let look = 0; look < LOOKS; look++) {
    await sleep(PAUSE_MS);
    looks.push(await gateway.memory());
  }
  return { minute, rss: Math.min(...looks.map(({ rss }) => rss)), heap: Math.min(...looks.map(({ heap }) => heap)) };
}

/** The gateway as it is run, but for limits that load would run into. */
function environmentOf(sandbox: string): Record<string, string> {
  return {
    FD_BASE_URL: `${sandbox}/api/v3`,
    FD_CR_BASE_URL: `${sandbox}/cr/api`,
    FD_PUBLIC_URL: ORIGIN,
    FD_SECRET: 'the secret of a benchmark is long enough to be one',
    FD_AUTH_PER_MINUTE: '100000',
    FD_READS_PER_MINUTE: '1000000',
    FD_WRITES_PER_MINUTE: '1000000',
    PORT: '0',
  };
}

async function scenariosOf(gateway: string, sandbox: string): Promise<Scenario[]> {
  const cookies: string[] = [];
  const tokens: string[] = [];
  for (let session = 0; session < SESSIONS; session++) {
    cookies.push(await signIn(gateway));
    tokens.push(await tokenOf(sandbox));
  }
  const through = (path: (nth: number) => string, sessions: number): Target => ({
    url: gateway,
    call: (nth) => ({
      path: `/fd/api/v3/${path(nth)}`,
      headers: { ...asOwnPage, cookie: cookies[nth % sessions] ?? '', [PARTNER_HEADER]: PARTNER },
    }),
  });
  const direct = (path: (nth: number) => string, sessions: number): Target => ({
    url: sandbox,
    call: (nth) => ({
      path: `/api/v3/${path(nth)}`,
      headers: { authorization: `Bearer ${tokens[nth % sessions] ?? ''}`, [PARTNER_HEADER]: PARTNER },
    }),
  });
  const scenario = (name: string, path: (nth: number) => string, sessions: number): Scenario => ({
    name,
    gateway: through(path, sessions),
    direct: direct(path, sessions),
    tallies: { gateway: emptyTally(), direct: emptyTally() },
  });
  return [
    scenario('one session, the same read', () => 'events/evt_abc', 1),
    scenario('one session, distinct reads', (nth) => `events/?limit=1&q=${nth}`, 1),
    scenario(`${SESSIONS} sessions, the same read`, () => 'events/evt_abc', SESSIONS),
    scenario(`${SESSIONS} sessions, distinct reads`, (nth) => `events/?limit=1&q=${nth}`, SESSIONS),
  ];
}

/** @returns the session's cookie */
async function signIn(gateway: string): Promise<string> {
  const response = await fetch(`${gateway}/fd/session`, {
    method: 'POST',
    headers: { ...asOwnPage, 'content-type': 'application/json' },
    body: JSON.stringify(USER),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (!response.ok || !cookie) throw new Error(`The gateway does not let ${USER.username} in (${response.status}).`);
  return cookie;
}

async function tokenOf(sandbox: string): Promise<string> {
  const response = await fetch(`${sandbox}/api/v3/auth`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(USER),
  });
  const { AccessToken: token } = (await response.json()) as { AccessToken?: string };
  if (!token) throw new Error(`The sandbox does not let ${USER.username} in (${response.status}).`);
  return token;
}

function report(minutes: number, scenarios: readonly Scenario[], samples: readonly Sample[]): Report {
  const [first, ...later] = samples as [Sample, ...Sample[]];
  const row = (name: string, { gateway, direct }: Scenario['tallies'], figure: (tally: Tally) => number): string =>
    `${name.padEnd(30)}${[figure(gateway), figure(direct)].map((value) => value.toFixed(1).padStart(10)).join('')}` +
    `${(figure(gateway) / figure(direct)).toFixed(2).padStart(8)} x`;
  const errors = scenarios.reduce((sum, { tallies }) => sum + tallies.gateway.errors + tallies.direct.errors, 0);
  const growth = (figure: 'heap' | 'rss'): number =>
    Math.min(...later.slice(-LAST).map((sample) => sample[figure])) / first[figure] - 1;
  const rates = scenarios.map(({ tallies }) => perSecond(tallies.gateway) / perSecond(tallies.direct));
  const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
  return {
    title: `A gateway under load for ${minutes} minutes, beside the sandbox called directly (20 connections)`,
    lines: [
      `${''.padEnd(30)}${'gateway'.padStart(10)}${'direct'.padStart(10)}${'ratio'.padStart(10)}`,
      ...scenarios.flatMap(({ name, tallies }) => [
        name,
        row('  requests a second', tallies, perSecond),
        row('  p50, ms', tallies, (tally) => percentile(tally, 0.5)),
        row('  p99, ms', tallies, (tally) => percentile(tally, 0.99)),
      ]),
      '',
      'The gateway’s memory in MB, the heap after a collection',
      ...samples.map(
        ({ minute, rss, heap }) =>
          `after ${minute.toFixed(1).padStart(4)} min   rss ${(rss / MB).toFixed(1).padStart(6)}   heap ${(heap / MB).toFixed(1).padStart(6)}`,
      ),
    ],
    limits: [
      { text: `no call fails (${errors} did)`, isMet: errors === 0 },
      {
        text: `the heap stays within ${percent(HEAP_LIMIT)} above its start (${percent(growth('heap'))})`,
        isMet: growth('heap') <= HEAP_LIMIT,
      },
      {
        text: `the process stays within ${percent(RSS_LIMIT)} above its start (${percent(growth('rss'))})`,
        isMet: growth('rss') <= RSS_LIMIT,
      },
      {
        text: `requests a second at least ${RATE_LIMIT} x the sandbox alone (${Math.min(...rates).toFixed(2)} x)`,
        isMet: Math.min(...rates) >= RATE_LIMIT,
      },
    ],
  };
}
