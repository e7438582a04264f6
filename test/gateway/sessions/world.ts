import assert from 'node:assert/strict';
import { Agent, request, type OutgoingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startRedis, type TestRedis } from '../../rig/redis-server.ts';
import { SAME_ORIGIN, SECRET } from '../rig.ts';
import { gatewayProcesses, type GatewayProcess, type GatewayProcesses } from './processes.ts';
import { sessionsApi, type SessionsApi } from './upstream.ts';

/** What a gateway answered; `status` 0 where its process was killed meanwhile. */
export interface Answer {
  readonly status: number;
  readonly message: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  /** What it told the browser to keep: a cookie, `null` to drop it, `undefined` for nothing. */
  readonly cookie: string | null | undefined;
}

export interface CallInit {
  readonly method?: string;
  readonly json?: unknown;
  readonly partner?: string;
}

const BACK_MS = 30_000;
/** Two machines' clocks never agree. */
const SKEW_MS = [0, 1_700] as const;

/** Two gateway processes, one Redis, one API. */
export class World {
  readonly redis: TestRedis;
  readonly api: SessionsApi;
  readonly #processes: GatewayProcesses;
  readonly #gateways: GatewayProcess[] = [];
  /** Only ever forward, as for real; runs follow each other. */
  #clockMs = 0;

  private constructor(redis: TestRedis, api: SessionsApi, processes: GatewayProcesses) {
    this.redis = redis;
    this.api = api;
    this.#processes = processes;
  }

  static async open(): Promise<World> {
    // Always: what was answered is on the disk, so that a crash brings nobody back and loses nobody.
    const redis = await startRedis(['--appendonly', 'yes', '--appendfsync', 'always']);
    const api = await sessionsApi();
    const world = new World(redis, api, await gatewayProcesses({ api: api.url, redisUrl: redis.url, secret: SECRET }));
    for (const at of SKEW_MS.keys()) await world.#replace(at);
    return world;
  }

  async close(): Promise<void> {
    agent.destroy();
    await this.#processes.close();
    await this.redis.close();
    await this.api.close();
  }

  /** Nothing of an earlier run is left. */
  async reset(): Promise<void> {
    await this.redis.ask('FLUSHALL');
    this.api.forgetAll();
    this.api.faults.length = 0;
    this.api.refreshMs = 0;
  }

  async call(at: number, cookie: string | null, path: string, init: CallInit = {}): Promise<Answer> {
    const { method = 'GET', json, partner } = init;
    const headers = {
      ...SAME_ORIGIN,
      ...(cookie === null ? {} : { cookie }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(partner === undefined ? {} : { 'x-preferred-partner-id': partner }),
    };
    const answer = await send(`${this.#gateways[at]?.url}/fd${path}`, method, headers, json);
    if (!answer) return { status: 0, message: undefined, body: {}, cookie: undefined };
    const body = (answer.text === '' ? {} : JSON.parse(answer.text)) as Record<string, unknown>;
    const set = answer.cookies[0];
    return {
      status: answer.status,
      message: body['message'] as string | undefined,
      body,
      cookie: set === undefined ? undefined : set.includes('Max-Age=0') ? null : (set.split(';')[0] ?? null),
    };
  }

  /** Time passes everywhere: for the processes, and for what Redis will forget. */
  async pass(ms: number): Promise<void> {
    this.#clockMs += ms;
    const script = `for _, key in ipairs(redis.call('KEYS', '*')) do redis.call('PEXPIRE', key, redis.call('PTTL', key) - ARGV[1]) end`;
    await Promise.all([this.redis.ask('EVAL', script, '0', String(ms)), ...SKEW_MS.map((_, at) => this.#setClock(at))]);
  }

  async kill(at: number): Promise<void> {
    await this.#gateways[at]?.kill();
    await this.#replace(at);
  }

  async #replace(at: number): Promise<void> {
    this.#gateways[at] = await this.#processes.take();
    await this.#setClock(at);
    await this.redisIsBack();
  }

  async restartRedis(how: 'stop' | 'kill'): Promise<void> {
    await this.redis.end(how);
    await this.redis.start();
    await this.redisIsBack();
  }

  /** Waits until every process has found it again. Somebody without a session must be asked for one to tell. */
  async redisIsBack(): Promise<void> {
    for (const at of this.#gateways.keys()) {
      for (const end = Date.now() + BACK_MS; (await this.#probe(at)) === 503; await sleep(10)) {
        assert.ok(Date.now() < end, 'a process has not found Redis again');
      }
    }
  }

  #cookie: string | null = null;

  /** Reads a session that has gone: what is answered is all the same, but for 503. */
  async #probe(at: number): Promise<number> {
    if (this.#cookie === null) {
      this.api.users.set('probe', { groups: [], mfa: false, isRefused: false });
      const signedIn = await this.call(at, null, '/session', {
        method: 'POST',
        json: { username: 'probe', password: 'sandbox' },
      });
      this.#cookie = signedIn.cookie ?? null;
      return signedIn.status;
    }
    return (await this.call(at, this.#cookie, '/session')).status;
  }

  async #setClock(at: number): Promise<void> {
    await this.#gateways[at]?.setClock(this.#clockMs + (SKEW_MS[at] ?? 0));
  }
}

interface Sent {
  readonly status: number;
  readonly text: string;
  readonly cookies: readonly string[];
}

/** Node's own client: several times as fast as `fetch`, of which thousands of runs have something. */
const agent = new Agent({ keepAlive: true });

/** `null` where the process went away. */
function send(url: string, method: string, headers: OutgoingHttpHeaders, json: unknown): Promise<Sent | null> {
  return new Promise((resolve) => {
    const outgoing = request(url, { method, headers, agent }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      incoming.on('error', () => resolve(null));
      incoming.on('end', () => {
        resolve({ status: incoming.statusCode ?? 0, text, cookies: incoming.headers['set-cookie'] ?? [] });
      });
    });
    outgoing.on('error', () => resolve(null));
    outgoing.end(json === undefined ? undefined : JSON.stringify(json));
  });
}
