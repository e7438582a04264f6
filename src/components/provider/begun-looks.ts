/**
 * Where the page's loader leaves the looks at sessions that it began, by the gateway's base: answers, or nothing where a
 * call failed. Found by name, because the loader is a file that stands alone.
 */
export interface BegunLooks {
  // `Symbol.for('fd-widgets/looks')`
  [key: symbol]: Map<string, Promise<Response | undefined>> | undefined;
}

/** What the page's loader has begun for this gateway while the kit was on its way; given out once. */
export function begunLook(base: string): Promise<Response | undefined> | undefined {
  const looks = (globalThis as BegunLooks)[Symbol.for('fd-widgets/looks')];
  const look = looks?.get(base);
  looks?.delete(base);
  return look;
}
