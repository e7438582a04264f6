import { initialState, shallowArrayEquals, Task } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isAbort } from '../../client/failures.ts';
import { isFdError, type FdError } from '../../model/errors/fd-error.ts';
import { RequestInvalidError } from '../../model/errors/request-invalid.ts';

/** The states that every element is designed for. */
export type ElementState = 'empty' | 'loading' | 'ready' | 'stale' | 'failed';

/** When loading counts as slow, and the element says so. */
const SLOW_MS = 8_000;
/** What was read so long ago is read again when the viewer comes back to it. */
const OLD_MS = 5 * 60_000;

export interface LoadHow {
  readonly signal: AbortSignal;
  /** Skip what is cached: somebody asked for it. */
  readonly fresh: boolean;
  /** Does not try again by itself: somebody looks again soon. */
  readonly once: boolean;
}

/** What a load needs of its host. */
export interface LoadOptions<Args extends readonly unknown[], T> {
  /** What the data hangs on. At the least change the old data is dropped and loaded anew. */
  readonly args: () => Args;
  /** Starts loading, or answers `null` where there is nothing to load. */
  readonly load: (args: Args, how: LoadHow) => Promise<T> | null;
  /** There is nothing to load for what the data hangs on while this is made: then that can be asked for already. */
  readonly isIdle?: boolean;
  /** Milliseconds since epoch; `Date.now` by default. */
  readonly now?: () => number;
}

/**
 * Loads what an element shows. Beyond `Task` it aborts when the host leaves and loads again when it returns, keeps the
 * last good value when a reload fails, and is silent about aborted calls. When the connection or the viewer comes back it
 * tries once by itself after a failure, and reads again what has grown old.
 */
export class Load<Args extends readonly unknown[], T> implements ReactiveController {
  /** The last good value for the present arguments. */
  value: T | undefined;
  /** When `value` was read, ms since epoch. */
  asOf = 0;
  /** Why the last try failed. */
  error: FdError | null = null;
  isSlow = false;
  /** Somebody else looks again by himself when the viewer comes back. */
  isWatched = false;

  readonly #host: ReactiveControllerHost;
  readonly #options: LoadOptions<Args, T>;
  readonly #task: Task<Args, void>;
  /** What `value` and `error` are about. */
  #args: Args | undefined;
  /** Ms since epoch. */
  #triedAt = 0;
  #isConnected = false;
  #isPending = false;
  #isFresh = false;
  /** The one automatic try after a failure has been spent. */
  #hasRecovered = false;
  #slowTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: LoadOptions<Args, T>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#task = new Task(host, {
      args: options.args,
      task: (args, { signal }) => this.#run(args, signal),
      // To try would only have the host drawn twice.
      ...(options.isIdle && { initialValue: undefined }),
    });
  }

  get state(): ElementState {
    if (this.value !== undefined) return this.error ? 'stale' : 'ready';
    if (this.#isPending) return 'loading';
    return this.error ? 'failed' : 'empty';
  }

  /** Loads the same again, past every cache, and keeps what is shown meanwhile. */
  refresh(): Promise<void> {
    this.#hasRecovered = false;
    return this.#reload();
  }

  /** Shows what is known from elsewhere, the answer to a change; what was being loaded is older and dropped. */
  take(value: T): void {
    this.#task.abort();
    this.#settle();
    this.value = value;
    this.asOf = this.#now();
    this.error = null;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#isConnected = true;
    if (this.#args) void this.#task.run();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#task.abort();
    this.#settle();
    this.#watch(false);
  }

  /** The viewer or the connection is back. */
  handleEvent(): void {
    // A clock that was put back makes nothing young.
    const isOld = Math.abs(this.#now() - this.#triedAt) >= OLD_MS;
    if (document.hidden || this.isWatched || !(isOld || (this.error && !this.#hasRecovered))) return;
    this.#hasRecovered = Boolean(this.error);
    void this.#reload();
  }

  #reload(): Promise<void> {
    this.#isFresh = true;
    return this.#task.run();
  }

  async #run(args: Args, signal: AbortSignal): Promise<void | typeof initialState> {
    const how = { signal, fresh: this.#isFresh, once: this.isWatched };
    this.#isFresh = false;
    this.#settle();
    this.#watch(false);
    if (!this.#args || !shallowArrayEquals(this.#args, args)) this.#drop();
    this.#args = args;
    this.#triedAt = this.#now();
    try {
      const loading = this.#options.load(args, how);
      if (!loading) {
        this.#drop();
        return initialState;
      }
      this.#isPending = true;
      this.#slowTimer = setTimeout(() => {
        this.isSlow = true;
        this.#host.requestUpdate();
      }, SLOW_MS);
      const value = await loading;
      if (signal.aborted) return;
      this.value = value;
      this.asOf = this.#now();
      this.error = null;
      this.#hasRecovered = false;
      this.#watch(true);
    } catch (thrown) {
      if (signal.aborted) return;
      if (!isAbort(thrown)) {
        this.error = isFdError(thrown) ? thrown : new RequestInvalidError({ what: 'load', cause: thrown });
        this.#watch(this.error.retryable);
      }
    }
    this.#settle();
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }

  #drop(): void {
    this.value = undefined;
    this.error = null;
    this.#hasRecovered = false;
  }

  #settle(): void {
    clearTimeout(this.#slowTimer);
    this.#isPending = this.isSlow = false;
  }

  #watch(isOn: boolean): void {
    // What was given to a host may still be taken in after it has left.
    const change = isOn && this.#isConnected ? 'addEventListener' : 'removeEventListener';
    globalThis[change]('online', this);
    document[change]('visibilitychange', this);
  }
}
