/** What stands in a page instead of its clock. */
export interface VirtualTime {
  /**
   * Lets time pass: timers run one after the other, each followed by what it has set off, calls included.
   * @param ms virtual milliseconds
   */
  pass(ms: number): Promise<void>;
  /** Hides or shows the page, as switching tabs does. */
  setHidden(isHidden: boolean): void;
  /** Timers that are set. */
  count(): number;
}

declare global {
  interface Window {
    virtualTime: VirtualTime;
  }
}

/**
 * Runs in a page before its scripts, and refers to nothing outside: timers, dates and `performance.now` stand still until
 * the test moves them, and whether the page is hidden is the test's to say.
 */
export function installVirtualTime(startMs: number, isHiddenAtFirst: boolean): void {
  const real = { setTimeout: window.setTimeout.bind(window), fetch: window.fetch.bind(window), Date };
  const timers = new Map<number, { at: number; every: number | null; run: () => void }>();
  let now = 0;
  let last = 0;
  let calls = 0;
  let isHidden = isHiddenAtFirst;

  const set = (run: unknown, ms: unknown, rest: unknown[], isRepeated: boolean): number => {
    const wait = Math.max(isRepeated ? 1 : 0, Number(ms) || 0);
    const call = (): void => {
      if (typeof run === 'function') (run as (...args: unknown[]) => void)(...rest);
    };
    timers.set(++last, { at: now + wait, every: isRepeated ? wait : null, run: call });
    return last;
  };
  const clear = (timer: unknown): void => void timers.delete(Number(timer));
  class VirtualDate extends real.Date {
    constructor(...args: unknown[]) {
      super(...((args.length ? args : [startMs + now]) as [number]));
    }
    static override now(): number {
      return startMs + now;
    }
  }
  Object.assign(window, {
    setTimeout: (run: unknown, ms: unknown, ...rest: unknown[]) => set(run, ms, rest, false),
    setInterval: (run: unknown, ms: unknown, ...rest: unknown[]) => set(run, ms, rest, true),
    clearTimeout: clear,
    clearInterval: clear,
    Date: VirtualDate,
    fetch: async (...args: Parameters<typeof fetch>) => {
      calls++;
      try {
        const response = await real.fetch(...args);
        // Its body has come as well, so that reading it takes no time of the network.
        const copy = response.clone();
        await copy.arrayBuffer();
        return response;
      } finally {
        calls--;
      }
    },
  });
  performance.now = () => now;
  Object.defineProperty(Document.prototype, 'hidden', { get: () => isHidden });
  Object.defineProperty(Document.prototype, 'visibilityState', { get: () => (isHidden ? 'hidden' : 'visible') });
  // Frames do not come by themselves in a page that nobody sees.
  Object.assign(window, {
    requestAnimationFrame: (run: unknown) => set(run, 16, [now], false),
    cancelAnimationFrame: clear,
  });

  const task = (): Promise<void> => new Promise((resolve) => real.setTimeout(resolve, 0));
  const settled = async (): Promise<void> => {
    for (let calm = 0; calm < 3; calm = calls ? 0 : calm + 1) await task();
  };
  window.virtualTime = {
    async pass(ms) {
      const end = now + ms;
      await settled();
      for (;;) {
        const [next] = [...timers].filter(([, { at }]) => at <= end).sort(([, one], [, other]) => one.at - other.at);
        if (!next) break;
        const [id, timer] = next;
        now = Math.max(now, timer.at);
        if (timer.every === null) timers.delete(id);
        else timers.set(id, { ...timer, at: now + timer.every });
        timer.run();
        await settled();
      }
      now = end;
    },
    setHidden(value) {
      isHidden = value;
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    },
    count: () => timers.size,
  };
}
