import { browser } from 'wxt/browser';
import { createClient, type FdClient } from '../client/client.ts';
import { createInProcessRelay, type InProcessRelay } from '../relay/in-process.ts';
import { API_HOSTS } from './state/api-hosts.ts';
import { deviceStore, forgetDevices } from './state/devices.ts';
import { hideOrigin } from './origin-rule.ts';
import { clearedAt, exclusively } from './state/item.ts';
import { sessionHandle, sessionStoreOf, watchSession } from './state/session-store.ts';
import { apiOf, apiPattern, upstreamsOf, type Settings } from './state/settings.ts';
import { sites } from './state/sites.ts';

/** Never looked up: what the client calls goes to the relay in process. */
export const BASE = 'https://relay.invalid';

/** Where no address is set: every call fails as one that reaches nobody. */
const NOWHERE = { api: 'https://api.invalid/api/v3', media: 'https://api.invalid/api', cr: null };

/**
 * The relay of the extension, over the session that all of its pages share.
 * @param isUse false for calls that nobody has asked for: they make no session live longer
 */
export function openRelay(settings: Settings, isUse = true): InProcessRelay {
  const upstreams = upstreamsOf(settings) ?? NOWHERE;
  let ruled: Promise<void> | undefined;
  const rule = (): Promise<void> =>
    (ruled ??= hideOrigin(new URL(upstreams.api).hostname).catch((thrown: unknown) => {
      ruled = undefined;
      throw thrown;
    }));
  return createInProcessRelay({
    base: BASE,
    upstreams,
    fetch: async (request) => {
      await rule();
      return fetch(request);
    },
    store: sessionStoreOf(apiOf(settings), isUse),
    session: sessionHandle,
    devices: deviceStore(upstreams.api),
    // Several relays share one session here, and a write through one would not be known to the others.
    shareReadsMs: 0,
    lock: exclusively,
  });
}

export function clientOver(relay: InProcessRelay): FdClient {
  return createClient({ base: BASE, fetch: relay.fetch });
}

let unwatch: (() => void) | undefined;

/**
 * The client of this page, over the relay in process. It looks again by itself when another page changes the session,
 * until this page opens another one.
 */
export function openClient(settings: Settings): FdClient {
  const client = clientOver(openRelay(settings));
  unwatch?.();
  unwatch = watchSession(() => void client.session().catch(() => undefined));
  return client;
}

/** Whether the browser lets us call the API's host; in Firefox people can take that away. */
export async function mayCallApi(settings: Settings): Promise<boolean> {
  const pattern = apiPattern(settings);
  return pattern !== null && browser.permissions.contains({ origins: [pattern] });
}

/** Asks for the API's host. Call it straight from a click. */
export async function askForApi(settings: Settings): Promise<boolean> {
  const pattern = apiPattern(settings);
  return pattern !== null && browser.permissions.request({ origins: [pattern] });
}

/** Gives the permission of an own address back that is no longer used, unless the site there is on. */
export async function leaveApi(before: Settings, now: Settings): Promise<void> {
  const pattern = apiPattern(before);
  if (before.environment !== 'own' || pattern === null || pattern === apiPattern(now)) return;
  if (pattern in (await sites.read()) || API_HOSTS.includes(new URL(pattern).hostname)) return;
  await browser.permissions.remove({ origins: [pattern] });
}

/**
 * Signs out and forgets every setting, site and remembered device; gives every permission back that was asked for. The
 * background clears all pages.
 */
export async function removeEverything(): Promise<void> {
  await browser.storage.session.clear();
  await browser.storage.local.clear();
  await clearedAt.update(() => Date.now());
  await forgetDevices();
  const { origins = [], permissions = [] } = await browser.permissions.getAll();
  const manifest = browser.runtime.getManifest();
  const needed = manifest.host_permissions as readonly string[];
  const optional = (manifest.optional_permissions ?? []) as readonly string[];
  await browser.permissions.remove({
    origins: origins.filter((origin) => !needed.includes(origin)),
    permissions: permissions.filter((name) => optional.includes(name)),
  });
}
