import { findBrowsers } from '../../scripts/browsers.mjs';
import { launchPuppeteer } from './puppeteer-browser.ts';
import type { InPage } from './script.ts';
import { launchWebKit } from './webkit-browser.ts';

/**
 * The browsers of the end-to-end tests behind one small adapter: Chromium and Firefox through puppeteer-core, WebKitGTK
 * through plain WebDriver.
 */

export type EngineName = 'chromium' | 'firefox' | 'webkit';

export interface Engine {
  name: EngineName;
  launch(): Promise<E2eBrowser>;
}

export interface E2eBrowser {
  /** A page with a cookie jar and storage of its own. */
  newPage(): Promise<E2ePage>;
  close(): Promise<void>;
}

/**
 * One page. Functions given to it run in the page: they see their JSON arguments and the helpers of in-page.ts (import
 * them as usual), nothing else of the test.
 */
export interface E2ePage {
  /** Resolves when the page has loaded. */
  goto(url: string): Promise<void>;
  url(): Promise<string>;
  title(): Promise<string>;
  /** What `fn` returns in the page, awaited, as JSON. */
  evaluate<A extends unknown[], T>(fn: InPage<A, T>, ...args: A): Promise<T>;
  /** Resolves with the first truthy answer; rejects with `what` after `timeoutMs` (15 s by default). */
  waitFor<A extends unknown[], T>(
    fn: InPage<A, T>,
    what: string,
    timeoutMs?: number,
    ...args: A
  ): Promise<NonNullable<T>>;
  /** A key, or keys held together: `Tab`, `Shift+Tab`, `Enter`, `Escape`, `ArrowDown`, `Space`, `a`. */
  press(key: string): Promise<void>;
  /** Real key events, into what has the focus. */
  type(text: string): Promise<void>;
  /** A real mouse click on the middle of the element; waits for the element first. */
  click<A extends unknown[]>(findFn: InPage<A, Element | null>, ...args: A): Promise<void>;
  /** Waits for the element, then focuses it. */
  focus<A extends unknown[]>(findFn: InPage<A, Element | null>, ...args: A): Promise<void>;
  /** Writes a PNG of what is in the viewport. */
  screenshot(path: string): Promise<void>;
  /** CSS pixels. */
  setViewport(width: number, height: number): Promise<void>;
  /**
   * Console errors and uncaught errors so far. In WebKit collected by a script that is put in as soon as the new
   * document answers: what a blocking script says in the first milliseconds can be missed.
   */
  consoleErrors(): Promise<string[]>;
  /**
   * Breaches of the page's Content Security Policy so far, `directive: blocked`. A report may take a moment: ask with
   * `until`. Collected before any page script runs in Chromium and Firefox; in WebKit and in windows that a page opens,
   * those of the first milliseconds can be missed (Chromium gives them later, from a buffer).
   */
  cspReports(): Promise<string[]>;
  /** The next window that this page has opened (before or after this call). */
  waitForPopup(timeoutMs?: number): Promise<E2ePage>;
  /** Resolves when the window is closed, by itself say. */
  waitForClosed(timeoutMs?: number): Promise<void>;
  /** Makes this the window that has the focus. */
  bringToFront(): Promise<void>;
  close(): Promise<void>;
}

/** The engines that are on this machine, narrowed down by FD_TEST_BROWSERS (`chromium,firefox`). */
export function openBrowsers(): Engine[] {
  const { chromium, firefox, webkit } = findBrowsers();
  const engines: Engine[] = [];
  if (chromium) engines.push({ name: 'chromium', launch: () => launchPuppeteer('chrome', chromium) });
  if (firefox) engines.push({ name: 'firefox', launch: () => launchPuppeteer('firefox', firefox) });
  if (webkit) engines.push({ name: 'webkit', launch: () => launchWebKit(webkit) });
  const wanted = (process.env['FD_TEST_BROWSERS'] ?? '').split(',').filter(Boolean);
  return engines.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
}
