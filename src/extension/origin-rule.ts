import { browser } from 'wxt/browser';

const RULE = 1;

/**
 * Takes the `Origin` header off our own calls to the API, and off nobody else's.
 *
 * Assumption: the API may refuse an `Origin` that it does not know. It documents that it answers no browser's
 * cross-origin call; whether it refuses one that carries a token is not published. Browsers add `Origin` to every call
 * of an extension that is no GET.
 */
export async function hideOrigin(host: string): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [RULE],
    addRules: [
      {
        id: RULE,
        action: { type: 'modifyHeaders', requestHeaders: [{ header: 'origin', operation: 'remove' }] },
        condition: {
          requestDomains: [host],
          initiatorDomains: [new URL(browser.runtime.getURL('/')).host],
          resourceTypes: ['xmlhttprequest'],
        },
      },
    ],
  });
}
