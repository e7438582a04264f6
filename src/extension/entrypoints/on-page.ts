import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { Page } from '../on-page/page.ts';
import type { ToPage } from '../messages.ts';

/** Where the script finds itself if it is run in a page a second time. No script of the page sees this. */
const PLACE = Symbol.for('fd-widgets/on-page');

/**
 * The content script. It is no `content` entrypoint of WXT's: those announce themselves to the page with events of their
 * own. It runs on the sites that are on and where the user pressed the button, in the top frame only.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as { [PLACE]?: Page };
  if (world[PLACE]?.isAlive) return world[PLACE].look();
  const page = new Page();
  world[PLACE] = page;

  browser.runtime.onMessage.addListener((message: unknown, { id, tab }, reply: (heard: true) => void) => {
    // From the background, the popup or the side panel alone, which are in no tab.
    if (id !== browser.runtime.id || tab || !isToPage(message) || !page.isAlive) return;
    reply(true);
    if (message.type === 'here') return;
    if (message.anew) page.clear();
    page.look();
  });
  page.start();
});

function isToPage(message: unknown): message is ToPage {
  const { type, anew } = (message ?? {}) as { type?: unknown; anew?: unknown };
  return type === 'here' || (type === 'nudge' && typeof anew === 'boolean');
}
