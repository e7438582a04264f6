import { setTimeout as sleep } from 'node:timers/promises';
import { demoPassword } from '../sandbox/data/users.ts';
import { PARTNER_HEADER, REQUEST_HEADER } from '../src/model/session.ts';
import type { Benchmark, BenchOptions, Figure, Report } from './benchmark.ts';
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

/** The ground of the last samples, times the first one, which is taken after warming up. */
const HEAP_LIMIT = 1.1;
const RSS_LIMIT = 1.3;
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
  const errors = scenarios.reduce((sum, { tallies }) => sum + tallies.gateway.errors + tallies.direct.errors, 0);
  const growth = (figure: 'heap' | 'rss'): number =>
    Math.min(...later.slice(-LAST).map((sample) => sample[figure])) / first[figure];
  const rates = scenarios.map(({ tallies }) => perSecond(tallies.gateway) / perSecond(tallies.direct));
  const both = (name: string, unit: string, { tallies }: Scenario, figure: (tally: Tally) => number): Figure[] => {
    const [direct, gateway] = [figure(tallies.direct), figure(tallies.gateway)];
    return [
      { name: `${name}, the sandbox directly`, value: direct, unit, ratio: 1 },
      { name: `${name}, gateway`, value: gateway, unit, ratio: gateway / direct },
    ];
  };
  return {
    title: `A gateway under load for ${minutes} minutes, 20 connections`,
    figures: [
      ...scenarios.flatMap((scenario) => [
        ...both(scenario.name, 'calls/s', scenario, perSecond),
        ...both(`${scenario.name}, median`, 'ms', scenario, (tally) => percentile(tally, 0.5)),
        ...both(`${scenario.name}, 99th percentile`, 'ms', scenario, (tally) => percentile(tally, 0.99)),
      ]),
      ...samples.flatMap(({ minute, rss, heap }) => [
        { name: `the gateway’s heap after ${minute.toFixed(1)} min`, value: heap / MB, unit: 'MB' },
        { name: `its process after ${minute.toFixed(1)} min`, value: rss / MB, unit: 'MB' },
      ]),
    ],
    limits: [
      { what: 'calls that fail', value: errors, limit: 0, unit: '' },
      { what: 'the heap beside its start', value: growth('heap'), limit: HEAP_LIMIT, unit: 'x' },
      { what: 'the process beside its start', value: growth('rss'), limit: RSS_LIMIT, unit: 'x' },
      {
        what: 'calls a second beside the sandbox directly',
        value: Math.min(...rates),
        limit: RATE_LIMIT,
        unit: 'x',
        isLeast: true,
      },
    ],
  };
}
