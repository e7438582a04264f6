import { browser } from 'wxt/browser';
import { hostOf, sites } from '../../state/sites.ts';
import { activeTab, dropStale, lookOnce, tabEvents } from '../../state/tab.ts';
import type { TabSource } from '../page-store.ts';

/** The browser's tabs. */
export const tabSource: TabSource = {
  async activeTab() {
    const tab = await activeTab();
    if (tab) await dropStale(tab.id);
    return tab && { ...tab, host: tab.site === null ? '' : hostOf(tab.site) };
  },
  isOn: async (site) => site in (await sites.read()),
  found: (tabId) => tabEvents(tabId).read(),
  watchFound: (tabId, onChange) => tabEvents(tabId).watch(onChange),
  watchTabs(onChange) {
    const { tabs, windows } = browser;
    const events = [tabs.onActivated, tabs.onUpdated, windows.onFocusChanged] as const;
    const listener = (): void => onChange();
    for (const event of events) event.addListener(listener);
    const unwatch = sites.watch(listener);
    return () => {
      for (const event of events) event.removeListener(listener);
      unwatch();
    };
  },
  look: lookOnce,
};
