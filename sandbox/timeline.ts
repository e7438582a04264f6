/**
 * The time by which packages are built, evaluated and expire. It runs with the sandbox's clock until the sandbox
 * begins, and `speed` virtual minutes a second from then on. Tokens and sales keep to the clock.
 */
export interface Timeline {
  /** The virtual time of a moment of the clock, both in milliseconds since the epoch. */
  readonly virtualAt: (clockMs: number) => number;
  /** The moment of the clock at which a virtual time comes. */
  readonly clockAt: (virtualMs: number) => number;
}

const maxSpeed = 100_000;

/**
 * Checks a speed, in virtual minutes a second of the sandbox's clock.
 *
 * @param speed text as a command line gives it, or a number
 * @throws RangeError that says what a speed is
 */
export function speedOf(speed: string | number): number {
  const number = typeof speed === 'string' && !/^\d+(\.\d+)?$/.test(speed) ? NaN : Number(speed);
  if (number > 0 && number <= maxSpeed) return number;
  throw new RangeError(
    `The speed is a number of virtual minutes a second above 0, at most ${maxSpeed}; it is "${speed}". For example: --speed 1`,
  );
}

/** @param speed virtual minutes a second; null where virtual time is the clock's */
export function createTimeline(startMs: number, speed: number | null): Timeline {
  const factor = speed === null ? 1 : speed * 60;
  const beyond = (ms: number, by: number) => (ms <= startMs ? ms : startMs + (ms - startMs) * by);
  return {
    virtualAt: (clockMs) => beyond(clockMs, factor),
    clockAt: (virtualMs) => beyond(virtualMs, 1 / factor),
  };
}
