import { isFdError } from '../model/errors/fd-error.ts';

/** Whether anybody looks and the network is there. */
export interface Attention {
  readonly isThere: boolean;
  /** Calls back at every change; the answer ends that. */
  onChange(listener: () => void): () => void;
}

/**
 * What a watch makes of one look: `settled` ends it, `changing` looks soon again, `unknown` is in no hurry, and `seldom`,
 * of what is probably at its end, looks once a minute.
 */
export type Outlook = 'changing' | 'unknown' | 'seldom' | 'settled';

export interface WatchOptions {
  /**
   * Looks once, and tells what it has seen. Rejects where it could not: then the next look is slow, or there is none
   * where no later one could fare better.
   */
  readonly look: (signal: AbortSignal) => Promise<Outlook>;
  /** Ends the watch. */
  readonly signal: AbortSignal;
  /** What is known already; the first look is then due after a while. At once by default. */
  readonly seen?: Outlook | undefined;
  /** The page's own by default. */
  readonly attention?: Attention | undefined;
  /** Milliseconds since epoch; `Date.now` by default. */
  readonly now?: (() => number) | undefined;
}

/** Looks come so often at first… */
const FAST_MS = 5_000;
/** …for so long… */
const FAST_FOR_MS = 30_000;
/** …and then so often… */
const SLOW_MS = 25_000;
/** …until it has taken so long that it is probably stuck (API docs, polling), when a look a minute is enough. */
const STUCK_AFTER_MS = 30 * 60_000;
const SELDOM_MS = 60_000;
/** A server that asks for more is asked again after so long all the same. */
const MAX_PATIENCE_MS = 5 * 60_000;
/**
 * Looks at one thing are never closer, however often somebody comes and goes, or however long one takes; at what seldom
 * changes nobody who comes back looks sooner than in the slow rhythm.
 */
const MIN_GAP_MS = 1_000;

/**
 * Looks again and again at something that changes by itself, while somebody looks at it: never in a hidden page or
 * without a network, at once when either comes back, and not any more once it is settled.
 */
export function watch({ look, signal, seen, attention = pageAttention, now = Date.now }: WatchOptions): void {
  const startedAt = now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lookedAt = seen ? startedAt : -Infinity;
  let isLooking = false;
  let outlook: Outlook = seen ?? 'changing';
  /** A server that asks for patience gets it. */
  let patienceMs = 0;
  if (signal.aborted || seen === 'settled') return;

  const unlisten = attention.onChange(() => {
    clearTimeout(timer);
    if (attention.isThere) schedule(Math.max(outlook === 'seldom' ? SLOW_MS : MIN_GAP_MS, patienceMs));
  });
  signal.addEventListener('abort', end, { once: true });
  if (attention.isThere) schedule(seen ? gap() : 0);

  function end(): void {
    outlook = 'settled';
    clearTimeout(timer);
    unlisten();
    signal.removeEventListener('abort', end);
  }

  function gap(): number {
    const ageMs = Math.abs(now() - startedAt);
    if (ageMs >= STUCK_AFTER_MS || outlook === 'seldom') return Math.max(SELDOM_MS, patienceMs);
    return Math.max(outlook === 'changing' && ageMs < FAST_FOR_MS ? FAST_MS : SLOW_MS, patienceMs);
  }

  /**
   * @param ms after the beginning of the last look, or after its end where it has failed
   * @param atLeastMs from now on
   */
  function schedule(ms: number, atLeastMs = 0): void {
    if (isLooking || outlook === 'settled') return;
    // A clock that has jumped must not make a wait of hours, nor a rush.
    const passedMs = Math.abs(now() - lookedAt);
    clearTimeout(timer);
    timer = setTimeout(() => void run(), Math.max(atLeastMs, ms - passedMs));
  }

  async function run(): Promise<void> {
    isLooking = true;
    lookedAt = now();
    patienceMs = 0;
    try {
      outlook = await look(signal);
    } catch (thrown) {
      if (isFdError(thrown) && !thrown.retryable) return end();
      outlook = 'unknown';
      // Whoever took long to say no, or when to come again, has said it now.
      lookedAt = now();
      patienceMs = Math.min(MAX_PATIENCE_MS, (isFdError(thrown) && thrown.retryAfterMs) || 0);
    } finally {
      isLooking = false;
    }
    // An abort has ended it meanwhile.
    if (signal.aborted || outlook === 'settled') return end();
    if (attention.isThere) schedule(gap(), MIN_GAP_MS);
  }
}

/** The page is shown, and the browser has a network. */
const pageAttention: Attention = {
  get isThere() {
    return !document.hidden && navigator.onLine;
  },
  onChange(listener) {
    document.addEventListener('visibilitychange', listener);
    addEventListener('online', listener);
    addEventListener('offline', listener);
    return () => {
      document.removeEventListener('visibilitychange', listener);
      removeEventListener('online', listener);
      removeEventListener('offline', listener);
    };
  },
};
