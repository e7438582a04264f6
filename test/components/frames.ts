/** Frames that come when a test says so, however busy the machine is. */
export interface Frames {
  /** What waits for a frame has it. */
  paint(): void;
  /** Frames come by themselves again. */
  end(): void;
}

/** Nothing is painted by itself any more, and the card's longest wait for that (see painted.ts) never ends. */
export function holdFrames(): Frames {
  const { requestAnimationFrame: realFrame, setTimeout: realTimeout } = globalThis;
  const waiting: FrameRequestCallback[] = [];
  globalThis.requestAnimationFrame = (callback) => waiting.push(callback);
  globalThis.setTimeout = ((act: () => void, ms?: number) =>
    ms === 100 ? 0 : realTimeout(act, ms)) as typeof setTimeout;
  return {
    paint: () => waiting.splice(0).forEach((callback) => callback(performance.now())),
    end() {
      globalThis.requestAnimationFrame = realFrame;
      globalThis.setTimeout = realTimeout;
    },
  };
}
