import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { watch, type Outlook } from '../../client/watch.ts';
import type { Load } from './load.ts';

/** What a watch needs of its host. */
export interface WatchingOptions<T> {
  readonly load: Pick<Load<readonly unknown[], T>, 'value' | 'error' | 'refresh' | 'isWatched'>;
  readonly outlook: (value: T) => Outlook;
  /** Milliseconds since epoch; `Date.now` by default. */
  readonly now?: () => number;
}

/**
 * Keeps what a host has loaded up to date while it changes by itself and somebody looks. A host in a page that nobody has
 * looked at yet has not to load anything: `isSeen` tells.
 */
export class Watching<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: WatchingOptions<T>;
  #isConnected = false;
  #isSeen = false;
  /** Of the watch that is on. */
  #controller: AbortController | null = null;
  /** It began with what seldom changes. */
  #isSeldom = false;

  constructor(host: ReactiveControllerHost, options: WatchingOptions<T>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The page has been shown since the host has last come into it. */
  get isSeen(): boolean {
    return this.#isSeen;
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.handleEvent();
    if (!this.#isSeen) document.addEventListener('visibilitychange', this);
  }

  hostDisconnected(): void {
    this.#isConnected = this.#isSeen = false;
    document.removeEventListener('visibilitychange', this);
    this.#end();
  }

  hostUpdated(): void {
    const { load, outlook } = this.#options;
    const seen = this.#isConnected && load.value !== undefined ? outlook(load.value) : 'settled';
    if (seen === 'settled') return this.#end();
    if (load.error) return;
    // What begins to change is not left to a look in a minute.
    if (this.#isSeldom !== (seen === 'seldom')) this.#end();
    if (!this.#controller) this.#begin(seen);
  }

  /** The page was shown. */
  handleEvent(): void {
    if (document.hidden || this.#isSeen) return;
    this.#isSeen = true;
    document.removeEventListener('visibilitychange', this);
    this.#host.requestUpdate();
  }

  #begin(seen: Outlook): void {
    const { load, outlook, now } = this.#options;
    const controller = (this.#controller = new AbortController());
    load.isWatched = true;
    this.#isSeldom = seen === 'seldom';
    watch({
      signal: controller.signal,
      seen,
      now,
      look: async () => {
        await load.refresh();
        if (load.error) {
          // No later look fares better: what mends it loads anew, and begins anew.
          if (!load.error.retryable && this.#controller === controller) this.#end();
          throw load.error;
        }
        return load.value === undefined ? 'settled' : outlook(load.value);
      },
    });
  }

  #end(): void {
    if (!this.#controller) return;
    this.#controller.abort();
    this.#controller = null;
    this.#options.load.isWatched = false;
  }
}
