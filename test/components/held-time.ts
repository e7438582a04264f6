interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A page's clock and timers, its visibility and its network, by hand. */
export class HeldTime {
  now = Date.parse('2026-06-01T10:00:00Z');
  isHidden = false;
  isOnline = true;
  /** Bodies that are being read at this moment, which takes time of the machine's own. */
  reading = 0;
  readonly #timers = new Map<number, Timer>();
  readonly #undo: (() => void)[] = [];
  readonly #port = new MessageChannel();
  readonly #waiting: (() => void)[] = [];
  #next = 1e9;

  constructor() {
    this.#port.port1.onmessage = () => this.#waiting.shift()?.();
    const { setTimeout: set, clearTimeout: clear } = globalThis;
    const now = Date.now.bind(Date);
    Object.assign(globalThis, {
      setTimeout: (run: () => void, ms = 0) => {
        this.#timers.set(++this.#next, { at: this.now + Math.max(0, ms), run });
        return this.#next;
      },
      clearTimeout: (id: number) => void (this.#timers.delete(id) || clear(id)),
    });
    Date.now = () => this.now;
    this.#undo.push(() => Object.assign(globalThis, { setTimeout: set, clearTimeout: clear }));
    this.#undo.push(() => void (Date.now = now));
    this.#fake(document, 'hidden', () => this.isHidden);
    this.#fake(navigator, 'onLine', () => this.isOnline);
  }

  show(isShown: boolean): void {
    if (this.isHidden === !isShown) return;
    this.isHidden = !isShown;
    document.dispatchEvent(new Event('visibilitychange'));
  }

  connect(isOnline: boolean): void {
    if (this.isOnline === isOnline) return;
    this.isOnline = isOnline;
    dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
  }

  /** Lets time pass, timer by timer, and everything that follows from each. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      const due = [...this.#timers]
        .filter(([, { at }]) => at <= end)
        .sort(([, one], [, other]) => one.at - other.at)[0];
      if (!due) break;
      const [id, { at, run }] = due;
      this.#timers.delete(id);
      this.now = Math.max(this.now, at);
      run();
      await this.settle();
    }
    this.now = end;
    await this.settle();
  }

  /** Lets everything come to its end that needs no time. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 8; quiet++) {
      if (this.reading) quiet = 0;
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        this.#port.port2.postMessage(null);
      });
    }
  }

  end(): void {
    this.#undo.forEach((each) => each());
    this.#port.port1.close();
  }

  #fake(target: object, name: string, get: () => boolean): void {
    Object.defineProperty(target, name, { configurable: true, get });
    this.#undo.push(() => Reflect.deleteProperty(target, name));
  }
}
