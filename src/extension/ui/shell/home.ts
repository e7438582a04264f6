import { browser } from 'wxt/browser';
import { askForApi, mayCallApi, openClient } from '../../api.ts';
import { openPanel } from '../../panel.ts';
import { apiOf, settings, type Settings } from '../../state/settings.ts';
import { switchOff, switchOn } from '../../state/sites.ts';
import type { Environment, FdxHome, HomeActions } from '../home.ts';
import { PageStore } from '../page-store.ts';
import { syncedClient } from '../partner-sync.ts';
import { applyLook } from './look.ts';
import { tabSource } from './tab-source.ts';

/** Fills a page with the popup or the side panel, and begins anew when it talks to another API. */
export async function startHome(layout: FdxHome['layout']): Promise<void> {
  const home = document.createElement('fdx-home');
  home.layout = layout;
  const store = new PageStore(tabSource, layout === 'popup' ? 'closed' : 'unknown', (page) => (home.page = page));
  home.actions = actionsOf(layout, store);
  let at = '';

  const show = async (now: Settings): Promise<void> => {
    await applyLook(now, ({ name, titles }) => (layout === 'popup' ? name : titles.panel));
    const key = `${now.environment} ${now.ownApi} ${await mayCallApi(now)}`;
    if (key === at) return;
    at = key;
    document.body.replaceChildren((await mayCallApi(now)) ? providerOf(now, home) : noticeOf(now));
  };
  const look = async (): Promise<void> => show(await settings.read());
  await look();
  store.start();
  settings.watch((now) => void show(now));
  // In Firefox people can take the access to the API away, and give it back.
  browser.permissions.onAdded.addListener(() => void look());
  browser.permissions.onRemoved.addListener(() => void look());
}

function actionsOf(layout: FdxHome['layout'], store: PageStore): HomeActions {
  // Browsers close the popup themselves when something else gets the focus, but not all do.
  const leave = (): void => (layout === 'popup' ? close() : undefined);
  return {
    look: () => void store.look(),
    forget: () => store.forget(),
    turnSite: async (site, isOn) => {
      if (isOn) return switchOn(site);
      await switchOff(site);
      return true;
    },
    openOptions: () => void browser.runtime.openOptionsPage().then(leave),
    openPanel:
      layout === 'popup'
        ? () => {
            const { tabId } = store.state;
            if (tabId !== null) void openPanel(tabId).then(leave);
          }
        : null,
  };
}

function providerOf(now: Settings, home: FdxHome): HTMLElement {
  home.environment = environmentOf(now);
  const provider = document.createElement('fd-provider');
  provider.client = syncedClient(openClient(now));
  provider.append(home);
  return provider;
}

function noticeOf(now: Settings): HTMLElement {
  const notice = document.createElement('fdx-api-notice');
  const api = apiOf(now);
  notice.host = api === null ? '' : new URL(api).hostname;
  notice.allow = () => askForApi(now);
  notice.openOptions = () => void browser.runtime.openOptionsPage();
  return notice;
}

function environmentOf(now: Settings): Environment {
  const { environment } = now;
  return environment === 'own' ? { kind: 'own', host: new URL(apiOf(now)!).host } : { kind: environment };
}
