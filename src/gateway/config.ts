import type { RelayLogEntry, RelayOptions, Upstreams } from '../relay/options.ts';
import type { SessionStore } from '../relay/session-store.ts';
import { createTrust, type Trust } from './addresses.ts';
import type { KitFiles } from './kit-files.ts';

/** One line a request. Route patterns, never the path's ids; never a query, a name or a token. */
export interface GatewayLogEntry {
  /** ISO 8601 UTC. */
  readonly time: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  /** The API's `x-request-id`, or one of our own. */
  readonly requestId: string;
  /** Where our own code failed, with 500 only: the error's name and its place in the code. */
  readonly fault?: string | undefined;
}

export interface GatewayLimits {
  /** Sign-in and code attempts per user in `windowMs`; 10 by default. */
  readonly attemptsPerUser: number;
  /** The same per address (IPv6: per /64); 50 by default. */
  readonly attemptsPerAddress: number;
  /** 15 min by default. */
  readonly windowMs: number;
  /** Bodies under `/session`; 16 kB by default. */
  readonly sessionBytes: number;
  /** Bodies of forwarded calls; 1 MB by default. */
  readonly apiBytes: number;
  /** Bodies of forwarded calls that take a file; 50 MB by default. */
  readonly mediaBytes: number;
}

export type RelayLimits = Pick<
  RelayOptions,
  'timeouts' | 'sessionLife' | 'authCallsPerMinute' | 'readsPerMinute' | 'writesPerMinute' | 'shareReadsMs'
>;

export interface GatewayConfig {
  readonly upstreams: Upstreams;
  /** What browsers have in the address bar: an origin, and the path that a proxy strips, if any. */
  readonly publicUrl: string;
  /** Path that everything is served under; `/fd` by default. */
  readonly mount?: string | undefined;
  /** The first signs session cookies, all verify; each has 32 characters at least. */
  readonly secrets: readonly string[];
  /** Addresses or CIDR ranges whose `X-Forwarded-For` is believed. None by default. */
  readonly trustedProxies?: readonly string[] | undefined;
  /** The kit's built files. None by default: then only the calls are served. */
  readonly kitFiles?: KitFiles | undefined;
  readonly store?: SessionStore | undefined;
  /** Ms since epoch. */
  readonly now?: (() => number) | undefined;
  readonly random?: ((bytes: number) => Uint8Array) | undefined;
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  readonly log?: ((entry: GatewayLogEntry) => void) | undefined;
  readonly relayLog?: ((entry: RelayLogEntry) => void) | undefined;
  readonly limits?: Partial<GatewayLimits> | undefined;
  /** As in the relay's options. */
  readonly relay?: RelayLimits | undefined;
}

export interface GatewaySettings {
  /** `https://cms.example` */
  readonly publicOrigin: string;
  /** The path in the browser that leads to the mount: `/fd`, or `/tools/fd` behind a proxy that strips `/tools`. */
  readonly publicMount: string;
  readonly mount: string;
  readonly isSecure: boolean;
  readonly trust: Trust;
  readonly limits: GatewayLimits;
}

/** Is thrown at start, with the setting's name and what to do. Never holds a secret. */
export class GatewayConfigError extends Error {
  override readonly name = 'GatewayConfigError';
}

export const MIN_SECRET_CHARS = 32;

const DEFAULT_LIMITS: GatewayLimits = {
  attemptsPerUser: 10,
  attemptsPerAddress: 50,
  windowMs: 15 * 60_000,
  sessionBytes: 16 * 1024,
  apiBytes: 1024 * 1024,
  mediaBytes: 50 * 1024 * 1024,
};

/** @throws GatewayConfigError if it would not be safe to start. */
export function gatewaySettings(config: GatewayConfig): GatewaySettings {
  const url = publicUrlOf(config.publicUrl);
  refusePlainHttp(config.upstreams);
  const mount = config.mount ?? '/fd';
  if (!/^(?:\/[A-Za-z0-9._~-]+)+$/.test(mount)) {
    throw new GatewayConfigError(`mount must be a path like /fd, without a slash at its end; it is ${mount}.`);
  }
  if (config.secrets.length === 0 || config.secrets.some((secret) => secret.length < MIN_SECRET_CHARS)) {
    throw new GatewayConfigError(`secrets (FD_SECRET) must hold secrets of ${MIN_SECRET_CHARS} characters or more.`);
  }
  return {
    publicOrigin: url.origin,
    publicMount: `${url.pathname.replace(/\/+$/, '')}${mount}`,
    mount,
    isSecure: url.protocol === 'https:',
    trust: trustOf(config.trustedProxies ?? []),
    limits: { ...DEFAULT_LIMITS, ...config.limits },
  };
}

/** @throws GatewayConfigError */
export function publicUrlOf(text: string): URL {
  if (!URL.canParse(text)) {
    throw new GatewayConfigError('publicUrl (FD_PUBLIC_URL) must be an absolute URL, for example https://cms.example.');
  }
  const url = new URL(text);
  if (url.username || url.password || url.search || url.hash) {
    throw new GatewayConfigError('publicUrl (FD_PUBLIC_URL) must have no user, query or fragment.');
  }
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) return url;
  throw new GatewayConfigError(
    'publicUrl (FD_PUBLIC_URL) must be https: a session cookie over plain http can be read on the way. ' +
      'Only http://localhost and other loopback addresses may go without, for development.',
  );
}

function refusePlainHttp({ api, media, cr }: Upstreams): void {
  const upstreams = { 'api (FD_BASE_URL)': api, 'media (FD_MEDIA_URL)': media, 'cr (FD_CR_BASE_URL)': cr };
  for (const [name, url] of Object.entries(upstreams)) {
    if (url !== null && isPlainHttp(url)) throw new GatewayConfigError(`upstreams.${name} ${NO_PLAIN_HTTP}`);
  }
}

export const NO_PLAIN_HTTP =
  'must be https: passwords and tokens over plain http can be read on the way. Only loopback addresses may go without.';

/** Whether what is sent there can be read on the way. */
export function isPlainHttp(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !isLoopback(hostname);
}

export function isLoopback(hostname: string): boolean {
  return /^(?:localhost|(?:[a-z0-9-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

function trustOf(ranges: readonly string[]): Trust {
  try {
    return createTrust(ranges);
  } catch (error) {
    throw new GatewayConfigError(
      `trustedProxies (FD_TRUSTED_PROXIES) must hold addresses or ranges, for example 10.0.0.0/8: ${(error as Error).message}`,
    );
  }
}
