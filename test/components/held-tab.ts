/** What a browser tab has that a test of many runs cannot wait for: its clock, its channels, its windows. */
export class Tab {
  /** Channels that nobody has closed. */
  readonly channels = new Set<BroadcastChannel>();
  /** What nobody has caught. */
  readonly unhandled: string[] = [];
  readonly #port = new MessageChannel();
  readonly #waiting: (() => void)[] = [];
  readonly #undo: (() => void)[] = [];
  #aheadMs = 0;

  constructor() {
    this.#port.port1.onmessage = () => this.#waiting.shift()?.();
    this.#replaceChannels();
    const now = performance.now.bind(performance);
    performance.now = () => now() + this.#aheadMs;
    this.#undo.push(() => Reflect.deleteProperty(performance, 'now'));
    const open = window.open.bind(window);
    window.open = () => null;
    this.#undo.push(() => void (window.open = open));
    const onUnhandled = (event: PromiseRejectionEvent): void => void this.unhandled.push(String(event.reason));
    addEventListener('unhandledrejection', onUnhandled);
    this.#undo.push(() => removeEventListener('unhandledrejection', onUnhandled));
  }

  /** One task, without the pause that timers have. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#port.port2.postMessage(null);
    });
  }

  /** The viewer has been away for a while and comes back. */
  comeBack(how: 'focus' | 'visibilitychange' | 'online'): void {
    this.#aheadMs += 4_000;
    (how === 'visibilitychange' ? document : window).dispatchEvent(new Event(how));
  }

  /** Another tab says that somebody signed in or out. */
  tellOthers(): void {
    for (const channel of [...this.channels]) channel.onmessage?.(new MessageEvent('message', { data: 'changed' }));
  }

  end(): void {
    this.#undo.forEach((each) => each());
    this.#port.port1.close();
  }

  /** Real ones go through another process and take their time. */
  #replaceChannels(): void {
    const { channels } = this;
    const real = globalThis.BroadcastChannel;
    class Channel extends EventTarget {
      onmessage: ((event: MessageEvent) => void) | null = null;

      constructor(readonly name: string) {
        super();
        channels.add(this as unknown as BroadcastChannel);
      }

      postMessage(data: unknown): void {
        queueMicrotask(() => {
          for (const other of [...channels] as unknown as Channel[])
            if (other !== this && other.name === this.name) other.onmessage?.(new MessageEvent('message', { data }));
        });
      }

      close(): void {
        channels.delete(this as unknown as BroadcastChannel);
      }
    }
    Object.assign(globalThis, { BroadcastChannel: Channel });
    this.#undo.push(() => void Object.assign(globalThis, { BroadcastChannel: real }));
  }
}
