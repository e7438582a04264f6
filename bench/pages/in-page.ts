/* Helpers of the pages: they run in the browser. */

/** Put in by `--js-flags=--expose-gc`. */
declare const gc: undefined | ((options?: object) => Promise<void> | void);

/** The rest of this task first: timers would be clamped. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

export const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Between two rounds: what the last one left is gone, and the page has nothing to do. */
export async function settle(): Promise<void> {
  await nextFrame();
  await nextFrame();
  await gc?.();
  await nextFrame();
  await nextTask();
}

/** What somebody reads in an element that draws into a shadow root, spaces and line ends alike. */
export function shownText(element: Element): string {
  const drawn = element.shadowRoot?.querySelector<HTMLElement>('article');
  return (drawn?.innerText ?? '').replace(/\s+/g, ' ').trim();
}

/** @throws {Error} naming what was waited for */
export async function until(what: string, isThere: () => boolean, timeoutMs = 15_000): Promise<void> {
  const start = performance.now();
  while (!isThere()) {
    if (performance.now() - start > timeoutMs) throw new Error(`There is not: ${what}`);
    await nextTask();
  }
}
