const LIMIT_MS = 5_000;

/** Waits for something that comes by itself. Apart from the stage's, which registers the elements. */
export async function until(check: () => boolean): Promise<void> {
  const end = performance.now() + LIMIT_MS;
  while (!check()) {
    if (performance.now() > end) throw new Error(`Never came: ${String(check)}. Shown is: ${document.body.innerHTML}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
