import type { FdClient } from '../../client/client.ts';
import { isFdError, type FdError } from '../../model/errors/fd-error.ts';
import { NetworkError } from '../../model/errors/network.ts';

/** Looks at one client's session, one after the other, so that an older answer never comes after a newer one. */
export class Looks {
  /** Why the last look failed; null while another one is under way. */
  failure: FdError | null = null;
  /** When a look was last asked for, on the page's own clock. */
  askedAtMs = 0;

  readonly #client: FdClient;
  readonly #onChange: () => void;
  readonly #end = new AbortController();
  #last = Promise.resolve();
  /** The look that has not begun yet: it also serves whoever asks meanwhile. */
  #next: Promise<void> | undefined;

  /** @param onChange is called when `failure` or the session may have changed; never after the end */
  constructor(client: FdClient, onChange: () => void) {
    this.#client = client;
    this.#onChange = onChange;
  }

  /** Looks once more. Never throws: see `failure`. */
  again(): Promise<void> {
    this.askedAtMs = performance.now();
    this.#last = this.#next ??= this.#last.then(() => {
      this.#next = undefined;
      return this.#look();
    });
    return this.#last;
  }

  end(): void {
    this.#end.abort();
  }

  async #look(): Promise<void> {
    const { signal } = this.#end;
    if (signal.aborted) return;
    if (this.failure) {
      this.failure = null;
      this.#onChange();
    }
    try {
      await this.#client.session(signal);
    } catch (thrown) {
      this.failure = isFdError(thrown) ? thrown : new NetworkError({ what: 'look at the session', cause: thrown });
    }
    if (!signal.aborted) this.#onChange();
  }
}
