/* global BrowsingContext, ChromeUtils, CustomizableUI, Services, gBrowser */
import { actorOf, contextOf } from './firefox-inside.js';

/**
 * What the rig does to tabs, with mouse and keys too, inside of Firefox: the rule of firefox-inside.js.
 */

/** The tab of a target; the popup has none. */
export function tabOf(target) {
  return gBrowser.getTabForBrowser(contextOf(target).top.embedderElement);
}

export function bringToFront(target) {
  const tab = tabOf(target);
  if (!tab || gBrowser.selectedTab === tab) return;
  gBrowser.selectedTab = tab;
  tab.linkedBrowser.focus();
}

export function closeTab(target) {
  const browser = BrowsingContext.getCurrentTopByBrowserId(target.browserId)?.embedderElement;
  const tab = browser && gBrowser.getTabForBrowser(browser);
  if (tab) gBrowser.removeTab(tab, { animate: false, skipPermitUnload: true });
  else browser?.closest('panel')?.hidePopup();
}

/** Sizes a tab. The window grows where it has to, since nothing outside of it can be clicked: false until it has. */
export function setViewport(target, width, height) {
  const browser = contextOf(target).embedderElement;
  browser.style.setProperty('width', `${width}px`);
  browser.style.setProperty('height', `${height}px`);
  if (!tabOf(target)) return true;
  const { left, top } = browser.getBoundingClientRect();
  const wide = Math.max(innerWidth, Math.ceil(left + width));
  const high = Math.max(innerHeight, Math.ceil(top + height));
  if (wide === innerWidth && high === innerHeight) return true;
  window.resizeTo(outerWidth - innerWidth + wide, outerHeight - innerHeight + high);
  return false;
}

/** What is in the viewport, as a PNG in base64. */
export async function screenshot(target) {
  const bitmap = await contextOf(target).currentWindowGlobal.drawSnapshot(null, 1, 'white');
  const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d').drawImage(bitmap, 0, 0);
  return canvas.toDataURL('image/png').split(',')[1];
}

/** Sends an event to a document, which may be gone afterwards because of it. */
export async function send(context, name, details) {
  const before = context.currentWindowGlobal;
  try {
    await actorOf(context).dispatchEvent(name, details);
    if (context.currentWindowGlobal === before) await actorOf(context).finalizeAction();
  } catch (error) {
    if (context.currentWindowGlobal === before && !context.isDiscarded) throw error;
  }
}

/**
 * Mouse events in the viewport of a context. In the browser's window they go the way of the system's own, to whatever is on
 * top there, in whichever process; in a document they stay in that document.
 */
export async function mouse(context, x, y, types) {
  const data = { button: 0, asyncEnabled: !context.isContent, allowToHandleDragDrop: true };
  for (const type of types) {
    const buttons = type === 'mousedown' ? 1 : 0;
    const clickCount = type === 'mousemove' ? 0 : 1;
    if (context.isDiscarded) return;
    await send(context, 'synthesizeMouseAtPoint', { x, y, eventData: { ...data, type, buttons, clickCount } });
  }
}

/** @param {{ browserId: number, frameId?: number }} target the document that the point is of */
export async function mouseAt(target, { x, y }, types) {
  const context = contextOf(target);
  bringToFront(target);
  // The popup is a window of its own.
  if (!tabOf(target)) return mouse(context, x, y, types);
  const [left, top] = await actorOf(context).toBrowserWindowCoordinates([x, y]);
  await mouse(context.topChromeWindow.browsingContext, left, top, types);
  // What the document does about them has been done.
  const settled = context.isDiscarded ? undefined : actorOf(context).finalizeAction();
  await settled?.catch(() => {});
}

/** Keys go to the frame that has the focus, so that it has dealt with them when this resolves. */
export async function keys(target, presses) {
  bringToFront(target);
  const { keyData } = ChromeUtils.importESModule('chrome://remote/content/shared/webdriver/KeyData.sys.mjs');
  const held = {};
  for (const { down, key } of presses) {
    const data = keyData.getData(key);
    if (['Shift', 'Control', 'Alt', 'Meta'].includes(data.key)) {
      held[data.key === 'Control' ? 'ctrlKey' : `${data.key.toLowerCase()}Key`] = down;
    }
    const top = BrowsingContext.getCurrentTopByBrowserId(target.browserId);
    // What closes at a key going down sees nothing of its going up.
    if (!top?.currentWindowGlobal) return;
    const focused = Services.focus.focusedContentBrowsingContext;
    const context = focused?.top === top && focused.currentWindowGlobal ? focused : top;
    const eventData = { ...data, ...held };
    await send(context, down ? 'synthesizeKeyDown' : 'synthesizeKeyUp', { eventData });
  }
}

/** Presses the extension's button in the toolbar. Where it opens a popup, `popup` finds it. */
export async function pressToolbarButton(target, id) {
  bringToFront(target);
  const widget = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-browser-action`;
  if (CustomizableUI.getPlacementOfWidget(widget)?.area !== 'nav-bar')
    CustomizableUI.addWidgetToArea(widget, 'nav-bar');
  const button = document.getElementById(widget).querySelector('.unified-extensions-item-action-button');
  const { left, top, width, height } = button.getBoundingClientRect();
  const types = ['mousemove', 'mousedown', 'mouseup'];
  await mouse(window.browsingContext, left + width / 2, top + height / 2, types);
}

/** The popup that is open and loaded, or null. */
export function popup() {
  const browser = document.querySelector('browser.webextension-popup-browser[webextension-view-type="popup"]');
  const context = browser?.browsingContext;
  const url = context?.currentWindowGlobal?.documentURI.spec ?? '';
  return url.startsWith('moz-extension:') ? { browserId: browser.browserId } : null;
}

/** The sidebar that shows a page of an extension, or null. */
export function sidebar() {
  const outer = document.getElementById('sidebar');
  const browser = outer?.contentDocument?.getElementById('webext-panels-browser');
  const url = browser?.browsingContext?.currentWindowGlobal?.documentURI.spec ?? '';
  return url.startsWith('moz-extension:') ? { browserId: browser.browserId } : null;
}
