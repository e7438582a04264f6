import { browser } from 'wxt/browser';

/** Says on the toolbar button what was recognised in a tab, and when somebody is wanted there. */
export async function showOnBadge(tabId: number, what: number | 'signed-out' | 'failed' | 'nothing'): Promise<void> {
  const text = typeof what === 'number' ? (what ? String(what) : '') : what === 'nothing' ? '' : '!';
  const title =
    typeof what === 'number' || what === 'nothing'
      ? browser.i18n.getMessage('extName')
      : browser.i18n.getMessage(what === 'signed-out' ? 'badgeSignedOut' : 'badgeFailed');
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: text === '!' ? '#b3182d' : '#3a49c8' });
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setTitle({ tabId, title });
  } catch {
    // The tab has been closed.
  }
}
