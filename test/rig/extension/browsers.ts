import { findBrowsers } from '../../../scripts/browsers.mjs';
import type { E2ePage } from '../browser.ts';
import type { InPage } from '../script.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

/**
 * Browsers with an extension in them, for its end-to-end tests: Chromium through puppeteer-core, Firefox through
 * Marionette, since WebDriver BiDi does not open an extension's pages.
 */

export interface ExtensionEngine {
  readonly name: 'chromium' | 'firefox';
  /** @param folder the built, unpacked extension for this engine */
  launch(folder: string): Promise<ExtensionBrowser>;
}

/** One new profile with the extension in it. */
export interface ExtensionBrowser {
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly extensionOrigin: string;
  /** An ordinary tab, 1280 × 900. */
  newPage(): Promise<ExtensionTab>;
  /** Opens a page of the extension (`popup.html`, `options.html#language`) as a tab. */
  openExtensionPage(path: string): Promise<ExtensionTab>;
  /**
   * Presses the toolbar button while `tab` is the active one, which grants activeTab. Resolves with the popup that opens;
   * with null if the manifest names none.
   */
  pressToolbarButton(tab: ExtensionTab): Promise<ExtensionTab | null>;
  /** The side panel (in Firefox the sidebar) that something has just opened, once it has loaded. */
  sidePanel(): Promise<ExtensionTab>;
  /**
   * The user is going to agree to the permission dialog for these host patterns (`http://localhost/*`): the next
   * `permissions.request` for them, from a click, resolves true without a dialog. Until then the extension lacks them.
   */
  grant(origins: readonly string[]): Promise<void>;
  /** The user takes the permissions back in the browser's own settings. */
  revoke(origins: readonly string[]): Promise<void>;
  /** Runs in the background (service worker or event page), which is woken if need be. The answer travels as JSON. */
  inBackground<A extends unknown[], T>(fn: InPage<A, T>, ...args: A): Promise<T>;
  /** Ends the background at once, whatever it is doing. Calls of `inBackground` under way reject. */
  killBackground(): Promise<void>;
  /** Stops the extension and starts it anew, as an update does. Its pages are closed, its content scripts orphaned. */
  reloadExtension(): Promise<void>;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

/** A tab, or the popup. What it shares with {@link E2ePage} is meant as there. */
export interface ExtensionTab extends Omit<E2ePage, 'cspReports' | 'waitForPopup' | 'waitForClosed'> {
  reload(): Promise<void>;
  /**
   * Runs in the world of the extension's content script in the top document: `shadowOf` and `deepClosed` of in-content.ts
   * see its closed shadow roots.
   * @throws if the extension has no content script there
   */
  inContentWorld<A extends unknown[], T>(fn: InPage<A, T>, ...args: A): Promise<T>;
  /** `waitFor` in that world; waits for the content script too. */
  waitForInContentWorld<A extends unknown[], T>(
    fn: InPage<A, T>,
    what: string,
    timeoutMs?: number,
    ...args: A
  ): Promise<NonNullable<T>>;
  /** `click` on what `findFn` finds in that world, scrolled into view first. */
  clickInContentWorld<A extends unknown[]>(findFn: InPage<A, Element | null>, ...args: A): Promise<void>;
  /** The first frame whose address contains `part`, in closed shadow roots too; waits until it has loaded (15 s by default). */
  frame(part: string, timeoutMs?: number): Promise<ExtensionFrame>;
  /** The addresses of all documents now in the tab, the top one first. */
  frameUrls(): Promise<string[]>;
}

/** A frame, in its own world. Real keys reach it through the tab's `press` and `type` once something in it has the focus. */
export type ExtensionFrame = Pick<E2ePage, 'url' | 'evaluate' | 'waitFor' | 'click' | 'focus'>;

/** Chromium and Firefox where they are on this machine, narrowed down by FD_TEST_BROWSERS (`chromium,firefox`). */
export function openExtensionBrowsers(): ExtensionEngine[] {
  const { chromium, firefox } = findBrowsers();
  const engines: ExtensionEngine[] = [];
  if (chromium) engines.push({ name: 'chromium', launch: (folder) => launchChromium(chromium, folder) });
  if (firefox) engines.push({ name: 'firefox', launch: (folder) => launchFirefox(firefox, folder) });
  const wanted = (process.env['FD_TEST_BROWSERS'] ?? '').split(',').filter(Boolean);
  return engines.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
}
