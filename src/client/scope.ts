import type { PartnerId } from '../model/ids.ts';
import { ResponseShapeError, type ShapeFault } from '../model/errors/response-shape.ts';
import { queryString, type Query } from './path.ts';
import type { ReadCache, ReadOptions } from './read-cache.ts';
import type { Call, Take, Transport } from './transport.ts';

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

/** A call that is no read, as a resource describes it, without whom it is made as. */
export type ScopeCall = Pick<Call, 'method' | 'what' | 'body' | 'accept'> & {
  /** Below the base, without a leading slash. */
  readonly path: string;
  readonly query?: Query | undefined;
  /** `api` by default. */
  readonly base?: keyof typeof BASES;
  /** One of several calls that only together are whole: it is made as this partner also after the scope is closed. */
  readonly outlives?: boolean;
};

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
   * For what is no read (`write.ts`, `download.ts`): makes one call as this partner, past every cache.
   * @throws {FdError} as `read`
   */
  send<T>(call: ScopeCall, take: Take<T>, signal?: AbortSignal): Promise<T>;
  /** Serves nothing any more that was read as this partner so far; whoever waits for a read already still gets it. */
  forget(): void;
  /** Whether the gateway can reach Customer Representation: an installation may be set up without it. */
  readonly hasCr: boolean;
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
  readonly hasCr: boolean;
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
  const { partnerId, user, cache, transport, hasCr, downloads, keyStart, watch, onClose } = parts;
  const controller = new AbortController();

  /** Ends with the scope and with the caller's own signal. */
  const until = (signal?: AbortSignal): AbortSignal =>
    signal ? AbortSignal.any([signal, controller.signal]) : controller.signal;

  /** Makes a call as this partner; the client hears of its failure. */
  async function call<T>(call: Call, take: Take<T>): Promise<T> {
    const failed = watch();
    try {
      return await transport.send({ ...call, partnerId, user }, take);
    } catch (thrown) {
      failed(thrown);
      throw thrown;
    }
  }

  async function read<T>({ what, path, query, base = 'api', parse }: Read<T>, options: ReadOptions = {}): Promise<T> {
    const url = BASES[base] + path + queryString(query);
    const load = (signal: AbortSignal): Promise<T> =>
      call({ url, what, signal, once: options.once }, async (answer) =>
        parse(await answer.json(), (fault) => {
          throw new ResponseShapeError({ what, partnerId }, fault);
        }),
      );
    return cache.read(keyStart + url, load, { signal: until(options.signal), fresh: options.fresh });
  }

  return {
    partnerId,
    signal: controller.signal,
    read,
    async send({ path, query, base = 'api', outlives, ...rest }, take, signal) {
      const ends = outlives ? signal : until(signal);
      ends?.throwIfAborted();
      return call({ ...rest, url: BASES[base] + path + queryString(query), signal: ends }, take);
    },
    forget: () => cache.forget(keyStart),
    hasCr,
    downloads,
    user,
    close() {
      if (controller.signal.aborted) return;
      controller.abort();
      onClose();
    },
  };
}
