import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { Page } from '../on-page/page.ts';
import type { Nudge } from '../messages.ts';

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
    // From the background alone, which is in no tab.
    if (id !== browser.runtime.id || tab || !isNudge(message) || !page.isAlive) return;
    reply(true);
    if (message.anew) page.clear();
    page.look();
  });
  page.start();
});

function isNudge(message: unknown): message is Nudge {
  const { type, anew } = (message ?? {}) as Partial<Nudge>;
  return type === 'nudge' && typeof anew === 'boolean';
}
