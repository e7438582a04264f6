import { writeFile } from 'node:fs/promises';
import type { WebKit } from '../../scripts/browsers.mjs';
import type { E2eBrowser, E2ePage } from './browser.ts';
import { capture, type Captured } from './capture.ts';
import { WAIT_MS, expressionOf, until, type InPage } from './script.ts';
import { startDisplay, startSession } from './webkit-driver.js';
import { keyCodes } from './webkit-keys.ts';

type Session = Awaited<ReturnType<typeof startSession>>;
type Point = { x: number; y: number };

/** WebKitGTK on a virtual screen. Each page is a browser of its own, since a driver has one session. */
export async function launchWebKit({ driver, binary, xvfb }: WebKit): Promise<E2eBrowser> {
  const screen = xvfb ? await startDisplay(xvfb) : undefined;
  const sessions = new Set<Session>();
  return {
    async newPage() {
      const session = await startSession({ driver, binary }, { display: screen?.display, pageLoadStrategy: 'none' });
      sessions.add(session);
      const end = async (): Promise<void> => {
        sessions.delete(session);
        await session.stop();
      };
      const handle = (await session.call('GET', '/window')) as string;
      const page = new WebKitPage(new Windows(session, handle), handle, end);
      await page.setViewport(1280, 900);
      return page;
    },
    async close() {
      await Promise.all([...sessions].map((session) => session.stop()));
      await screen?.stop();
    },
  };
}

/** The windows of one session. A command goes to the current window, so commands queue and switch it first. */
class Windows {
  readonly known: Set<string>;
  readonly #session: Session;
  #current: string;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(session: Session, first: string) {
    this.#session = session;
    this.#current = first;
    this.known = new Set([first]);
  }

  call(handle: string | null, method: string, path: string, body?: unknown): Promise<unknown> {
    const done = this.#queue.then(async () => {
      if (handle !== null && handle !== this.#current) {
        await this.#session.call('POST', '/window', { handle });
        this.#current = handle;
      }
      return this.#session.call(method, path, body) as Promise<unknown>;
    });
    this.#queue = done.catch(() => {});
    return done;
  }

  async handles(): Promise<string[]> {
    return (await this.call(null, 'GET', '/window/handles')) as string[];
  }
}

class WebKitPage implements E2ePage {
  readonly #windows: Windows;
  readonly #handle: string;
  /** Ends the session; windows that a page opened have none of their own. */
  readonly #end: (() => Promise<void>) | undefined;
  readonly #captured: Captured = { errors: [], reports: [] };

  constructor(windows: Windows, handle: string, end?: () => Promise<void>) {
    this.#windows = windows;
    this.#handle = handle;
    this.#end = end;
  }

