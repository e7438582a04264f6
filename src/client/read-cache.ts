/** How a caller waits for a read. */
export interface ReadOptions {
  /** Ends this caller's wait; the request itself ends when nobody waits for it any more. */
  readonly signal?: AbortSignal | undefined;
  /** Skip what is cached. A request that is already under way is still shared. */
  readonly fresh?: boolean | undefined;
  /** Is not tried again where it fails, because the caller looks again by himself. By default it is, twice. */
  readonly once?: boolean | undefined;
}

interface Entry {
  readonly promise: Promise<unknown>;
  readonly controller: AbortController;
  waiters: number;
  /** When a settled value stops to serve, ms since epoch; `Infinity` while under way. */
  expiresAt: number;
}

/**
 * One request in flight per identical read, and its answer for a short time. In memory of this page only. Failures are
 * not kept.
 */
export class ReadCache {
  readonly #entries = new Map<string, Entry>();
  readonly #now: () => number;
  readonly #lifeMs: number;

  constructor(now: () => number, lifeMs: number) {
    this.#now = now;
    this.#lifeMs = lifeMs;
  }

  /** The cached value, the one under way, or a new one of `load`. Rejects with the signal's reason when it aborts. */
  async read<T>(key: string, load: (signal: AbortSignal) => Promise<T>, options: ReadOptions = {}): Promise<T> {
    const { signal, fresh } = options;
    signal?.throwIfAborted();
    let entry = this.#entries.get(key);
    if (!entry || this.#isPast(entry) || (fresh && entry.expiresAt !== Infinity)) {
      entry = this.#start(key, load);
    }
    return (await this.#wait(key, entry, signal)) as T;
  }

  /** Forgets every read whose key begins so and aborts what is under way; everything without an argument. */
  clear(keyStart = ''): void {
    for (const [key, { controller }] of this.#entries) {
      if (!key.startsWith(keyStart)) continue;
      this.#entries.delete(key);
      controller.abort();
    }
  }

  /**
   * Serves none of the reads whose key begins so any more. What is under way goes on for those who wait for it already:
   * whoever asks from now on asks anew.
   */
  forget(keyStart: string): void {
    for (const key of this.#entries.keys()) if (key.startsWith(keyStart)) this.#entries.delete(key);
  }

  /** Further ahead than it may be served, it is from before the clock was put back. */
  #isPast({ expiresAt }: Entry): boolean {
    const leftMs = expiresAt - this.#now();
    return leftMs <= 0 || (leftMs > this.#lifeMs && leftMs !== Infinity);
  }

  #start(key: string, load: (signal: AbortSignal) => Promise<unknown>): Entry {
    for (const [other, entry] of this.#entries) if (this.#isPast(entry)) this.#entries.delete(other);
    const controller = new AbortController();
    const promise = load(controller.signal).then((value) => {
      // What was on its way when it had to be forgotten is dropped, whatever the network makes of an abort.
      controller.signal.throwIfAborted();
      return value;
    });
    const entry: Entry = { promise, controller, waiters: 0, expiresAt: Infinity };
    this.#entries.set(key, entry);
    const forget = (): void => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    };
    promise.then(() => {
      entry.expiresAt = this.#now() + this.#lifeMs;
      if (this.#lifeMs <= 0) forget();
    }, forget);
    return entry;
  }

  #wait(key: string, entry: Entry, signal: AbortSignal | undefined): Promise<unknown> {
    if (!signal) {
      entry.waiters++;
      return entry.promise;
    }
    entry.waiters++;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(signal.reason as Error);
        if (--entry.waiters > 0 || entry.expiresAt !== Infinity) return;
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
        entry.controller.abort();
      };
      signal.addEventListener('abort', leave, { once: true });
      entry.promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }
}
