import { askForApi, leaveApi, openClient, removeEverything } from '../../api.ts';
import { apiOf, readOwnApi, settings, type Settings } from '../../state/settings.ts';
import { hostOf, sites, switchOff } from '../../state/sites.ts';
import type { EnvironmentChange } from '../environment.ts';
import type { ListedSite } from '../options.ts';
import { applyLook } from './look.ts';

/** Fills the settings page, and keeps it as other pages change what it shows. */
export async function startOptions(): Promise<void> {
  const options = document.createElement('fdx-options');
  let now = await settings.read();
  const show = async (next: Settings): Promise<void> => {
    options.settings = now = next;
    await applyLook(next, ({ titles }) => titles.options);
  };
  options.store = {
    save: (change) => settings.update((all) => ({ ...all, ...change })),
    changeEnvironment: (environment, ownApi) => changeEnvironment(now, environment, ownApi),
    switchOff,
    removeEverything,
  };
  options.sites = listed(await sites.read());
  sites.watch((all) => (options.sites = listed(all)));
  settings.watch((next) => void show(next));
  await show(now);
  document.body.replaceChildren(options);
}

/** The permission is asked for first, before anything is awaited: the browser must still see the click. */
async function changeEnvironment(
  now: Settings,
  environment: Settings['environment'],
  typed: string,
): Promise<EnvironmentChange> {
  let ownApi = '';
  if (environment === 'own') {
    const own = readOwnApi(typed);
    if (!own.ok) return { ok: false, fault: own.reason };
    ownApi = own.api;
  }
  const next = { ...now, environment, ownApi };
  if (!(await askForApi(next))) return { ok: false, refusedHost: new URL(apiOf(next)!).hostname };
  // An API that cannot be reached any more must not keep people from leaving it.
  await openClient(now)
    .signOut()
    .catch(() => undefined);
  await settings.update((all) => ({ ...all, environment, ownApi }));
  await leaveApi(now, next);
  return { ok: true };
}

function listed(all: Readonly<Record<string, unknown>>): ListedSite[] {
  return Object.keys(all)
    .map((site) => ({ site, host: hostOf(site) }))
    .sort((one, other) => one.host.localeCompare(other.host));
}