  #call(method: string, path: string, body?: unknown): Promise<unknown> {
    return this.#windows.call(this.#handle, method, path, body);
  }

  async #run(expression: string): Promise<unknown> {
    const script = `const done = arguments[arguments.length - 1];
      (async () => ${expression})().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const answer = (await this.#call('POST', '/execute/async', { script, args: [] })) as {
      value?: unknown;
      error?: string;
    };
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  }

  /** Puts the collecting script in, if this document lacks it, and takes what it has. */
  async #collect(): Promise<void> {
    const { errors, reports } = (await this.#run(expressionOf(capture, []))) as Captured;
    this.#captured.errors.push(...errors);
    this.#captured.reports.push(...reports);
  }

  /** Navigations return at once here, so that the collecting script is in before most of the page runs. */
  async goto(url: string): Promise<void> {
    await this.#collect();
    const mark = `document[Symbol.for('rig.left')]`;
    await this.#run(`{ ${mark} = true; }`);
    await this.#call('POST', '/url', { url });
    const arrived = `{ return !${mark} && location.href !== 'about:blank'; }`;
    await until(() => this.#run(arrived), `an answer from ${url}`, 60_000);
    await this.#collect();
    await this.waitFor(() => document.readyState === 'complete', `${url} to load`, 60_000);
  }

  url(): Promise<string> {
    return this.evaluate(() => location.href);
  }

  title(): Promise<string> {
    return this.evaluate(() => document.title);
  }

  async evaluate<A extends unknown[], T>(fn: InPage<A, T>, ...args: A): Promise<T> {
    await this.#collect();
    const json = (await this.#run(`JSON.stringify(await ${expressionOf(fn, args)})`)) as string | null | undefined;
    return (json == null ? undefined : JSON.parse(json)) as T;
  }

  waitFor<A extends unknown[], T>(
    fn: InPage<A, T>,
    what: string,
    timeoutMs = WAIT_MS,
    ...args: A
  ): Promise<NonNullable<T>> {
    return until(() => this.evaluate(fn, ...args), what, timeoutMs);
  }

  async press(key: string): Promise<void> {
    const keys = key.split('+').map((name) => keyCodes[name] ?? name);
    await this.#keys([
      ...keys.map((value) => ({ type: 'keyDown', value })),
      ...keys.reverse().map((value) => ({ type: 'keyUp', value })),
    ]);
  }

  async type(text: string): Promise<void> {
    await this.#keys([...text].flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value }))));
  }

  async #keys(actions: { type: string; value: string }[]): Promise<void> {
    await this.#call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async click<A extends unknown[]>(findFn: InPage<A, Element | null>, ...args: A): Promise<void> {
    const { x, y } = await this.#at<Point>(
      expressionOf(findFn, args),
      `(element) => {
        element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        const { left, top, width, height } = element.getBoundingClientRect();
        return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
      }`,
    );
    const actions = [
      { type: 'pointerMove', duration: 0, x, y },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    const mouse = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
    await this.#call('POST', '/actions', { actions: [mouse] });
  }

  async focus<A extends unknown[]>(findFn: InPage<A, Element | null>, ...args: A): Promise<void> {
    await this.#at(expressionOf(findFn, args), '(element) => (element.focus(), true)');
  }

  /** Does something with an element once it is there. */
  async #at<R>(expression: string, then: string): Promise<R> {
    const step = `{ const element = await ${expression}; return element ? (${then})(element) : null; }`;
    return (await until(() => this.#run(step), 'an element to be there', WAIT_MS)) as R;
  }

  async screenshot(path: string): Promise<void> {
    await writeFile(path, (await this.#call('GET', '/screenshot')) as string, 'base64');
  }

  /**
   * The window has borders and bars that its size includes, and it takes its new size in its own time: the size is set,
   * left to settle, and corrected by what is missing until the page has the one that was asked for.
   */
  async setViewport(width: number, height: number): Promise<void> {
    let [w, h] = [width, height];
    const matches = (size: Point): boolean => size.x === width && size.y === height;
    const settled = async (): Promise<boolean> => {
      await this.#call('POST', '/window/rect', { width: w, height: h });
      const size = await this.#settledSize(matches);
      w += width - size.x;
      h += height - size.y;
      return matches(size);
    };
    await until(settled, `a viewport of ${width} × ${height}`, WAIT_MS);
  }

  /** The viewport once it has kept one size for a while: a short while for the wanted size, a longer one for another. */
  async #settledSize(wanted: (size: Point) => boolean): Promise<Point> {
    const read = async (): Promise<Point> =>
      (await this.#run(`{ return { x: innerWidth, y: innerHeight }; }`)) as Point;
    let size = await read();
    for (let same = 0; same < (wanted(size) ? 2 : 6);) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const next = await read();
      same = next.x === size.x && next.y === size.y ? same + 1 : 0;
      size = next;
    }
    return size;
  }

  async consoleErrors(): Promise<string[]> {
    await this.#collect();
    return [...this.#captured.errors];
  }

  async cspReports(): Promise<string[]> {
    await this.#collect();
    return [...this.#captured.reports];
  }

  async waitForPopup(timeoutMs = WAIT_MS): Promise<E2ePage> {
    const { known } = this.#windows;
    const fresh = async (): Promise<string | undefined> =>
      (await this.#windows.handles()).find((handle) => !known.has(handle));
    const handle = await until(fresh, 'a window that the page opens', timeoutMs);
    known.add(handle);
    const popup = new WebKitPage(this.#windows, handle);
    await popup.#collect().catch(() => {});
    return popup;
  }

  async waitForClosed(timeoutMs = WAIT_MS): Promise<void> {
    const gone = async (): Promise<boolean> => !(await this.#windows.handles()).includes(this.#handle);
    await until(gone, 'the window to close', timeoutMs);
  }

  async bringToFront(): Promise<void> {
    await this.#call('POST', '/window', { handle: this.#handle });
  }

  async close(): Promise<void> {
    if (this.#end) await this.#end();
    else if ((await this.#windows.handles()).includes(this.#handle)) await this.#call('DELETE', '/window');
  }
}
