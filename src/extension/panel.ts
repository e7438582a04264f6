import { browser } from 'wxt/browser';

/** Firefox has a sidebar where Chrome has side panels. */
const { sidebarAction } = browser as typeof browser & { readonly sidebarAction?: { open(): Promise<void> } };

/** Opens the side panel. Call it straight from a click. */
export async function openPanel(tabId: number): Promise<void> {
  if (sidebarAction) await sidebarAction.open();
  else await browser.sidePanel.open({ tabId });
}
