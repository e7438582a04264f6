import type { PartnerId } from '../model/ids.ts';
import { ResponseShapeError, type ShapeFault } from '../model/errors/response-shape.ts';
import { queryString, type Query } from './path.ts';
import type { ReadCache, ReadOptions } from './read-cache.ts';
import type { Transport } from './transport.ts';

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
  /** Called as a read begins; what it answers is told of the read's failure. */
  readonly watch: () => (thrown: unknown) => void;
  readonly onClose: () => void;
}

/** Made by `client.as()` only. */
export function createScope({ partnerId, user, cache, transport, keyStart, watch, onClose }: ScopeParts): PartnerScope {
  const controller = new AbortController();

  async function read<T>({ what, path, query, base = 'api', parse }: Read<T>, options: ReadOptions = {}): Promise<T> {
    const signal = options.signal ? AbortSignal.any([options.signal, controller.signal]) : controller.signal;
    const url = BASES[base] + path + queryString(query);
    const load = async (sharedSignal: AbortSignal): Promise<T> => {
      const failed = watch();
      try {
        const answer = await transport.send({ url, what, partnerId, user, signal: sharedSignal });
        return parse(answer, (fault) => {
          throw new ResponseShapeError({ what, partnerId }, fault);
        });
      } catch (thrown) {
        failed(thrown);
        throw thrown;
      }
    };
    return cache.read(keyStart + url, load, { signal, fresh: options.fresh });
  }

  return {
    partnerId,
    signal: controller.signal,
    read,
    close() {
      if (controller.signal.aborted) return;
      controller.abort();
      onClose();
    },
  };
}
