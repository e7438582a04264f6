import { abortable } from './abortable.ts';
import type { RelaySettings } from './options.ts';
import { gather } from './streams.ts';
import { UpstreamFailure } from './upstream-failure.ts';

/** What makes two reads of a session identical. */
export interface ReadKey {
  readonly sessionId: string;
  readonly partner: string;
  /** With its query. */
  readonly url: string;
  /** What goes up with it. */
  readonly headers: Headers;
}

/** Answers a read; the signal aborts once nobody waits for it. */
export type Load = (signal: AbortSignal) => Promise<Response>;

/** Lets identical reads of one session share one call of the API. */
export interface SharedReads {
  /** What `load` answers, or what it has just answered to somebody else of the same session. */
  read(key: ReadKey, signal: AbortSignal, load: Load): Promise<Response>;
  /** Hands out nothing any more that this session has read so far. */
  forget(sessionId: string): void;
}

/** An answer that can be handed out as often as it is asked for. */
interface Copy {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** One that cannot: whoever takes it first has it, the others ask for themselves. */
interface Single {
  response: Response | null;
}

interface Flight {
  readonly answer: Promise<Copy | Single>;
  readonly controller: AbortController;
  readonly startedAt: number;
  waiters: number;
  isOver: boolean;
  bytes: number;
}

/** More is passed on as it comes, to one caller. A thousand events with their clusters are below it. */
const MAX_COPY_BYTES = 1024 * 1024;
/** Of all that is kept together; beyond it, finished answers are not kept. */
const MAX_KEPT_BYTES = 32 * 1024 * 1024;

const SHARES_NONE: SharedReads = { read: (_key, signal, load) => load(signal), forget: () => undefined };

/**
 * Only JSON is shared, for `shareReadsMs` from the moment it was asked for, in memory; of a failure, or of what is no
 * JSON after all, only those have a share who wait for it already.
 */
export function createSharedReads({ shareReadsMs, now }: RelaySettings): SharedReads {
  if (shareReadsMs <= 0) return SHARES_NONE;
  const bySession = new Map<string, Map<string, Flight>>();
  let keptBytes = 0;
  let sweeper: ReturnType<typeof setTimeout> | undefined;

  const drop = (sessionId: string, key: string, flight: Flight): void => {
    const flights = bySession.get(sessionId);
    if (flights?.get(key) !== flight) return;
    flights.delete(key);
    if (flights.size === 0) bySession.delete(sessionId);
    keptBytes -= flight.bytes;
  };

  // A clock that was put back makes nothing young again.
  const isStale = ({ startedAt, isOver }: Flight): boolean => isOver && Math.abs(now() - startedAt) >= shareReadsMs;

  /** Partners' data do not stay in memory because nobody asked again. */
  function sweepLater(): void {
    if (sweeper !== undefined) return;
    sweeper = setTimeout(() => {
      sweeper = undefined;
      for (const [sessionId, flights] of [...bySession]) {
        for (const [key, flight] of [...flights]) if (flight.isOver) drop(sessionId, key, flight);
      }
      if (bySession.size > 0) sweepLater();
    }, shareReadsMs);
    // Where a process could end otherwise, this does not hold it.
    (sweeper as { unref?: () => void }).unref?.();
  }

  function start(sessionId: string, key: string, load: Load): Flight {
    const controller = new AbortController();
    const answer = load(controller.signal).then((response) => copyOf(response, controller.signal));
    const flight: Flight = { answer, controller, startedAt: now(), waiters: 0, isOver: false, bytes: 0 };
    const flights = bySession.get(sessionId) ?? new Map<string, Flight>();
    bySession.set(sessionId, flights.set(key, flight));
    answer.then(
      (result) => {
        flight.isOver = true;
        const size = 'body' in result && isWorthKeeping(result) ? result.body.byteLength : Infinity;
        if (keptBytes + size > MAX_KEPT_BYTES || isStale(flight)) return drop(sessionId, key, flight);
        if (bySession.get(sessionId)?.get(key) !== flight) return;
        flight.bytes = size;
        keptBytes += size;
        sweepLater();
      },
      () => {
        flight.isOver = true;
        drop(sessionId, key, flight);
      },
    );
    return flight;
  }

  return {
    async read({ sessionId, partner, url, headers }, signal, load) {
      signal.throwIfAborted();
      const key = JSON.stringify([partner, url, ...headers]);
      let flight = bySession.get(sessionId)?.get(key);
      if (flight && isStale(flight)) {
        drop(sessionId, key, flight);
        flight = undefined;
      }
      flight ??= start(sessionId, key, load);
      flight.waiters++;
      try {
        const result = await abortable(flight.answer, signal);
        if ('body' in result) return responseOf(result);
        const { response } = result;
        result.response = null;
        if (!response) return load(signal);
        const { controller } = flight;
        if (signal.aborted) controller.abort(signal.reason);
        signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
        return response;
      } finally {
        if (--flight.waiters === 0 && !flight.isOver) {
          drop(sessionId, key, flight);
          flight.controller.abort(signal.reason);
        }
      }
    },
    forget(sessionId) {
      for (const [key, flight] of [...(bySession.get(sessionId) ?? [])]) drop(sessionId, key, flight);
    },
  };
}

async function copyOf(response: Response, signal: AbortSignal): Promise<Copy | Single> {
  const { status, headers } = response;
  if (!response.body) return { status, headers, body: new Uint8Array() };
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(headers.get('content-type') ?? '')) return { response };
  const gathered = await gather(response.body, MAX_COPY_BYTES).catch((error: unknown) => {
    if (signal.aborted || error instanceof UpstreamFailure) throw error;
    throw new UpstreamFailure('unreachable');
  });
  return gathered instanceof ReadableStream
    ? { response: new Response(gathered, { status, headers }) }
    : { status, headers, body: gathered };
}

/** A failure, or an answer that nobody can read, must not outlive the wish to try again. */
function isWorthKeeping({ status, body }: Copy): boolean {
  if (status >= 300) return false;
  try {
    JSON.parse(new TextDecoder().decode(body));
    return true;
  } catch {
    return false;
  }
}

function responseOf({ status, headers, body }: Copy): Response {
  const isEmpty = body.byteLength === 0;
  return new Response(isEmpty ? null : body, { status, headers });
}
