import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { after } from 'node:test';
import type { GatewayConfig, GatewayLogEntry } from '../../src/gateway/config.ts';
import { createGateway } from '../../src/gateway/gateway.ts';
import { serveGateway, type ServeOptions } from '../../src/gateway/node.ts';
import { createUpstream, UPSTREAMS, type ScriptedUpstream } from '../relay/upstream.ts';
import { keptLogs, secretsOfCall } from '../rig/logs.ts';

export const PUBLIC_URL = 'http://localhost:4000';
export const SECRET = 'first-secret-first-secret-first-secret';
/** What a browser adds to a call of a page of the same origin. */
export const SAME_ORIGIN = { 'x-fd-request': '1', 'sec-fetch-site': 'same-origin' };

export interface GatewayRig {
  readonly url: string;
  readonly upstream: ScriptedUpstream;
  readonly log: GatewayLogEntry[];
  /** A call of the page: same origin, with the cookie that the gateway set last. */
  call(path: string, init?: GatewayCallInit): Promise<Response>;
  signIn(username?: string, password?: string): Promise<Response>;
  /** The cookie as it goes up, `name=value`. */
  cookie: string | null;
  advance(ms: number): void;
}

export type GatewayCallInit = Omit<RequestInit, 'body' | 'headers'> & {
  json?: unknown;
  body?: BodyInit;
  duplex?: 'half';
  headers?: Record<string, string>;
};

/** A gateway on a loopback port, over the scripted API, closed after the test file. */
export async function startGateway(
  config: Partial<GatewayConfig> = {},
  serve: Partial<ServeOptions> = {},
): Promise<GatewayRig> {
  const upstream = createUpstream();
  const log: GatewayLogEntry[] = [];
  let time = Date.UTC(2026, 4, 1, 12);
  const gateway = createGateway({
    upstreams: UPSTREAMS,
    publicUrl: PUBLIC_URL,
    secrets: [SECRET],
    fetch: upstream.fetch,
    now: () => time,
    ...config,
    ...keptLogs({
      log: (entry) => {
        log.push(entry);
        config.log?.(entry);
      },
      relayLog: config.relayLog,
    }),
  });
  const running = await serveGateway({ gateway, graceMs: 100, ...serve });
  after(() => running.close());

  const rig: GatewayRig = {
    url: running.url,
    upstream,
    log,
    cookie: null,
    advance: (ms) => void (time += ms),
    async call(path, { json, headers, ...init } = {}) {
      secretsOfCall(path, json, rig.cookie);
      const response = await fetch(`${running.url}/fd${path}`, {
        ...init,
        headers: {
          ...SAME_ORIGIN,
          ...(rig.cookie === null ? {} : { cookie: rig.cookie }),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      });
      const set = response.headers.getSetCookie().find((each) => /^(?:__Host-)?fd=/.test(each));
      if (set) rig.cookie = set.includes('Max-Age=0') ? null : (set.split(';')[0] ?? null);
      return response;
    },
    signIn: (username = 'anna@acme.example', password = 'sandbox') =>
      rig.call('/session', { method: 'POST', json: { username, password } }),
  };
  return rig;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A call with exactly this request target, as no URL object would leave it. */
export function raw(
  url: string,
  target: string,
  { method = 'GET', headers = SAME_ORIGIN }: { method?: string; headers?: Record<string, string | string[]> } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ hostname, port, path: target, method, headers }, (incoming) => {
      let body = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk: string) => (body += chunk));
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body }));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}
