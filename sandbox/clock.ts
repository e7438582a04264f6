/** The sandbox's own time, in milliseconds since the epoch. */
export interface SandboxClock {
  readonly now: () => number;
  readonly advance: (ms: number) => void;
  readonly set: (ms: number) => void;
}

/** Where the virtual clock starts: a day on which the worked example's concert is three weeks away. */
export const defaultStart = Date.UTC(2026, 4, 20, 10);

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** Stands still until it is moved. */
export function virtualClock(startMs: number): SandboxClock {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    advance: (ms) => void (nowMs += ms),
    set: (ms) => void (nowMs = ms),
  };
}

/** Runs with the wall clock from `startMs` on, and can be moved as well. */
export function realClock(startMs: number): SandboxClock {
  let offsetMs = startMs - Date.now();
  return {
    now: () => Date.now() + offsetMs,
    advance: (ms) => void (offsetMs += ms),
    set: (ms) => void (offsetMs = ms - Date.now()),
  };
}
