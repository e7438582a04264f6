import { createInProcessRelay, type InProcessRelayOptions } from '../../src/relay/in-process.ts';
import type { RelayLogEntry } from '../../src/relay/options.ts';
import type { DirectSessionHandle } from '../../src/relay/session-handle.ts';
import { logged, secret, secretsOfCall } from '../rig/logs.ts';
import { createUpstream, UPSTREAMS, type ScriptedUpstream } from './upstream.ts';

export interface Rig {
  readonly upstream: ScriptedUpstream;
  readonly log: RelayLogEntry[];
  readonly handle: DirectSessionHandle;
  /** One call below the mount; `partner` names the partner, a `body` that is an object goes as JSON. */
  call(target: string, init?: CallInit): Promise<Response>;
  signIn(username?: string, password?: string): Promise<Response>;
  /** Moves the relay's clock. */
  advance(ms: number): void;
  now(): number;
}

export type CallInit = Omit<RequestInit, 'body'> & {
  partner?: string;
  body?: BodyInit | Record<string, unknown>;
  /** Hands the answer on as it comes. Otherwise it is read at once, so that no test leaves one half read. */
  raw?: boolean;
};

/** A relay over the scripted upstream, with a clock that only moves when it is told to. */
export function createRig(options: Partial<InProcessRelayOptions> = {}): Rig {
  const upstream = createUpstream();
  const log: RelayLogEntry[] = [];
  let time = Date.UTC(2026, 4, 1, 12);
  let current: string | null = null;
  const handle: DirectSessionHandle = {
    id: () => current,
    set: (id) => {
      secret('session id', id);
      current = id;
    },
    clear: () => void (current = null),
  };
  const relay = createInProcessRelay({
    upstreams: UPSTREAMS,
    fetch: upstream.fetch,
    now: () => time,
    session: handle,
    ...options,
    log: (entry) => {
      log.push(entry);
      logged('relay', entry);
      options.log?.(entry);
    },
  });
  const call: Rig['call'] = async (target, { partner, body, headers, raw = false, ...init } = {}) => {
    secretsOfCall(target, body);
    const all = new Headers(headers);
    if (partner !== undefined) all.set('x-preferred-partner-id', partner);
    const isPlain = body !== undefined && Object.getPrototypeOf(body) === Object.prototype;
    if (isPlain && !all.has('content-type')) all.set('content-type', 'application/json');
    const sent = isPlain ? JSON.stringify(body) : (body as BodyInit | undefined);
    const response = await relay.fetch(target, {
      ...init,
      headers: all,
      ...(sent === undefined ? {} : { body: sent, duplex: 'half' }),
    });
    return raw || !response.body ? response : new Response(await response.arrayBuffer(), response);
  };
  return {
    upstream,
    log,
    handle,
    call,
    signIn: (username = 'anna@acme.example', password = 'sandbox') =>
      call('/session', { method: 'POST', body: { username, password } }),
    advance: (ms) => void (time += ms),
    now: () => time,
  };
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** What an answer failed with: status and message key. */
export async function failureOf(response: Response): Promise<string> {
  const body = (await response.json()) as { message?: string };
  return `${response.status} ${body.message}`;
}

export interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
}

export function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}
