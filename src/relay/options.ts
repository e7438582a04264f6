import { createMemoryStore } from './memory-store.ts';
import type { DeviceKeys, SessionStore } from './session-store.ts';

/** The three bases of the API. Source: API docs, environments. */
export interface Upstreams {
  /** Main API with its version: `https://host/api/v3`. */
  readonly api: string;
  /** Media upload, the same host without the version: `https://host/api`. */
  readonly media: string;
  /** Customer Representation API; `null` where the installation has none, then its routes are not listed. */
  readonly cr: string | null;
}

/** One line of the relay's log. Never a token, a query, a name or an id from a path. */
export interface RelayLogEntry {
  readonly event: 'upstream' | 'sign-in' | 'challenge' | 'refresh' | 'sign-out';
  /** The route's pattern, `/events/{eid}`. */
  readonly route?: string | undefined;
  readonly method?: string | undefined;
  /** The status that was answered, or a word for what came of it. */
  readonly outcome: string;
  readonly ms?: number | undefined;
  /** The API's `x-request-id`. */
  readonly requestId?: string | undefined;
}

/**
 * Remembers that the user ticked "remember this device" on this very device: a store of one browser, never one that
 * several share, or whoever knows the password needs no code any more.
 */
export interface DeviceStore {
  read(username: string): Promise<DeviceKeys | null>;
  write(username: string, keys: DeviceKeys): Promise<void>;
  forget(username: string): Promise<void>;
}

export interface RelayOptions {
  readonly upstreams: Upstreams;
  /** This process's memory by default. */
  readonly store?: SessionStore | undefined;
  /** Ms since epoch. */
  readonly now?: (() => number) | undefined;
  /** Cryptographically strong random bytes. */
  readonly random?: ((bytes: number) => Uint8Array) | undefined;
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /**
   * `connectMs` until the headers of an answer arrive, counted from the end of the upload; `totalMs` until the last
   * byte of its body. 30 s and 120 s by default. Calls of `/auth…` never take longer than `AUTH_TIMES_MS` says.
   *
   * A customer list has `listMs` instead of `totalMs`, 30 min by default, since it comes as slowly as its reader's line
   * is; `stallMs` is how long the API may leave a reader of it waiting for the next byte, 60 s by default, and never
   * more than `totalMs` by default.
   */
  readonly timeouts?:
    | {
        readonly connectMs?: number;
        readonly totalMs?: number;
        readonly listMs?: number;
        readonly stallMs?: number;
      }
    | undefined;
  /** 8 h without use, 30 days in all (the refresh token's life), 10 min to answer a challenge, by default. */
  readonly sessionLife?:
    { readonly idleMs?: number; readonly absoluteMs?: number; readonly challengeMs?: number } | undefined;
  /** Calls of `/auth…` that leave at most per minute; more wait in a queue. Unlimited by default. */
  readonly authCallsPerMinute?: number | undefined;
  /** Reads and writes that leave at most per minute and partner, 10 at least; what exceeds it a little waits. Unlimited by default. */
  readonly readsPerMinute?: number | undefined;
  readonly writesPerMinute?: number | undefined;
  /** So long identical reads of a session share one call of the API. 3,000 by default; 0 shares none. */
  readonly shareReadsMs?: number | undefined;
  /**
   * `stream` hands an upload on as it comes in (Node, workers that can). `buffer` reads it first: browsers cannot
   * stream an upload over HTTP/1.1. `stream` by default.
   */
  readonly uploads?: 'stream' | 'buffer' | undefined;
  /**
   * Runs a task while nobody else holds the name. Where several relays share one store (the pages of an extension),
   * pass `navigator.locks`, so that they refresh one after the other. By default the task simply runs.
   */
  readonly lock?: (<T>(name: string, task: () => Promise<T>) => Promise<T>) | undefined;
  readonly log?: ((entry: RelayLogEntry) => void) | undefined;
}

/** The options with every default filled in. */
export interface RelaySettings {
  readonly upstreams: Upstreams;
  readonly store: SessionStore;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly connectMs: number;
  readonly totalMs: number;
  readonly listMs: number;
  readonly stallMs: number;
  readonly idleMs: number;
  readonly absoluteMs: number;
  readonly challengeMs: number;
  readonly authCallsPerMinute: number;
  readonly readsPerMinute: number;
  readonly writesPerMinute: number;
  readonly shareReadsMs: number;
  readonly uploads: 'stream' | 'buffer';
  readonly lock: <T>(name: string, task: () => Promise<T>) => Promise<T>;
  readonly log: (entry: RelayLogEntry) => void;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Fewer could not be given out evenly. */
export const MIN_CALLS_PER_MINUTE = 10;

/**
 * @throws TypeError if an upstream is not an absolute http(s) URL without credentials, query and fragment.
 * @throws RangeError if there are fewer reads or writes a minute than `MIN_CALLS_PER_MINUTE`.
 */
export function relaySettings(options: RelayOptions): RelaySettings {
  const now = options.now ?? Date.now;
  const totalMs = options.timeouts?.totalMs ?? 2 * MINUTE_MS;
  const { api, media, cr } = options.upstreams;
  return {
    upstreams: { api: baseUrl(api, 'api'), media: baseUrl(media, 'media'), cr: cr === null ? null : baseUrl(cr, 'cr') },
    store: options.store ?? createMemoryStore({ now }),
    now,
    random: options.random ?? ((bytes) => crypto.getRandomValues(new Uint8Array(bytes))),
    fetch: options.fetch ?? ((request) => fetch(request)),
    connectMs: options.timeouts?.connectMs ?? 30_000,
    totalMs,
    listMs: options.timeouts?.listMs ?? 30 * MINUTE_MS,
    stallMs: options.timeouts?.stallMs ?? Math.min(MINUTE_MS, totalMs),
    idleMs: options.sessionLife?.idleMs ?? 8 * HOUR_MS,
    absoluteMs: options.sessionLife?.absoluteMs ?? 30 * 24 * HOUR_MS,
    challengeMs: options.sessionLife?.challengeMs ?? 10 * MINUTE_MS,
    authCallsPerMinute: options.authCallsPerMinute ?? Infinity,
    readsPerMinute: perMinute('readsPerMinute', options.readsPerMinute),
    writesPerMinute: perMinute('writesPerMinute', options.writesPerMinute),
    shareReadsMs: options.shareReadsMs ?? 3_000,
    uploads: options.uploads ?? 'stream',
    lock: options.lock ?? ((_name, task) => task()),
    log: options.log ?? (() => undefined),
  };
}

function perMinute(name: string, calls = Infinity): number {
  if (calls >= MIN_CALLS_PER_MINUTE) return calls;
  throw new RangeError(`${name} must be ${MIN_CALLS_PER_MINUTE} or more; leave it out for no limit.`);
}

function baseUrl(text: string, name: string): string {
  const wrong = (): never => {
    throw new TypeError(`upstreams.${name} must be an http(s) URL without credentials, query and fragment.`);
  };
  if (!URL.canParse(text)) wrong();
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) wrong();
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
