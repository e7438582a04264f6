import ky, { isHTTPError, type KyInstance } from 'ky';
import type { FdErrorDetails } from '../model/errors/fd-error.ts';
import { ResponseShapeError } from '../model/errors/response-shape.ts';
import { PARTNER_HEADER, REQUEST_HEADER, USER_HEADER } from '../model/session.ts';
import { TimeoutError } from '../model/errors/timeout.ts';
import { failureOf, retryAfterMs } from './failures.ts';

/** Longest pause that is honoured; a server that asks for more gets its say as `RateLimitedError.retryAfterMs`. */
const MAX_RETRY_AFTER_MS = 60_000;
const MAX_BACKOFF_MS = 8_000;

/** One call as the client makes it. */
export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below the base, with its query: `/api/v3/events/?page=2`. */
  readonly url: string;
  /** Reads after "Could not": `read event evt_abc`. */
  readonly what: string;
  readonly partnerId?: string | undefined;
  /** Whom the page acts as; the gateway refuses the call once its session is another user's. */
  readonly user?: string | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Media type that is asked for; JSON by default. */
  readonly accept?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** A failed read is not made again: whoever makes it looks again by himself. */
  readonly once?: boolean | undefined;
}

/** An answer that was no failure. */
export interface Answer {
  readonly response: Response;
  /** Its body, parsed; `undefined` for an empty one. Waits no longer than the call did for its headers. */
  json(): Promise<unknown>;
}

/** Makes something of an answer. */
export type Take<T> = (answer: Answer) => T | Promise<T>;

export interface TransportOptions {
  readonly base: string;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly timeoutMs: number;
}

/**
 * The one place that speaks HTTP. Reads are retried twice with full jitter, writes never (a `PUT` that is retried may
 * land after a newer one), nor is a call that took too long: whoever waited that long is told. Answers are parsed JSON,
 * `undefined` for an empty one.
 */
export class Transport {
  readonly #ky: KyInstance;
  readonly #base: string;
  readonly #now: () => number;
  readonly #timeoutMs: number;

  constructor({ base, fetch, now, timeoutMs }: TransportOptions) {
    this.#base = base;
    this.#now = now;
    this.#timeoutMs = timeoutMs;
    this.#ky = ky.create({
      fetch,
      timeout: timeoutMs,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { [REQUEST_HEADER]: '1' },
      // What is not read would stay open until the other side gives it up.
      hooks: { beforeRetry: [({ error }) => void (isHTTPError(error) && error.response.body?.cancel())] },
      retry: {
        limit: 2,
        methods: ['get'],
        statusCodes: [429, 500, 502, 503, 504],
        afterStatusCodes: [429, 503],
        backoffLimit: MAX_BACKOFF_MS,
        jitter: true,
        shouldRetry: ({ error }) =>
          isHTTPError(error) && (retryAfterMs(error.response.headers, now()) ?? 0) > MAX_RETRY_AFTER_MS
            ? false
            : undefined,
      },
    });
  }

  /**
   * @throws {FdError} the class that fits the answer, or the platform's AbortError when the signal aborts.
   */
  async send<T>(
    { method = 'GET', url, what, partnerId, user, body, accept = 'application/json', signal, once }: Call,
    take: Take<T>,
  ): Promise<T> {
    const details: FdErrorDetails = { what, partnerId };
    const stall = new AbortController();
    // ky's own timeout ends with the headers; a body that stalls would hang for ever. Engines forget at times to carry
    // an abort from one signal to those that were made of it: then the body goes on, and nobody waits for it.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const textOf = (response: Response): Promise<string> => {
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => {
          stall.abort();
          reject(stall.signal.reason as Error);
        }, this.#timeoutMs);
      });
      return Promise.race([response.text(), late]);
    };
    try {
      const response = await this.#ky(this.#base + url, {
        method,
        signal: signal ? AbortSignal.any([signal, stall.signal]) : stall.signal,
        ...(body !== undefined && { json: body }),
        ...(once && { retry: 0 }),
        // ky leaves out what is undefined.
        headers: { accept, [PARTNER_HEADER]: partnerId, [USER_HEADER]: user },
      });
      const requestId = response.headers.get('x-request-id') ?? undefined;
      const taken = await take({ response, json: async () => read(await textOf(response), { ...details, requestId }) });
      signal?.throwIfAborted();
      return taken;
    } catch (thrown) {
      signal?.throwIfAborted();
      const errorBody = isHTTPError(thrown) ? await textOf(thrown.response).catch(() => '') : '';
      signal?.throwIfAborted();
      throw stall.signal.aborted ? new TimeoutError(details) : failureOf(thrown, errorBody, details, this.#now());
    } finally {
      clearTimeout(timer);
    }
  }
}

function read(text: string, details: FdErrorDetails): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ResponseShapeError(details, { path: '', expected: 'JSON' });
  }
}
