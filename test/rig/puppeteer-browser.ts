import {
  launch,
  ProtocolError,
  type BrowserContext,
  type ElementHandle,
  type KeyInput,
  type Page,
} from 'puppeteer-core';
import type { E2eBrowser, E2ePage } from './browser.ts';
import { watchReports } from './capture.ts';
import { chromiumArgs } from './chromium-args.js';
import { logged } from './logs.ts';
import { WAIT_MS, expressionOf, until, type InPage } from './script.ts';

/** The function in the page that takes a report of a breach out of it, before the page can go elsewhere. */
const REPORT = '__rigReport';

/** Chromium over its own protocol, Firefox over WebDriver BiDi. */
export async function launchPuppeteer(browser: 'chrome' | 'firefox', executablePath: string): Promise<E2eBrowser> {
  const running = await launch({
    browser,
    executablePath,
    headless: true,
    timeout: 120_000,
    protocolTimeout: 120_000,
    ...(browser === 'chrome'
      ? { args: chromiumArgs, pipe: true }
      : // A browser's own request for an icon is no breach of a page's policy.
        { extraPrefsFirefox: { 'browser.chrome.site_icons': false } }),
  });
  return {
    async newPage() {
      const context = await running.createBrowserContext();
      const page = await PuppeteerPage.of(await context.newPage(), context);
      await page.setViewport(1280, 900);
      return page;
    },
    close: () => running.close(),
  };
}

class PuppeteerPage implements E2ePage {
  readonly #page: Page;
  readonly #context: BrowserContext | undefined;
  readonly #errors: string[] = [];
  readonly #reports: string[] = [];
  readonly #popups: Promise<PuppeteerPage>[] = [];

  private constructor(page: Page, context: BrowserContext | undefined) {
    this.#page = page;
    this.#context = context;
    page.on('console', (message) => {
      const { url } = message.location();
      logged('browser', message.text());
      if (message.type() === 'error') this.#errors.push(url ? `${message.text()} (${url})` : message.text());
    });
    page.on('pageerror', (error) => this.#errors.push(String(error)));
    page.on('popup', (popup) => {
      if (popup) this.#popups.push(PuppeteerPage.of(popup));
    });
  }

  /** @param context the context that ends with this page; none for a window that another page opened */
  static async of(page: Page, context?: BrowserContext): Promise<PuppeteerPage> {
    const made = new PuppeteerPage(page, context);
    const watch = expressionOf(
      (name: string) =>
        watchReports((text) => (window as unknown as Record<string, (text: string) => void>)[name]?.(text)),
      [REPORT],
    );
    await page.exposeFunction(REPORT, (report: string) => void made.#reports.push(report));
    await page.evaluateOnNewDocument(watch);
    // A window that a page opened is on its way already; where it has just moved on, the line above has seen to it.
    await page.evaluate(watch).catch(() => {});
    return made;
  }

  async goto(url: string): Promise<void> {
    await this.#page.goto(url, { waitUntil: 'load', timeout: 60_000 });
  }

  url(): Promise<string> {
    return this.evaluate(() => location.href);
  }

  title(): Promise<string> {
    return this.evaluate(() => document.title);
  }

  async evaluate<A extends unknown[], T>(fn: InPage<A, T>, ...args: A): Promise<T> {
    const json = `(async () => JSON.stringify(await ${expressionOf(fn, args)}))()`;
    const answer = (await this.#page.evaluate(json)) as string | undefined;
    return (answer === undefined ? undefined : JSON.parse(answer)) as T;
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
    const keys = key.split('+').map((name) => (name === 'Space' ? ' ' : name)) as KeyInput[];
    const last = keys.pop() ?? 'Tab';
    for (const held of keys) await this.#page.keyboard.down(held);
    await this.#page.keyboard.press(last);
    for (const held of keys.reverse()) await this.#page.keyboard.up(held);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  async click<A extends unknown[]>(findFn: InPage<A, Element | null>, ...args: A): Promise<void> {
    const element = await this.#find(findFn, args);
    await element.click().catch(async (error: unknown) => {
      // A window that the click closes may be gone before the browser has answered for the click.
      if (!(error instanceof ProtocolError)) throw error;
      await this.waitForClosed(5_000).catch(() => {
        throw error;
      });
    });
    await element.dispose().catch(() => {});
  }

  async focus<A extends unknown[]>(findFn: InPage<A, Element | null>, ...args: A): Promise<void> {
    const element = await this.#find(findFn, args);
    await element.focus();
    await element.dispose();
  }

  #find<A extends unknown[]>(findFn: InPage<A, Element | null>, args: A): Promise<ElementHandle<Element>> {
    const expression = expressionOf(findFn, args);
    const find = async (): Promise<ElementHandle<Element> | null> => {
      const handle = await this.#page.evaluateHandle(expression);
      return handle.asElement() as ElementHandle<Element> | null;
    };
    return until(find, `the element of ${String(findFn)}`, WAIT_MS);
  }

  async screenshot(path: string): Promise<void> {
    await this.#page.screenshot({ path });
  }

  async setViewport(width: number, height: number): Promise<void> {
    await this.#page.setViewport({ width, height });
  }

  async consoleErrors(): Promise<string[]> {
    return [...this.#errors];
  }

  async cspReports(): Promise<string[]> {
    return [...this.#reports];
  }

  async waitForPopup(timeoutMs = WAIT_MS): Promise<E2ePage> {
    return until(async () => this.#popups.shift(), 'a window that the page opens', timeoutMs);
  }

  async waitForClosed(timeoutMs = WAIT_MS): Promise<void> {
    await until(async () => this.#page.isClosed(), 'the window to close', timeoutMs);
  }

  async bringToFront(): Promise<void> {
    await this.#page.bringToFront();
  }

  async close(): Promise<void> {
    if (this.#context) await this.#context.close();
    else if (!this.#page.isClosed()) await this.#page.close();
  }
}
