import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  GatewayConfigError,
  isLoopback,
  isPlainHttp,
  MIN_SECRET_CHARS,
  NO_PLAIN_HTTP,
  publicUrlOf,
  type GatewayConfig,
} from './config.ts';
import { MIN_CALLS_PER_MINUTE, type Upstreams } from '../relay/options.ts';
import { kitFilesIn } from './kit-folder.ts';
import { redisUrlOf, type RedisLogEntry } from './redis-connection.ts';
import { createRedisStore, type RedisStore } from './redis-store.ts';

/** What the environment asks for. */
export interface GatewayFromEnv {
  readonly config: GatewayConfig;
  readonly host: string;
  readonly port: number;
  /** For the log, one sentence each. */
  readonly warnings: readonly string[];
  /** Lets go of Redis, where there is one: to be called when the server has ended, or the process does not. */
  close(this: void): void;
}

export interface FromEnvOptions {
  /** One entry when Redis goes, and one when it is back. */
  readonly redisLog?: ((entry: RedisLogEntry) => void) | undefined;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Where the built kit is, seen from dist/lib/gateway/ in the package and from src/gateway/ in the repository. */
const KIT_PLACES = ['../../fd', '../../dist/fd'].map((place) => fileURLToPath(new URL(place, import.meta.url)));

const DEFAULT_PORT = 4000;
/** The API's own figures: auth by address, reads and writes by partner. Source: API docs, rate limits (guidance). */
const DEFAULT_PER_MINUTE = { auth: 10, reads: 600, writes: 120 };
const MAX_PER_MINUTE = 1_000_000;

/**
 * The gateway's configuration by environment variables; docs/gateway.md has the table.
 *
 * @throws GatewayConfigError naming the variable, what is wrong with it, and an example. Never its value, if secret.
 */
export async function gatewayFromEnv(env: Env, options: FromEnvOptions = {}): Promise<GatewayFromEnv> {
  const warnings: string[] = [];
  const upstreams = upstreamsFromEnv(env);
  const publicUrl = textOf(env, 'FD_PUBLIC_URL');
  if (publicUrl === null) throw missing('FD_PUBLIC_URL', 'https://cms.example');
  const isSecure = publicUrlOf(publicUrl).protocol === 'https:';
  const host = textOf(env, 'HOST') ?? '127.0.0.1';
  if (!isSecure && !isLoopback(host.includes(':') ? `[${host}]` : host)) {
    throw new GatewayConfigError(
      'HOST must be a loopback address while FD_PUBLIC_URL is http: a session cookie over plain http can be read on the way. For example HOST=127.0.0.1.',
    );
  }
  const kitDir = textOf(env, 'FD_KIT_DIR') ?? KIT_PLACES.find((place) => existsSync(place));
  if (kitDir === undefined) {
    warnings.push('The kit is not built, so pages get no fd.js: run npm run build, or set FD_KIT_DIR.');
  }
  const trustedProxies = listOf(env, 'FD_TRUSTED_PROXIES');
  if (isSecure && trustedProxies.length === 0) {
    warnings.push(
      'FD_TRUSTED_PROXIES is not set: behind a proxy that ends TLS all callers count as one address, and share its sign-in attempts. Set it to the proxy, for example FD_TRUSTED_PROXIES=127.0.0.1.',
    );
  }
  const perMinute = (name: string, fallback: number, min: number): number =>
    wholeNumber(env, name, fallback, min, MAX_PER_MINUTE);
  const relay = {
    authCallsPerMinute: perMinute('FD_AUTH_PER_MINUTE', DEFAULT_PER_MINUTE.auth, 1),
    readsPerMinute: perMinute('FD_READS_PER_MINUTE', DEFAULT_PER_MINUTE.reads, MIN_CALLS_PER_MINUTE),
    writesPerMinute: perMinute('FD_WRITES_PER_MINUTE', DEFAULT_PER_MINUTE.writes, MIN_CALLS_PER_MINUTE),
  };
  const port = wholeNumber(env, 'PORT', DEFAULT_PORT, 0, 65_535);
  const secrets = secretsOf(env, isSecure, warnings);
  const kitFiles = kitDir === undefined ? undefined : await kitFilesIn(kitDir);
  // Last: what is wrong above must not leave a connection behind.
  const store = await storeOf(env, secrets, options);
  if (store) warnings.push(...(await store.warnings()));

  return {
    config: { upstreams, publicUrl, secrets, trustedProxies, kitFiles, relay, store },
    host,
    port,
    warnings,
    close: () => store?.close(),
  };
}

async function storeOf(
  env: Env,
  secrets: readonly string[],
  { redisLog }: FromEnvOptions,
): Promise<RedisStore | undefined> {
  const url = textOf(env, 'FD_REDIS_URL');
  if (url === null) return undefined;
  redisUrlOf(url);
  if (listOf(env, 'FD_SECRET').length === 0)
    throw missing('FD_SECRET', 'the same in all processes that share FD_REDIS_URL');
  return createRedisStore({ url, secrets, log: redisLog });
}

/**
 * The API's three bases by `FD_BASE_URL`, `FD_MEDIA_URL` and `FD_CR_BASE_URL`.
 *
 * @throws GatewayConfigError naming the variable, what is wrong with it, and an example.
 */
export function upstreamsFromEnv(env: Env): Upstreams {
  const api = urlOf(env, 'FD_BASE_URL', 'https://client-api.stg.future-demand.com/api/v3');
  if (api === null) throw missing('FD_BASE_URL', 'https://client-api.stg.future-demand.com/api/v3');
  return {
    api,
    media: urlOf(env, 'FD_MEDIA_URL', 'https://client-api.stg.future-demand.com/api') ?? mediaOf(api),
    cr: urlOf(env, 'FD_CR_BASE_URL', 'https://cr.client-api.stg.future-demand.com/api'),
  };
}

function secretsOf(env: Env, isSecure: boolean, warnings: string[]): string[] {
  const secrets = listOf(env, 'FD_SECRET');
  if (secrets.some((secret) => secret.length < MIN_SECRET_CHARS)) {
    throw new GatewayConfigError(
      `FD_SECRET is too short: each secret in it needs ${MIN_SECRET_CHARS} characters or more, for example what "openssl rand -base64 32" prints.`,
    );
  }
  if (secrets.length > 0) return secrets;
  if (isSecure) throw missing('FD_SECRET', 'what "openssl rand -base64 32" prints');
  warnings.push('FD_SECRET is not set: a random one is used, and every session ends when this process does.');
  return [randomBytes(32).toString('base64url')];
}

/** Source: API docs, environments: media is the same host without the version. */
function mediaOf(api: string): string {
  const media = api.replace(/\/v3\/?$/, '');
  if (media !== api) return media;
  throw new GatewayConfigError(
    'FD_MEDIA_URL is not set and cannot be told from FD_BASE_URL, which does not end in /v3. Set it, for example FD_MEDIA_URL=https://client-api.stg.future-demand.com/api.',
  );
}

function urlOf(env: Env, name: string, example: string): string | null {
  const text = textOf(env, name);
  if (text === null) return null;
  if (isPlainHttp(text)) throw new GatewayConfigError(`${name} ${NO_PLAIN_HTTP} For example ${name}=${example}.`);
  if (URL.canParse(text)) {
    const url = new URL(text);
    const isPlain = !url.username && !url.password && !url.search && !url.hash;
    if (/^https?:$/.test(url.protocol) && isPlain) return text;
  }
  throw new GatewayConfigError(
    `${name} must be an http(s) URL without user, query or fragment, for example ${name}=${example}.`,
  );
}

function wholeNumber(env: Env, name: string, fallback: number, min: number, max: number): number {
  const text = textOf(env, name);
  if (text === null) return fallback;
  if (/^\d+$/.test(text) && Number(text) >= min && Number(text) <= max) return Number(text);
  throw new GatewayConfigError(
    `${name} must be a whole number from ${min} to ${max}, for example ${name}=${fallback}.`,
  );
}

function textOf(env: Env, name: string): string | null {
  const text = env[name]?.trim();
  return text ? text : null;
}

function listOf(env: Env, name: string): string[] {
  return (env[name] ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function missing(name: string, example: string): GatewayConfigError {
  return new GatewayConfigError(`${name} is not set. Example: ${name}=${example}`);
}
