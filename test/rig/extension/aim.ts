import { WAIT_MS, expressionOf, until, type InPage } from '../script.ts';
import * as inContent from './in-content.ts';

/** The one way in which both engines click. */

type Point = { x: number; y: number };

/** The body of a function that does something with the element that `findFn` finds; null where there is none. */
export function withElement<A extends unknown[]>(
  findFn: InPage<A, Element | null>,
  args: A,
  act: (element: HTMLElement) => unknown,
): string {
  return `const it = await ${expressionOf(findFn, args, inContent)}; return it ? (${String(act)})(it) : null;`;
}

/** Scrolls an element into view; gives its middle in the viewport of its document, in CSS pixels. */
function middleOf(element: Element): Point {
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/** Where its middle is a moment later: what loads above an element moves it away from a click. */
async function stillAt(element: Element): Promise<Point> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/** What is in the way of the mouse that should be over an element; nothing if it is there. */
function inTheWay(element: Element): string | null {
  // In documents without a doctype a bare `:hover` would mean links alone.
  if (element.matches(`${CSS.escape(element.localName)}:hover`)) return null;
  const { left, top, width, height } = element.getBoundingClientRect();
  const found = document.elementFromPoint(left + width / 2, top + height / 2);
  const size = `${innerWidth} × ${innerHeight}, ${document.visibilityState}`;
  return `the mouse does not reach it at ${left}, ${top}, ${width} × ${height} of ${size}: <${found?.localName}>`;
}

/**
 * Moves the mouse to the middle of an element, again and again until the element notices: what was scrolled or put in a
 * moment ago, a frame above all, may not be where the browser looks for it yet, and what still moves is waited for.
 * Resolves with the point.
 * @param run runs the body of an async function where the element is
 * @param move moves the mouse to a point of that document's viewport
 */
export async function aim<A extends unknown[]>(
  findFn: InPage<A, Element | null>,
  args: A,
  run: (body: string) => Promise<unknown>,
  move: (point: Point) => Promise<void>,
): Promise<Point> {
  const reach = async (): Promise<Point> => {
    const point = (await run(withElement(findFn, args, middleOf))) as Point | null;
    if (!point) throw new Error('it is not there');
    await move(point);
    const obstacle = (await run(withElement(findFn, args, inTheWay))) as string | null;
    if (obstacle !== null) throw new Error(obstacle);
    const now = (await run(withElement(findFn, args, stillAt))) as Point | null;
    if (now?.x !== point.x || now.y !== point.y) throw new Error('it moves');
    return point;
  };
  return until(reach, `the mouse to reach the element of ${String(findFn)}`, WAIT_MS);
}
