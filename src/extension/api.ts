import { browser } from 'wxt/browser';
import { createClient, type FdClient } from '../client/client.ts';
import { createInProcessRelay, type InProcessRelay } from '../relay/in-process.ts';
import { deviceStore, forgetDevices } from './state/devices.ts';
import { hideOrigin } from './origin-rule.ts';
import { exclusively } from './state/item.ts';
import { sessionHandle, sessionStore, watchSession } from './state/session-store.ts';
import { apiPattern, upstreamsOf, type Settings } from './state/settings.ts';
import { sites } from './state/sites.ts';

/** Never looked up: what the client calls goes to the relay in process. */
export const BASE = 'https://relay.invalid';

/** Where no address is set: every call fails as one that reaches nobody. */
const NOWHERE = { api: 'https://api.invalid/api/v3', media: 'https://api.invalid/api', cr: null };

/** The relay of the extension, over the session that all of its pages share. */
export function openRelay(settings: Settings): InProcessRelay {
  const upstreams = upstreamsOf(settings) ?? NOWHERE;
  let ruled: Promise<void> | undefined;
  return createInProcessRelay({
    base: BASE,
    upstreams,
    fetch: async (request) => {
      await (ruled ??= hideOrigin(new URL(upstreams.api).hostname));
      return fetch(request);
    },
    store: sessionStore,
    session: sessionHandle,
    devices: deviceStore(upstreams.api),
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
  if (!(pattern in (await sites.read()))) await browser.permissions.remove({ origins: [pattern] });
}

/**
 * Signs out and forgets every setting, site and remembered device; gives every permission back that was asked for. The
 * background sees the sites go and clears their pages.
 */
export async function removeEverything(): Promise<void> {
  await browser.storage.session.clear();
  await browser.storage.local.clear();
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
