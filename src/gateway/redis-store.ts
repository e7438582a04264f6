import { createHash } from 'node:crypto';
import { base64url } from '../relay/base64url.ts';
import { StoreUnavailableError, type SessionStore } from '../relay/session-store.ts';
import { warningsOf } from './redis-advice.ts';
import {
  connectRedis,
  reasonOf,
  withinTime,
  type RedisCommands,
  type RedisConnection,
  type RedisLogEntry,
} from './redis-connection.ts';
import { recordFrom } from './redis-record.ts';
import { createSeal } from './seal.ts';

interface CommonOptions {
  /** As the gateway's own: the first seals, all open. */
  readonly secrets: readonly string[];
  /** Begins every key; `fd:` by default. */
  readonly prefix?: string | undefined;
  /** How long a command may take; 2 s by default. */
  readonly timeoutMs?: number | undefined;
}

export type RedisStoreOptions = CommonOptions &
  (
    | {
        /** `rediss://user:password@redis.example:6379/0` */
        readonly url: string;
        readonly log?: ((entry: RedisLogEntry) => void) | undefined;
      }
    | {
        /** One of your own, connected; it is never closed from here. Pass one without an offline queue. */
        readonly client: RedisCommands;
      }
  );

/** Sessions that several gateway processes share, and that outlive each of them. */
export interface RedisStore extends SessionStore {
  /** What should be known at start of this server and of how it is reached, one sentence each. */
  warnings(): Promise<readonly string[]>;
  /** Ends the connection, where the store has opened it. */
  close(): void;
}

const DEFAULT_TIMEOUT_MS = 2_000;
const VERSION_BYTES = 16;
/** Of 16 bytes in base64url. */
const VERSION_CHARS = 22;

/**
 * Compare and set, in one step: the stored value begins with its version. A version is random, so one that was read
 * before a session ended fits nothing that comes to stand under the same key later.
 */
const WRITE = `local stored = redis.call('GET', KEYS[1])
if (stored and string.sub(stored, 1, ${VERSION_CHARS}) or '') ~= ARGV[1] then return 0 end
if tonumber(ARGV[3]) < 1 then redis.call('DEL', KEYS[1]) else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
return 1`;
const WRITE_SHA = createHash('sha1').update(WRITE).digest('hex');

/**
 * A `SessionStore` over Redis. A key is the hash of a session's id and a value is sealed for its key: who reads all of
 * Redis can neither use a session nor learn whose it is, and who writes to it cannot pass one session off as another.
 *
 * All methods throw `StoreUnavailableError` where Redis cannot be reached, takes longer than `timeoutMs` or refuses.
 *
 * @throws GatewayConfigError where the package `redis` is missing or the URL is none.
 */
export async function createRedisStore(options: RedisStoreOptions): Promise<RedisStore> {
  const { secrets, prefix = 'fd:', timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const seal = createSeal(secrets, 'session');
  const { client, own } = await clientOf(options, timeoutMs);

  const keyOf = (id: string): string => prefix + createHash('sha256').update(id).digest('base64url');

  async function send(...args: string[]): Promise<unknown> {
    try {
      return await client.sendCommand(args);
    } catch (error) {
      throw unavailable(own?.trouble ?? reasonOf(error));
    }
  }

  async function runWrite(...args: string[]): Promise<unknown> {
    try {
      return await client.sendCommand(['EVALSHA', WRITE_SHA, '1', ...args]);
    } catch (error) {
      // A server that was restarted has forgotten its scripts.
      if (reasonOf(error) === 'NOSCRIPT') return send('EVAL', WRITE, '1', ...args);
      throw unavailable(own?.trouble ?? reasonOf(error));
    }
  }

  return {
    async read(id) {
      const key = keyOf(id);
      const stored = await send('GET', key);
      if (typeof stored !== 'string') return null;
      const text = await seal.open(stored.slice(VERSION_CHARS), key);
      const value = text === null ? null : recordFrom(text);
      return value && { value, version: stored.slice(0, VERSION_CHARS) };
    },
    async write(id, value, { ttlMs, ifVersion }) {
      const key = keyOf(id);
      const version = base64url(crypto.getRandomValues(new Uint8Array(VERSION_BYTES)));
      const sealed = await seal.seal(JSON.stringify(value), key);
      const isWritten = await runWrite(key, ifVersion ?? '', version + sealed, wholeMs(ttlMs));
      return isWritten === 1 ? version : null;
    },
    async touch(id, ttlMs) {
      await send('PEXPIRE', keyOf(id), wholeMs(ttlMs));
    },
    async remove(id) {
      await send('DEL', keyOf(id));
    },
    warnings: () => warningsOf(client, { url: 'url' in options ? options.url : null, trouble: own?.trouble ?? null }),
    close: () => own?.close(),
  };
}

async function clientOf(
  options: RedisStoreOptions,
  timeoutMs: number,
): Promise<{ readonly client: RedisCommands; readonly own: RedisConnection | null }> {
  if ('client' in options) {
    const { client } = options;
    return { client: { sendCommand: (args) => withinTime(client.sendCommand(args), timeoutMs) }, own: null };
  }
  const own = await connectRedis({ url: options.url, timeoutMs, log: options.log ?? (() => undefined) });
  return { client: own, own };
}

/** Without the cause: a client's error may hold what was sent. */
function unavailable(reason: string): StoreUnavailableError {
  return new StoreUnavailableError(`Redis cannot be asked for sessions: ${reason}.`);
}

function wholeMs(ms: number): string {
  return String(Math.max(0, Math.floor(ms)));
}
