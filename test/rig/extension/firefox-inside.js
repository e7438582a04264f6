/* global BrowsingContext, ChromeUtils, Services, WebExtensionPolicy, gBrowser */

/**
 * What the rig does inside of Firefox, with the rights of its own windows. Plain function declarations that use nothing
 * but each other: their text is sent there. A tab, or the popup, is known by the id of its `<browser>`, which it keeps when
 * its document moves to another process; a frame by the id of its browsing context.
 *
 * @typedef {{ browserId: number, frameId?: number }} Target
 */

/** @param {Target} target */
export function contextOf({ browserId, frameId }) {
  const context =
    frameId === undefined ? BrowsingContext.getCurrentTopByBrowserId(browserId) : BrowsingContext.get(frameId);
  if (!context?.currentWindowGlobal)
    throw new Error(frameId === undefined ? 'The tab is closed.' : 'The frame is gone.');
  return context;
}

export function actorOf(context) {
  return context.currentWindowGlobal.getActor('MarionetteCommands');
}

/**
 * Runs a script in a document.
 * @param {Target} target
 * @param {string} script the body of a function
 * @param {'page' | 'system'} rights those of the page itself, or those of the browser
 * @returns {Promise<string | undefined>}
 */
export async function run(target, script, rights) {
  const sandbox = rights === 'system' ? { sandboxName: 'system' } : {};
  return actorOf(contextOf(target)).executeScript(script, [], { ...sandbox, timeout: 120_000 });
}

/** Answers requests for permissions, where a dialog would wait for ever. */
export function prepare(extensionId) {
  const granted = new Set();
  window.fdRig = { granted };
  const topic = 'webextension-optional-permission-prompt';
  const { ExtensionsUI } = ChromeUtils.importESModule('resource:///modules/ExtensionsUI.sys.mjs');
  Services.obs.removeObserver(ExtensionsUI, topic);
  const onRequest = {
    observe({ wrappedJSObject: { id, permissions, resolve } }) {
      const agreed = permissions.permissions.length === 0 && permissions.origins.every((origin) => granted.has(origin));
      if (id === extensionId && agreed) resolve(true);
    },
  };
  Services.obs.addObserver(onRequest, topic);
}

export function extensionOf(id) {
  const extension = WebExtensionPolicy.getByID(id)?.extension;
  if (!extension) throw new Error('The extension does not run.');
  return extension;
}

export function grant(origins) {
  for (const origin of origins) window.fdRig.granted.add(origin);
}

export async function revoke(id, origins) {
  for (const origin of origins) window.fdRig.granted.delete(origin);
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  await ExtensionPermissions.remove(id, { origins, permissions: [] }, extensionOf(id));
}

/** Wakes the event page if need be. */
export async function backgroundOf(id) {
  const extension = extensionOf(id);
  await extension.wakeupBackground();
  const { browserId } = extension.backgroundContext.xulBrowser.browsingContext;
  return { browserId };
}

/** Ends the event page if it runs. */
export async function killBackground(id) {
  const extension = extensionOf(id);
  if (extension.backgroundState === 'stopped') return;
  await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
}

export async function reloadExtension(id) {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  const addon = await AddonManager.getAddonByID(id);
  await addon.reload();
  await WebExtensionPolicy.getByID(id).readyPromise;
}

export function openTab() {
  const tab = gBrowser.addTrustedTab('about:blank');
  gBrowser.selectedTab = tab;
  return { browserId: tab.linkedBrowser.browserId };
}

/** Starts a navigation, to `url` or anew; gives what `arrival` has to know. */
export function depart(target, url) {
  const context = contextOf(target);
  const from = context.currentWindowGlobal;
  const before = { id: from.innerWindowId, url: from.documentURI.spec };
  const browser = context.embedderElement;
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  if (url === undefined) browser.reload();
  else browser.fixupAndLoadURIString(url, { triggeringPrincipal });
  return before;
}

/** The address of the document that has been loaded since then, or null. */
export async function arrival(target, before, url) {
  const context = contextOf(target);
  const { innerWindowId, documentURI } = context.currentWindowGlobal;
  const withinDocument = url?.includes('#') && before.url.split('#')[0] === url.split('#')[0];
  if (innerWindowId === before.id && !withinDocument) return null;
  // Pages about errors never end to load.
  if (/^about:(net|cert)error/.test(documentURI.spec)) return documentURI.spec;
  if (context.embedderElement.webProgress?.isLoadingDocument) return null;
  const ready = await run(target, 'return document.readyState', 'system');
  return ready === 'complete' ? documentURI.spec : null;
}

/** The frames of a tab, the top document first. */
export function framesOf(target) {
  return contextOf(target)
    .getAllBrowsingContextsInSubtree()
    .map((context) => ({ id: context.id, url: context.currentWindowGlobal?.documentURI.spec ?? '' }));
}

/** What the documents now in a tab have complained of, in the order of time; `key` tells one complaint from another. */
export async function consoleErrors(target) {
  const script = `
    const { classes, interfaces } = Components;
    const id = window.windowGlobalChild.innerWindowId;
    const said = classes['@mozilla.org/consoleAPI-storage;1'].getService(interfaces.nsIConsoleAPIStorage)
      .getEvents(id).filter(({ level }) => level === 'error')
      .map((event) => ({ at: event.timeStamp, text: [...event.arguments].map(String).join(' ') }));
    const thrown = Services.console.getMessageArray()
      .filter((message) => message instanceof interfaces.nsIScriptError && message.innerWindowID === id)
      .filter(({ category, flags }) => category === 'content javascript' && !(flags & 1))
      .map(({ timeStamp, errorMessage, sourceName }) => ({ at: timeStamp, text: errorMessage + ' (' + sourceName + ')' }));
    return JSON.stringify([...said, ...thrown].map((error) => ({ ...error, key: id + JSON.stringify(error) })));`;
  const errors = [];
  for (const { id: frameId } of framesOf(target)) {
    const json = await run({ ...target, frameId }, script, 'system').catch(() => '[]');
    errors.push(...JSON.parse(json));
  }
  return errors.sort((one, other) => one.at - other.at);
}
