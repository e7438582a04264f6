import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { onAlarm, onCleared, onSession, setAlarms } from '../background/actor.ts';
import { answerTo } from '../background/answers.ts';
import { makeMenus, onMenu } from '../background/menus.ts';
import {
  enterOpenPages,
  finishSwitchOn,
  leaveSites,
  nudgePages,
  onTabRemoved,
  registerSites,
} from '../background/pages.ts';
import { clearedAt } from '../state/item.ts';
import { watchSession } from '../state/session-store.ts';
import { settings } from '../state/settings.ts';
import { leaving, sites } from '../state/sites.ts';

/**
 * The background: the browser starts it when one of these things happens and kills it at any moment. So every listener
 * is registered at once, and whatever has to last lies in storage.
 */
export default defineBackground(() => {
  browser.runtime.onMessage.addListener((message, sender, reply) => {
    const answer = answerTo(message, sender);
    if (!answer) return false;
    // `null` is worded where it arrives.
    answer.then(reply, () => reply(null));
    return true;
  });

  browser.runtime.onInstalled.addListener(() => void onInstalled());
  browser.runtime.onStartup.addListener(() => void registerSites());
  browser.contextMenus.onClicked.addListener(onMenu);
  browser.alarms.onAlarm.addListener(({ name }) => void onAlarm(name));
  browser.permissions.onAdded.addListener(({ origins }) => void finishSwitchOn(origins));
  browser.permissions.onRemoved.addListener(() => void registerSites());
  browser.tabs.onRemoved.addListener((tabId) => void onTabRemoved(tabId));

  watchSession(() => void onSession());
  clearedAt.watch((at) => void (at && onCleared()));
  settings.watch(() => void nudgePages(false));
  sites.watch((now, before) => void onSites(Object.keys(now), Object.keys(before)));
  void goOn();
});

/** After an installation, an update, or an update of the browser: open pages get the content script of this version. */
async function onInstalled(): Promise<void> {
  await makeMenus();
  await registerSites();
  for (const site of Object.keys(await sites.read())) await enterOpenPages(site);
}

async function onSites(now: readonly string[], before: readonly string[]): Promise<void> {
  await registerSites();
  await leaveSites();
  for (const site of now.filter((each) => !before.includes(each))) await enterOpenPages(site);
  await setAlarms();
}

/** The background before this one may have been killed in the middle of something. */
async function goOn(): Promise<void> {
  await onSession();
  if (!(await leaving.read()).length) return;
  await registerSites();
  await leaveSites();
  await setAlarms();
}
