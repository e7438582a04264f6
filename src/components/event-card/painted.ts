/** Longest wait for a frame, in ms: none comes where the page is not seen. */
const LONGEST_MS = 100;

/** Resolves in a task of its own once what stands in the page has been painted; soon where no frames are. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
    const timer = setTimeout(() => {
      cancelAnimationFrame(frame);
      resolve();
    }, LONGEST_MS);
  });
}
