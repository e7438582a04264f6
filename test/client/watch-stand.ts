import { getEventListeners } from 'node:events';
import type { Attention, Outlook } from '../../src/client/watch.ts';

/** Timers that run when the test says so. In place of the global ones between `take` and `giveBack`. */
export class VirtualTimers {
  /** Milliseconds since the start. */
  now = 0;
  readonly #timers = new Map<number, { readonly at: number; readonly run: () => void }>();
  readonly #real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  #last = 0;

  get count(): number {
    return this.#timers.size;
  }

  take(): void {
    Object.assign(globalThis, {
      setTimeout: (run: () => void, ms = 0): number => {
        this.#timers.set(++this.#last, { at: this.now + Math.max(0, ms), run });
        return this.#last;
      },
      clearTimeout: (timer?: number) => void this.#timers.delete(timer ?? 0),
    });
  }

  giveBack(): void {
    Object.assign(globalThis, this.#real);
  }

  /** Runs what is due meanwhile, one after the other, each followed by what it has set off. */
  async pass(ms: number, settled: () => Promise<void>): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      const [next] = [...this.#timers]
        .filter(([, { at }]) => at <= end)
        .sort(([, one], [, other]) => one.at - other.at);
      if (!next) break;
      this.now = next[1].at;
      this.#timers.delete(next[0]);
      next[1].run();
      await settled();
    }
    this.now = end;
  }
}

/** Somebody who hides and shows the page, and a network that comes and goes. */
export class FakeAttention implements Attention {
  isHidden = false;
  isOffline = false;
  readonly listeners = new Set<() => void>();

  get isThere(): boolean {
    return !this.isHidden && !this.isOffline;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  change(what: Partial<Pick<FakeAttention, 'isHidden' | 'isOffline'>>): void {
    Object.assign(this, what);
    for (const listener of [...this.listeners]) listener();
  }
}

/** What a look ended with. */
export type Seen = Outlook | { readonly retryable: boolean; readonly retryAfterMs?: number };

/** When the next look is due by the rules, told apart from how the watch works it out. */
export class WatchModel {
  readonly faults: string[] = [];
  readonly looks: number[] = [];
  isEnded = false;
  isLooking = false;
  /** The first and the last moment at which the next look may begin; `null` while there is none to come. */
  due: readonly [from: number, to: number] | null = null;
  /** After a jump of the clock nobody can tell how much time has passed: the rules leave some room then. */
  hasJumped = false;
  #anchor = -Infinity;
  #patience = 0;
  /** What was seen last may change once in a while, if at all. */
  #isSeldom = false;

  constructor(
    readonly timers: VirtualTimers,
    readonly attention: FakeAttention,
  ) {
    this.came();
  }

  /** Whoever was away is there, or still is. */
  came(): void {
    if (this.isEnded || this.isLooking) return;
    const { now } = this.timers;
    const wait = Math.max(this.#isSeldom ? 25_000 : 1_000, this.#patience);
    const at = Math.max(now, this.#anchor + wait);
    this.due = !this.attention.isThere ? null : this.hasJumped ? [now, now + wait] : [at, at];
  }

  begins(): void {
    const { now } = this.timers;
    if (this.isLooking) this.faults.push(`${now}: two looks at once`);
    if (!this.attention.isThere) this.faults.push(`${now}: a look while nobody is there`);
    if (this.isEnded) this.faults.push(`${now}: a look after the end`);
    if (!this.due || now < this.due[0]) this.faults.push(`${now}: a look too early, due is ${String(this.due)}`);
    this.check();
    this.looks.push(now);
    this.isLooking = true;
    this.#anchor = now;
    this.#patience = 0;
    this.due = null;
  }

  ends(seen: Seen): void {
    const { now } = this.timers;
    const hasFailed = typeof seen === 'object';
    this.isLooking = false;
    this.#isSeldom = seen === 'seldom';
    if (seen === 'settled' || (hasFailed && !seen.retryable)) return this.end();
    if (hasFailed) {
      this.#anchor = now;
      this.#patience = Math.min(300_000, seen.retryAfterMs ?? 0);
    }
    if (!this.attention.isThere) return;
    const usual = now >= 1_800_000 || seen === 'seldom' ? 60_000 : seen === 'changing' && now < 30_000 ? 5_000 : 25_000;
    const at = Math.max(now + 1_000, this.#anchor + Math.max(usual, this.#patience));
    this.due = this.hasJumped ? [now + 1_000, now + Math.max(60_000, this.#patience)] : [at, at];
  }

  end(): void {
    this.isEnded = true;
    this.due = null;
  }

  /** Whether a look is missing by now. */
  check(): void {
    if (this.due && this.timers.now > this.due[1])
      this.faults.push(`${this.timers.now}: a look too late, due was ${String(this.due)}`);
  }

  /** What must be gone at the end. */
  checkLeft(signal: AbortSignal): void {
    const left = [this.timers.count, this.attention.listeners.size, getEventListeners(signal, 'abort').length];
    if (left.some(Boolean)) this.faults.push(`left are timers, listeners, listeners of the signal: ${String(left)}`);
  }
}
