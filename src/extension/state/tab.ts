import { browser } from 'wxt/browser';
import type { KnownEvent } from '../../recognition/match.ts';
import type { ToPage } from '../messages.ts';
import { itemOf, type Item } from './item.ts';
import { siteOf } from './sites.ts';

/** What was recognised in the page of a tab. */
export interface TabEvents {
  /** Names the look that has found it: each look has another name, also where it finds the same again. */
  readonly look: string;
  /** How many events and rows the page shows, known to the partner or not. */
  readonly seen: number;
  /** The partner's events among them, each once, in the page's order. */
  readonly events: readonly KnownEvent[];
  /** The partner's events could not be read, so nothing could be recognised. */
  readonly failed: boolean;
}

/** The file of the content script, in the built extension. */
export const ON_PAGE_SCRIPT = '/on-page.js';

const HANGS_AFTER_MS = 1_000;

/** `null`: nobody has looked at this tab's page. */
export function tabEvents(tabId: number): Item<TabEvents | null> {
  return itemOf<TabEvents | null>(`session:tab ${tabId}`, null);
}

/**
 * Forgets what was recognised in a document that the tab no longer shows: then no content script answers. Asked by the
 * pages that show it, while they show it, so that the background need not wake up whenever a tab goes anywhere.
 */
export async function dropStale(tabId: number): Promise<void> {
  const stale = await tabEvents(tabId).read();
  if (stale === null) return;
  const message: ToPage = { type: 'here' };
  const isThere = browser.tabs.sendMessage(tabId, message, { frameId: 0 }).then(
    () => true,
    () => false,
  );
  // A page that hangs is still the same page.
  const hangs = new Promise<true>((resolve) => setTimeout(resolve, HANGS_AFTER_MS, true));
  if (await Promise.race([isThere, hangs])) return;
  // The next document may have been looked at meanwhile.
  await tabEvents(tabId).update((now) => (now?.look === stale.look ? null : now));
}

/** Tabs whose page is read because the user pressed the button, with the site that it was pressed on. */
export const onceTabs: Item<Readonly<Record<number, string>>> = itemOf('session:once', {});

/** The active tab of this window. `site` is `null` where its address is not known or can never be switched on. */
export async function activeTab(): Promise<{ readonly id: number; readonly site: string | null } | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? null : { id: tab.id, site: siteOf(tab.url) };
}

/**
 * Reads the page of a tab once. The press of the button has opened the tab to us, or the site is on.
 * @returns false where the browser does not let us
 */
export async function lookOnce(tabId: number, site: string): Promise<boolean> {
  await onceTabs.update((all) => ({ ...all, [tabId]: site }));
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [ON_PAGE_SCRIPT] });
    return true;
  } catch {
    return false;
  }
}
