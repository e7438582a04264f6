import { browser, type Browser } from 'wxt/browser';
import { siteOf } from '../state/sites.ts';

/** Who speaks to the background. */
export type Sender =
  | { readonly kind: 'page'; readonly tabId: number; readonly site: string }
  | { readonly kind: 'frame'; readonly tabId: number; readonly documentId: string };

/** The frame's page, in the built extension. */
export const FRAME_PAGE = '/frame.html';

/**
 * Our content script in the page of a tab, or our frame inside of one; `null` for everybody else: other extensions,
 * our own other pages, frames of foreign pages.
 */
export function senderOf({ id, tab, frameId, url, documentId }: Browser.runtime.MessageSender): Sender | null {
  if (id !== browser.runtime.id || tab?.id === undefined || frameId === undefined) return null;
  if (!url || !URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  if (isOurs(origin)) {
    return frameId > 0 && pathname === FRAME_PAGE && documentId ? { kind: 'frame', tabId: tab.id, documentId } : null;
  }
  const site = siteOf(url);
  return frameId === 0 && site !== null ? { kind: 'page', tabId: tab.id, site } : null;
}

/** The extension has two names where the address of its frame is a dynamic one. */
function isOurs(origin: string): boolean {
  return [browser.runtime.getURL('/'), browser.runtime.getURL(FRAME_PAGE)].some(
    (url) => new URL(url).origin === origin,
  );
}
