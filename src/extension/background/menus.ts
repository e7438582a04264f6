import { browser, type Browser } from 'wxt/browser';
import { openPanel } from '../panel.ts';
import { lookOnce } from '../state/tab.ts';
import { siteOf } from '../state/sites.ts';

const SHOW = 'show';
const PANEL = 'panel';

/** The browser keeps menus over restarts, so they are made once an installation. */
export async function makeMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: SHOW, title: browser.i18n.getMessage('menuShow'), contexts: ['page'] });
  browser.contextMenus.create({ id: PANEL, title: browser.i18n.getMessage('menuPanel'), contexts: ['action', 'page'] });
}

/** Both ways need the click: nothing may be awaited before they are taken. */
export function onMenu({ menuItemId }: Browser.contextMenus.OnClickData, tab: Browser.tabs.Tab | undefined): void {
  if (tab?.id === undefined) return;
  if (menuItemId === PANEL) openPanel(tab.id).catch(() => undefined);
  const site = siteOf(tab.url);
  if (menuItemId === SHOW && site !== null) void lookOnce(tab.id, site);
}
