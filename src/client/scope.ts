import type { PartnerId } from '../model/ids.ts';
import { ResponseShapeError, type ShapeFault } from '../model/errors/response-shape.ts';
import { queryString, type Query } from './path.ts';
import type { ReadCache, ReadOptions } from './read-cache.ts';
import type { Call, Download, Transport } from './transport.ts';

/**
 * The API's three bases: the main API, the media upload (the main host without `/v3`) and Customer Representation. The
 * relay keeps them apart by path. Source: API docs, environments.
 */
const BASES = { api: '/api/v3/', media: '/api/', cr: '/cr/' } as const;

/** A read, as a resource describes it. */
export interface Read<T> {
  readonly what: string;
  /** Below the base, without a leading slash: `events/`. */
  readonly path: string;
  readonly query?: Query | undefined;
  /** `api` by default. */
  readonly base?: keyof typeof BASES;
  /** Turns the answer into data; `fail` throws for one that cannot be read. */
  readonly parse: (answer: unknown, fail: (fault: ShapeFault) => never) => T;
}

/** A change, as a resource describes it. It is sent once: whoever does not know what became of it reads again. */
export interface Write<T> {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly what: string;
  /** Below the base, without a leading slash. */
  readonly path: string;
  readonly query?: Query | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly parse: Read<T>['parse'];
}

/** A file, as a resource describes it. */
export interface DownloadCall {
  readonly what: string;
  /** Below the base, without a leading slash. */
  readonly path: string;
  /** Media type. */
  readonly accept: string;
}

/** Acting as one partner. Resources are functions of a scope, so no call can forget whom it is made for. */
export interface PartnerScope {
  readonly partnerId: PartnerId;
  /** Aborts when the scope is closed. */
  readonly signal: AbortSignal;
  /**
   * @throws {FdError} the class that fits the failure; the platform's AbortError once the scope is closed or the
   * caller's signal aborts, also for an answer that was already on its way.
   */
  read<T>(read: Read<T>, options?: ReadOptions): Promise<T>;
  /**
   * Changes something, once. What was read as this partner is not served from memory afterwards, however the change has
   * ended.
   * @throws {FdError} as `read`; after a `timeout` or `network` error it may have been carried out.
   */
  write<T>(write: Write<T>, signal?: AbortSignal): Promise<T>;
  /** A file as it comes in, past every cache. @throws {FdError} as `read`, until its first byte. */
  download(file: DownloadCall, signal?: AbortSignal): Promise<Download>;
  /** Where the gateway gives out files, `/fd/download/`; `null` where none stands behind the client. */
  readonly downloads: string | null;
  /** Whom it acts as, for calls that are no call of the client: a navigation. */
  readonly user: string | undefined;
  /** Ends everything under way as this partner and forgets what was read as it. Safe to call twice. */
  close(): void;
}

interface ScopeParts {
  readonly partnerId: PartnerId;
  readonly user: string | undefined;
  readonly cache: ReadCache;
  readonly transport: Transport;
  /** Begins every cache key: whose data it is. */
  readonly keyStart: string;
  /** Where the gateway gives out files, `/fd/download/`; `null` without a gateway. */
  readonly downloads: string | null;
  /** Called as a call begins; what it answers is told of the call's failure. */
  readonly watch: () => (thrown: unknown) => void;
  readonly onClose: () => void;
}

/** Made by `client.as()` only. */
export function createScope(parts: ScopeParts): PartnerScope {
  const { partnerId, user, cache, transport, downloads, keyStart, watch, onClose } = parts;
  const controller = new AbortController();

  /** Ends with the scope and with the caller's own signal. */
  const until = (signal?: AbortSignal): AbortSignal =>
    signal ? AbortSignal.any([signal, controller.signal]) : controller.signal;

  const parser =
    <T>(what: string, parse: Read<T>['parse']) =>
    (answer: unknown): T =>
      parse(answer, (fault) => {
        throw new ResponseShapeError({ what, partnerId }, fault);
      });

  /** Makes a call as this partner; the client hears of its failure. */
  async function watched<T>(call: () => Promise<T>): Promise<T> {
    const failed = watch();
    try {
      return await call();
    } catch (thrown) {
      failed(thrown);
      throw thrown;
    }
  }

  async function read<T>({ what, path, query, base = 'api', parse }: Read<T>, options: ReadOptions = {}): Promise<T> {
    const url = BASES[base] + path + queryString(query);
    const load = (signal: AbortSignal): Promise<T> =>
      watched(async () => parser(what, parse)(await transport.send({ url, what, partnerId, user, signal })));
    return cache.read(keyStart + url, load, { signal: until(options.signal), fresh: options.fresh });
  }

  async function write<T>({ method, what, path, query, body, parse }: Write<T>, signal?: AbortSignal): Promise<T> {
    const call: Call = { method, url: BASES.api + path + queryString(query), what, partnerId, user, body };
    const ends = until(signal);
    ends.throwIfAborted();
    try {
      return await watched(async () => parser(what, parse)(await transport.send({ ...call, signal: ends })));
    } finally {
      cache.forget(keyStart);
    }
  }

  function download({ what, path, accept }: DownloadCall, signal?: AbortSignal): Promise<Download> {
    const call: Call = { url: BASES.api + path, what, partnerId, user, accept, signal: until(signal) };
    return watched(() => transport.download(call));
  }

  return {
    partnerId,
    signal: controller.signal,
    read,
    write,
    download,
    downloads,
    user,
    close() {
      if (controller.signal.aborted) return;
      controller.abort();
      onClose();
    },
  };
}
