import { browser } from 'wxt/browser';
import { redeem } from '../../frame-client.ts';
import { openPanel } from '../../panel.ts';
import { settings } from '../../state/settings.ts';
import type { FdxFrame } from '../frame.ts';
import { applyLook } from './look.ts';

/** Fills the frame with the event that the ticket in its address is for. */
export async function startFrame(): Promise<void> {
  const ticket = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  closeWithEscape();
  const frame = document.createElement('fdx-frame');
  const opening = await redeem(ticket).catch(() => null);
  await applyLook(opening?.settings ?? (await settings.read()), ({ titles }) => titles.frame);
  if (!opening) {
    frame.eventId = '';
    document.body.replaceChildren(frame);
    return;
  }
  frame.eventId = opening.eventId;
  frame.openPanel = await panelOpener();
  const provider = document.createElement('fd-provider');
  provider.client = opening.client;
  provider.partnerId = opening.partnerId;
  provider.append(frame);
  document.body.replaceChildren(provider);
}

/**
 * The frame closes by leaving: the content script sees the second load, and needs no message that others could forge.
 * It leaves when the key comes up, so that no half of the press reaches the page.
 */
function closeWithEscape(): void {
  let isDown = false;
  addEventListener('keydown', ({ key }) => (isDown = key === 'Escape'));
  addEventListener('keyup', ({ key }) => {
    if (isDown && key === 'Escape') location.replace('about:blank');
  });
}

/** In Firefox a frame in a foreign page can neither find its tab nor open the sidebar. */
async function panelOpener(): Promise<FdxFrame['openPanel']> {
  const { tabs, sidePanel } = browser as Partial<typeof browser>;
  const tab = sidePanel && (await tabs?.getCurrent());
  return tab?.id === undefined ? null : () => void openPanel(tab.id!);
}
