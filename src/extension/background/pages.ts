import { browser } from 'wxt/browser';
import type { ToPage } from '../messages.ts';
import { exclusively } from '../state/item.ts';
import { askedFor, noteOn, sites, switchOff } from '../state/sites.ts';
import { apiPattern, settings } from '../state/settings.ts';
import { onceTabs, ON_PAGE_SCRIPT, tabEvents } from '../state/tab.ts';
import { showOnBadge } from './badge.ts';

const REGISTRATION = 'sites';

/** Content scripts of all pages look again; `anew`: what they show goes first. Where the site is off they end. */
export async function nudgePages(anew: boolean): Promise<void> {
  const nudge: ToPage = { type: 'nudge', anew };
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(async ({ id }) => {
      if (id === undefined) return;
      if (anew) await forgetTab(id);
      // Most tabs have no content script of ours.
      await browser.tabs.sendMessage(id, nudge, { frameId: 0 }).catch(() => undefined);
    }),
  );
}

/** What was recognised in a tab is gone. */
async function forgetTab(tabId: number): Promise<void> {
  await tabEvents(tabId).update(() => null);
  await showOnBadge(tabId, 'nothing');
}

export async function onTabRemoved(tabId: number): Promise<void> {
  await tabEvents(tabId).update(() => null);
  await onceTabs.update(({ [tabId]: _gone, ...others }) => others);
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
  const tabs = await browser.tabs.query({ url: site });
  await Promise.all(
    tabs.map(async ({ id }) => {
      if (id === undefined) return;
      await browser.scripting.executeScript({ target: { tabId: id }, files: [ON_PAGE_SCRIPT] }).catch(() => undefined);
    }),
  );
}

/** Gives the permission of a site back that is off, unless the API itself lies there. */
export async function leaveSite(site: string): Promise<void> {
  if (site === apiPattern(await settings.read())) return;
  await browser.permissions.remove({ origins: [site] }).catch(() => undefined);
}

/** The user has agreed, and the browser's dialog may have closed the popup that asked. */
export async function finishSwitchOn(origins: readonly string[] = []): Promise<void> {
  const site = await askedFor.read();
  if (site && origins.includes(site)) await noteOn(site);
}

/** The user has switched a site off: presses of the button from before count no more. */
export async function forgetPresses(site: string): Promise<void> {
  await onceTabs.update((all) => Object.fromEntries(Object.entries(all).filter(([, pressed]) => pressed !== site)));
}
