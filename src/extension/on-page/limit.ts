/** Lets something happen so often within a time, and no oftener. */
export class Limit {
  readonly #most: number;
  readonly #spanMs: number;
  /** When it happened, the oldest first. */
  #times: number[] = [];

  constructor(most: number, spanMs: number) {
    this.#most = most;
    this.#spanMs = spanMs;
  }

  /**
   * Takes a turn where there is one left.
   * @returns how long to wait for one, in ms; 0 where it was taken
   */
  take(): number {
    const now = performance.now();
    this.#times = this.#times.filter((time) => time > now - this.#spanMs);
    const [oldest] = this.#times;
    if (oldest !== undefined && this.#times.length >= this.#most) return oldest + this.#spanMs - now;
    this.#times.push(now);
    return 0;
  }
}
