import { GatewayConfigError, isLoopback } from './config.ts';

/** What the store needs of a Redis client; a client of `redis` (npm) has it, connected or not. */
export interface RedisCommands {
  /** One command, `['GET', 'key']`. Rejects with Redis' own word first where it refuses: `NOSCRIPT No matching …`. */
  sendCommand(args: readonly string[]): Promise<unknown>;
}

/** A connection that comes back by itself. */
export interface RedisConnection extends RedisCommands {
  /** Why there is none at the moment (`ECONNREFUSED`, `WRONGPASS`), or `null` while there is one. */
  readonly trouble: string | null;
  close(): void;
}

/** One line when the server goes, and one when it is back. Never its address. */
export interface RedisLogEntry {
  readonly event: 'redis';
  readonly outcome: 'lost' | 'back';
  /** A system's or Redis' own word for it: `ECONNREFUSED`, `WRONGPASS`. */
  readonly reason?: string | undefined;
}

export interface RedisConnectionOptions {
  readonly url: string;
  /** How long a command, or a connection, may take. */
  readonly timeoutMs: number;
  readonly log: (entry: RedisLogEntry) => void;
}

/** What a command that took too long fails with. */
export class RedisTimeout extends Error {
  readonly code = 'TIMEOUT';
}

const MAX_RETRY_MS = 2_000;
/** A connection that is up but silent: looked after in between, and cut where even that gets no answer. */
const PING_MS = 5_000;
const SILENCE_MS = 15_000;

/** @throws GatewayConfigError where it is no URL of a Redis. The value is never in it: it may hold a password. */
export function redisUrlOf(text: string): URL {
  const wrong = new GatewayConfigError(
    'FD_REDIS_URL must be a redis:// or rediss:// URL of a host, with a database at most, for example FD_REDIS_URL=rediss://user:password@redis.example:6379/0. Write what is special in a password as in any URL: # is %23, / is %2F.',
  );
  if (!URL.canParse(text)) throw wrong;
  const url = new URL(text);
  const isRedis = url.protocol === 'redis:' || url.protocol === 'rediss:';
  if (!isRedis || !url.hostname || url.search || url.hash || !/^(?:\/\d*)?$/.test(url.pathname)) throw wrong;
  try {
    decodeURIComponent(url.username + url.password);
  } catch {
    throw wrong;
  }
  return url;
}

/**
 * Connects and waits until it is known whether that works, `timeoutMs` at most. It does not fail where the server is
 * away: then it goes on trying, and commands are refused at once meanwhile.
 *
 * @throws GatewayConfigError where the package is missing, or the URL is none.
 */
export async function connectRedis({ url, timeoutMs, log }: RedisConnectionOptions): Promise<RedisConnection> {
  const { hostname, protocol } = redisUrlOf(url);
  const { createClient } = await redisPackage();
  const socket = { connectTimeout: timeoutMs, socketTimeout: SILENCE_MS, reconnectStrategy: pauseBefore };
  // Hosts that several share are told apart by the name in the handshake.
  const tls =
    protocol === 'rediss:' ? { tls: true as const, ...(isName(hostname) ? { servername: hostname } : {}) } : {};

  let trouble: string | null = 'CONNECTING';
  let isClosed = false;
  let settle: () => void = () => undefined;
  const settled = new Promise<void>((resolve) => (settle = resolve));
  const became = (now: string | null): void => {
    const before = trouble;
    trouble = now;
    settle();
    if (isClosed || (before === null) === (now === null)) return;
    if (before !== 'CONNECTING' || now !== null) {
      log(now === null ? { event: 'redis', outcome: 'back' } : { event: 'redis', outcome: 'lost', reason: now });
    }
  };
  const open = (): ReturnType<typeof createClient> => {
    const opened = createClient({
      url,
      RESP: 2,
      socket: { ...socket, ...tls },
      // What cannot be asked now is refused now: a queue would hold every caller until the server is back.
      disableOfflineQueue: true,
      pingInterval: PING_MS,
      maintNotifications: 'disabled',
      disableClientInfo: true,
    }) as ReturnType<typeof createClient>;
    opened.on('error', (error: unknown) => opened === client && became(reasonOf(error)));
    opened.on('ready', () => opened === client && became(null));
    return opened;
  };
  // It never gives up, so this ends by `destroy` alone.
  const connect = (): void => void client.connect().catch(() => undefined);

  let client = open();
  connect();
  await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, timeoutMs).unref())]);

  return {
    get trouble() {
      return trouble;
    },
    async sendCommand(args) {
      const used = client;
      try {
        return await withinTime(used.sendCommand(args), timeoutMs);
      } catch (error) {
        // Whatever follows would wait behind the command that got no answer.
        if (error instanceof RedisTimeout && used === client && !isClosed) {
          client = open();
          used.destroy();
          became('TIMEOUT');
          connect();
        }
        throw error;
      }
    },
    close() {
      isClosed = true;
      client.destroy();
    },
  };
}

/** @throws RedisTimeout */
export async function withinTime<T>(answer: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new RedisTimeout('Redis gave no answer in time.')), timeoutMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A code or Redis' first word; never a message, which may hold what was sent. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  const { code } = error as { readonly code?: unknown };
  if (typeof code === 'string' && /^[A-Z0-9_]+$/.test(code)) return code;
  return /^[A-Z]{3,}(?= )/.exec(error.message)?.[0] ?? error.constructor.name;
}

/** Whether what is sent there, the password above all, can be read on the way. */
export function isPlainRedis({ protocol, hostname }: URL): boolean {
  return protocol === 'redis:' && !isLoopback(hostname);
}

/** 50 ms, twice as long each time, and a little chance, so that many processes do not come back in one moment. */
function pauseBefore(retries: number): number {
  return Math.min(50 * 2 ** Math.min(retries, 10), MAX_RETRY_MS) + Math.floor(Math.random() * 200);
}

function isName(hostname: string): boolean {
  return !hostname.startsWith('[') && !/^[\d.]+$/.test(hostname);
}

async function redisPackage() {
  try {
    return await import('redis');
  } catch {
    throw new GatewayConfigError(
      'FD_REDIS_URL is set, but the package redis is not installed. Run npm install redis beside fd-widgets, or leave FD_REDIS_URL out: then sessions are kept in memory.',
    );
  }
}
