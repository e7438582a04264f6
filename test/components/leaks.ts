/**
 * What is alive in the page because somebody asked for it: timers, frames, observers, channels, calls, listeners of the
 * page.
 */
export interface Watch {
  /** One line for each thing that began since and has not ended. */
  readonly alive: () => string[];
  /** Puts the page's own functions back. */
  readonly end: () => void;
}

/** Uses nothing but the page's own things, so that it can be run in another page, too. */
export function watchPage(): Watch {
  const alive = new Map<string, string>();
  const ids = new WeakMap<object, number>();
  let next = 0;
  const idOf = (value: object): number => ids.get(value) ?? (ids.set(value, ++next), next);
  const undo: (() => void)[] = [];

  const { setTimeout: set, clearTimeout: clear } = globalThis;
  Object.assign(globalThis, {
    setTimeout: (run: () => void, ms?: number, ...rest: unknown[]) => {
      const id = set(
        () => {
          alive.delete(`timer ${id}`);
          run();
        },
        ms,
        ...rest,
      );
      alive.set(`timer ${id}`, `a timer of ${ms} ms`);
      return id;
    },
    clearTimeout: (id: number) => {
      alive.delete(`timer ${id}`);
      clear(id);
    },
  });
  undo.push(() => void Object.assign(globalThis, { setTimeout: set, clearTimeout: clear }));

  const { requestAnimationFrame: ask, cancelAnimationFrame: cancel } = globalThis;
  const { setInterval: begin, clearInterval: stop, fetch: call } = globalThis;
  Object.assign(globalThis, {
    requestAnimationFrame: (run: FrameRequestCallback) => {
      const id = ask((time) => {
        alive.delete(`frame ${id}`);
        run(time);
      });
      alive.set(`frame ${id}`, 'a frame');
      return id;
    },
    cancelAnimationFrame: (id: number) => {
      alive.delete(`frame ${id}`);
      cancel(id);
    },
    setInterval: (run: () => void, ms?: number, ...rest: unknown[]) => {
      const id = begin(run, ms, ...rest);
      alive.set(`interval ${id}`, `an interval of ${ms} ms`);
      return id;
    },
    clearInterval: (id: number) => {
      alive.delete(`interval ${id}`);
      stop(id);
    },
    fetch: (input: RequestInfo | URL, init?: RequestInit) => {
      const key = `call ${++next}`;
      alive.set(key, `a call of ${input instanceof Request ? input.url : String(input)}`);
      return call(input, init).finally(() => alive.delete(key));
    },
  });
  undo.push(
    () =>
      void Object.assign(globalThis, {
        requestAnimationFrame: ask,
        cancelAnimationFrame: cancel,
        setInterval: begin,
        clearInterval: stop,
        fetch: call,
      }),
  );

  for (const target of [window, document, navigator, screen] as unknown as EventTarget[]) {
    const keyOf = (type: string, listener: object) => `${target.constructor.name} ${type} ${idOf(listener)}`;
    Object.assign(target, {
      addEventListener(type: string, listener: object, options?: AddEventListenerOptions) {
        const key = keyOf(type, listener);
        alive.set(key, `a listener of ${type}`);
        options?.signal?.addEventListener('abort', () => alive.delete(key));
        EventTarget.prototype.addEventListener.call(target, type, listener as EventListener, options);
      },
      removeEventListener(type: string, listener: object, options?: EventListenerOptions) {
        alive.delete(keyOf(type, listener));
        EventTarget.prototype.removeEventListener.call(target, type, listener as EventListener, options);
      },
    });
    undo.push(() => {
      Reflect.deleteProperty(target, 'addEventListener');
      Reflect.deleteProperty(target, 'removeEventListener');
    });
  }
  for (const { name, prototype: own } of [MutationObserver, IntersectionObserver, ResizeObserver]) {
    const prototype = own as unknown as Record<string, (...args: unknown[]) => unknown>;
    const { observe, disconnect } = prototype;
    Object.assign(prototype, {
      observe(this: object, ...args: unknown[]) {
        alive.set(`observer ${idOf(this)}`, `a ${name}`);
        observe!.apply(this, args);
      },
      disconnect(this: object) {
        alive.delete(`observer ${idOf(this)}`);
        disconnect!.call(this);
      },
    });
    undo.push(() => void Object.assign(prototype, { observe, disconnect }));
  }

  // A channel listens from the moment that it is made.
  const RealChannel = BroadcastChannel;
  class WatchedChannel extends RealChannel {
    constructor(name: string) {
      super(name);
      alive.set(`channel ${idOf(this)}`, 'a BroadcastChannel');
    }

    override close(): void {
      alive.delete(`channel ${idOf(this)}`);
      super.close();
    }
  }
  Object.assign(globalThis, { BroadcastChannel: WatchedChannel });
  undo.push(() => void Object.assign(globalThis, { BroadcastChannel: RealChannel }));
  return { alive: () => [...alive.values()], end: () => undo.forEach((each) => each()) };
}
