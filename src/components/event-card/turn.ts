/** When those before have had theirs. */
let last: Promise<unknown> | undefined;

/** Waits for a task of one's own: what many cards draw at the same moment would hold up the page. The first does not wait. */
export async function takeTurn(): Promise<void> {
  const before = last;
  last = Promise.resolve(before).then(() => new Promise((resolve) => setTimeout(resolve)));
  await before;
}
