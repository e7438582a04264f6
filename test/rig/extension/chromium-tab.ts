import type { Frame, KeyInput, Page } from 'puppeteer-core';
import { WAIT_MS, expressionOf, until, type InPage } from '../script.ts';
import { aim, withElement } from './aim.ts';
import type { ExtensionFrame, ExtensionTab } from './browsers.ts';
import { ContentWorld } from './content-world.ts';
import * as inContent from './in-content.ts';

/** Where functions run: a frame's own world, a content script's, or a worker's. */
type World = { evaluate(expression: string): Promise<unknown> };

/** What `fn` returns in a world, awaited, as JSON. */
export async function answerIn<A extends unknown[], T>(
  world: World,
  fn: InPage<A, T>,
  args: A,
  helpers: object = {},
): Promise<T> {
  const json = `(async () => JSON.stringify(await ${expressionOf(fn, args, helpers)}))()`;
  const answer = (await world.evaluate(json)) as string | undefined;
  return (answer === undefined ? undefined : JSON.parse(answer)) as T;
}

const bodyIn = (body: string): string => `(async () => { ${body} })()`;

/** Where a frame's viewport begins in that of its page. */
async function originOf(frame: Frame): Promise<{ left: number; top: number }> {
  const parent = frame.parentFrame();
  const owner = parent && (await frame.frameElement());
  if (!owner) return { left: 0, top: 0 };
  const inParent = await owner.evaluate((element) => {
    const { left, top } = element.getBoundingClientRect();
    const { paddingLeft, paddingTop } = getComputedStyle(element);
    return {
      left: left + element.clientLeft + parseFloat(paddingLeft),
      top: top + element.clientTop + parseFloat(paddingTop),
    };
  });
  await owner.dispose();
  const origin = await originOf(parent);
  return { left: origin.left + inParent.left, top: origin.top + inParent.top };
}

export class ChromiumFrame implements ExtensionFrame {
  readonly #frame: Frame;

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  url(): Promise<string> {
    return this.evaluate(() => location.href);
  }

  evaluate<A extends unknown[], T>(fn: InPage<A, T>, ...args: A): Promise<T> {
    return answerIn(this.#frame, fn, args);
  }

  waitFor<A extends unknown[], T>(
    fn: InPage<A, T>,
    what: string,
    timeoutMs = WAIT_MS,
    ...args: A
  ): Promise<NonNullable<T>> {
    return until(() => this.evaluate(fn, ...args), what, timeoutMs);
  }

  click<A extends unknown[]>(findFn: InPage<A, Element | null>, ...args: A): Promise<void> {
    return this.clickIn(this.#frame, findFn, args);
  }

  /** @param world one of this frame's */
  protected async clickIn<A extends unknown[]>(
    world: World,
    findFn: InPage<A, Element | null>,
    args: A,
  ): Promise<void> {
    const { mouse } = this.#frame.page();
    const run = (body: string): Promise<unknown> => world.evaluate(bodyIn(body));
    await aim(findFn, args, run, async ({ x, y }) => {
      const { left, top } = await originOf(this.#frame);
      await mouse.move(left + x, top + y);
    });
    try {
      await mouse.down();
      await mouse.up();
    } catch (error) {
      // A click may close what it is on.
      if (!this.#frame.page().isClosed()) throw error;
    }
  }

  async focus<A extends unknown[]>(findFn: InPage<A, Element | null>, ...args: A): Promise<void> {
    const focus = bodyIn(withElement(findFn, args, (element) => (element.focus(), true)));
    await until(() => this.#frame.evaluate(focus), `the element of ${String(findFn)}`, WAIT_MS);
  }
}

const KEY_UP_MS = 1_000;

export class ChromiumTab extends ChromiumFrame implements ExtensionTab {
  readonly page: Page;
  readonly #contentWorld: ContentWorld;
  readonly #errors: string[] = [];

  private constructor(page: Page, contentWorld: ContentWorld) {
    super(page.mainFrame());
    this.page = page;
    this.#contentWorld = contentWorld;
    page.on('console', (message) => {
      const { url } = message.location();
      if (message.type() === 'error') this.#errors.push(url ? `${message.text()} (${url})` : message.text());
    });
    page.on('pageerror', (error) => this.#errors.push(String(error)));
  }

  /** @param origin the extension's */
  static async of(page: Page, origin: string): Promise<ChromiumTab> {
    return new ChromiumTab(page, await ContentWorld.of(page, origin));
  }

  async goto(url: string): Promise<void> {
    await this.page.goto(url, { waitUntil: 'load', timeout: 60_000 });
  }

  async reload(): Promise<void> {
    await this.page.reload({ waitUntil: 'load', timeout: 60_000 });
  }

  title(): Promise<string> {
    return this.evaluate(() => document.title);
  }

  async inContentWorld<A extends unknown[], T>(fn: InPage<A, T>, ...args: A): Promise<T> {
    return answerIn(this.#contentWorld, fn, args, inContent);
  }

  waitForInContentWorld<A extends unknown[], T>(
    fn: InPage<A, T>,
    what: string,
    timeoutMs = WAIT_MS,
    ...args: A
  ): Promise<NonNullable<T>> {
    return until(() => this.inContentWorld(fn, ...args), what, timeoutMs);
  }

  clickInContentWorld<A extends unknown[]>(findFn: InPage<A, Element | null>, ...args: A): Promise<void> {
    return this.clickIn(this.#contentWorld, findFn, args);
  }

  frame(part: string, timeoutMs = WAIT_MS): Promise<ExtensionFrame> {
    const find = async (): Promise<ExtensionFrame | null> => {
      const found = this.page.frames().find((one) => one.parentFrame() && one.url().includes(part));
      const frame = found && new ChromiumFrame(found);
      return (await frame?.evaluate(() => document.readyState === 'complete')) ? (frame ?? null) : null;
    };
    return until(find, `a frame at ${part}`, timeoutMs);
  }

  async frameUrls(): Promise<string[]> {
    return this.page.frames().map((frame) => frame.url());
  }

  async press(key: string): Promise<void> {
    const keys = key.split('+').map((name) => (name === 'Space' ? ' ' : name)) as KeyInput[];
    const last = keys.pop() ?? 'Tab';
    for (const held of keys) await this.page.keyboard.down(held);
    await this.page.keyboard.down(last);
    // Where a key makes the frame go that had the focus, nobody may acknowledge that it came up.
    const isUp = this.page.keyboard.up(last).catch(() => undefined);
    await Promise.race([isUp, new Promise((resolve) => setTimeout(resolve, KEY_UP_MS))]);
    for (const held of keys.reverse()) await this.page.keyboard.up(held);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  async setViewport(width: number, height: number): Promise<void> {
    await this.page.setViewport({ width, height });
  }

  async consoleErrors(): Promise<string[]> {
    return [...this.#errors];
  }

  async bringToFront(): Promise<void> {
    await this.page.bringToFront();
  }

  async close(): Promise<void> {
    if (!this.page.isClosed()) await this.page.close();
  }
}
