import { browser } from 'wxt/browser';
import type { ToPage } from '../messages.ts';
import { exclusively } from '../state/item.ts';
import { askedFor, leaving, NOT_ASKED, noteLeft, noteOn, sites, switchOff } from '../state/sites.ts';
import { apiPattern, settings } from '../state/settings.ts';
import { onceTabs, ON_PAGE_SCRIPT, tabEvents } from '../state/tab.ts';
import { showOnBadge } from './badge.ts';
import { dropFramesOf } from './tickets.ts';

const REGISTRATION = 'sites';

/** Content scripts of all pages look again; `anew`: what they show goes first. Where the site is off they end. */
export async function nudgePages(anew: boolean): Promise<void> {
  const nudge: ToPage = { type: 'nudge', anew };
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(async ({ id }) => {
      if (id === undefined) return;
      if (anew) await forgetTab(id);
      // Most tabs have no content script of ours, and one that hangs must not keep the others waiting.
      void browser.tabs.sendMessage(id, nudge, { frameId: 0 }).catch(() => undefined);
    }),
  );
}

/** What was recognised in a tab is gone. */
export async function forgetTab(tabId: number): Promise<void> {
  await tabEvents(tabId).update(() => null);
  await showOnBadge(tabId, 'nothing');
}

export async function onTabRemoved(tabId: number): Promise<void> {
  await dropFramesOf(tabId);
  await tabEvents(tabId).update(() => null);
  await onceTabs.update((all) => {
    const { [tabId]: gone, ...others } = all;
    return gone ? others : all;
  });
}

/** Makes the browser run the content script on the sites that are on, and on no other. One call after the other. */
export function registerSites(): Promise<void> {
  return exclusively('fd-sites', async () => {
    const matches = Object.keys(await allowedSites());
    const [known] = await browser.scripting.getRegisteredContentScripts({ ids: [REGISTRATION] });
    if (!matches.length) {
      if (known) await browser.scripting.unregisterContentScripts({ ids: [REGISTRATION] });
      return;
    }
    const scripts = [{ id: REGISTRATION, matches, js: [ON_PAGE_SCRIPT], runAt: 'document_idle' as const }];
    await (known ? browser.scripting.updateContentScripts(scripts) : browser.scripting.registerContentScripts(scripts));
  });
}

/** The sites that are on. Where the user has taken the permission back in the browser's settings, that is "off". */
async function allowedSites(): Promise<Record<string, unknown>> {
  const all = await sites.read();
  for (const site of Object.keys(all)) {
    if (!(await browser.permissions.contains({ origins: [site] }))) await switchOff(site);
  }
  return sites.read();
}

/** The content script into pages of a site that are open already. */
export async function enterOpenPages(site: string): Promise<void> {
  for (const { id } of await browser.tabs.query({ url: site })) {
    if (id === undefined) continue;
    // It may be long before a page has loaded.
    void browser.scripting.executeScript({ target: { tabId: id }, files: [ON_PAGE_SCRIPT] }).catch(() => undefined);
  }
}

/**
 * Clears the sites that have been switched off: their pages, the presses of the button there from before, and the
 * permission, unless the API itself lies there. Also what a background that was killed has left.
 */
export async function leaveSites(): Promise<void> {
  const sitesToLeave = await leaving.read();
  if (!sitesToLeave.length) return;
  const on = await sites.read();
  const api = apiPattern(await settings.read());
  const off = sitesToLeave.filter((site) => !(site in on));
  await onceTabs.update((all) => Object.fromEntries(Object.entries(all).filter(([, site]) => !off.includes(site))));
  await nudgePages(false);
  for (const site of off) {
    if (site !== api) await browser.permissions.remove({ origins: [site] }).catch(() => undefined);
  }
  for (const site of sitesToLeave) await noteLeft(site);
}

/** The user has agreed, and the browser's dialog may have closed the popup that asked. */
export async function finishSwitchOn(origins: readonly string[] = []): Promise<void> {
  const { site, until } = await askedFor.read();
  if (!origins.includes(site)) return;
  await askedFor.update(() => NOT_ASKED);
  if (until > Date.now()) await noteOn(site);
}
