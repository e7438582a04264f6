import { browser } from 'wxt/browser';
import { onPageWords } from '../../i18n/extension/on-page.ts';
import { supportedLocale } from '../../i18n/languages.ts';
import type { Evidence } from '../../recognition/evidence.ts';
import { createMatcher, type KnownEvent } from '../../recognition/match.ts';
import type { FromPage, Look, LookReply, TicketReply } from '../messages.ts';
import { isSameActor, readActor, type Actor } from '../state/session-store.ts';
import { settings } from '../state/settings.ts';
import { noteFrame, sites } from '../state/sites.ts';
import { onceTabs, tabEvents } from '../state/tab.ts';
import { showOnBadge } from './badge.ts';
import { knownEvents } from './event-index.ts';
import { forgetTab } from './pages.ts';
import { FRAME_PAGE, type Sender } from './senders.ts';
import { issueTicket } from './tickets.ts';

type Page = Sender & { readonly kind: 'page' };

/** Answers a content script. */
export async function answerPage(message: FromPage, page: Page): Promise<LookReply | TicketReply | null> {
  switch (message.type) {
    case 'look':
      return look(page, message.findings);
    case 'ticket':
      return ticket(page, message.evidence);
    case 'frame':
      await noteFrame(page.site, message.frame);
      return null;
  }
}

/** Whether this page may be read: its site is on, or the button was pressed on it. */
async function mayRead({ tabId, site }: Page): Promise<boolean> {
  return site in (await sites.read()) || (await onceTabs.read())[tabId] === site;
}

async function look(page: Page, findings: readonly Evidence[]): Promise<LookReply> {
  const { tabId, site } = page;
  if (!(await mayRead(page))) {
    await forgetTab(tabId);
    return { state: 'off' };
  }
  const actor = await readActor();
  if (!actor) {
    await forgetTab(tabId);
    await showOnBadge(tabId, 'signed-out');
    return { state: 'idle' };
  }
  const matches = await match(actor, findings).catch(() => null);
  // What was worked out for somebody else is not for this one.
  if (!isSameActor(await readActor(), actor)) return { state: 'idle' };
  const events = [...new Set(matches?.filter((event) => event !== null))];
  const seen = findings.length;
  await tabEvents(tabId).update(() => ({ look: crypto.randomUUID(), seen, events, failed: matches === null }));
  await showOnBadge(tabId, matches ? events.length : 'failed');
  if (!matches) return { state: 'idle' };
  return {
    state: 'ready',
    known: matches.map((event) => event !== null),
    frame: (await sites.read())[site]?.frame ?? 'open',
    look: await lookOf(),
  };
}

async function ticket(page: Page, evidence: Evidence): Promise<TicketReply> {
  const actor = (await mayRead(page)) ? await readActor() : null;
  if (!actor) return null;
  const [event = null] = await match(actor, [evidence]);
  if (!event) return null;
  const id = await issueTicket({ ...actor, tabId: page.tabId, eventId: String(event.id) });
  return { url: `${browser.runtime.getURL(FRAME_PAGE)}#${id}` };
}

async function match(actor: Actor, findings: readonly Evidence[]): Promise<readonly (KnownEvent | null)[]> {
  if (!findings.length) return [];
  const events = await knownEvents(actor);
  return findings.map(createMatcher(events, Intl.DateTimeFormat().resolvedOptions().timeZone));
}

async function lookOf(): Promise<Look> {
  const { language, theme } = await settings.read();
  const locale = supportedLocale(language === 'auto' ? browser.i18n.getUILanguage() : language);
  return { locale, theme, words: onPageWords(locale) };
}
