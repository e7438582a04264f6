import type { ReactiveController, ReactiveControllerHost } from 'lit';

const MINUTE_MS = 60_000;

/** Draws its host anew once a minute, as long as that has something to tell and somebody looks. */
export class Ticking implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #isOn: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isListening = false;
  #isConnected = false;

  constructor(host: ReactiveControllerHost, isOn: () => boolean) {
    this.#host = host;
    this.#isOn = isOn;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
  }

  /** A host that has left may draw itself once more. */
  hostUpdated(): void {
    this.#listen(this.#isConnected && this.#isOn());
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#listen(false);
  }

  handleEvent(): void {
    if (document.hidden) this.#stop();
    else this.#host.requestUpdate();
  }

  #listen(isOn: boolean): void {
    if (isOn && !document.hidden) {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#host.requestUpdate();
      }, MINUTE_MS);
    } else this.#stop();
    if (isOn === this.#isListening) return;
    this.#isListening = isOn;
    document[isOn ? 'addEventListener' : 'removeEventListener']('visibilitychange', this);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
