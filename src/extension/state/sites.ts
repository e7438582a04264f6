import { browser } from 'wxt/browser';
import { itemOf, type Item } from './item.ts';

/** What is remembered of a site that is on. */
export interface Site {
  /** How the user left the frame beside the heading. */
  readonly frame: 'open' | 'collapsed';
}

const NONE: Readonly<Record<string, Site>> = {};

/** The sites that are on, by host pattern without a port: `https://tickets.example/*`. */
export const sites: Item<Readonly<Record<string, Site>>> = itemOf('local:sites', NONE);

const NOWHERE: readonly string[] = [];

/** Sites that are off but may still have something of ours: so nothing is forgotten if the background is killed. */
export const leaving: Item<readonly string[]> = itemOf('local:leaving', NOWHERE);

interface Question {
  readonly site: string;
  /** Ms since epoch; a later "yes" is one to another question. */
  readonly until: number;
}

const QUESTION_LIFE_MS = 120_000;
export const NOT_ASKED: Question = { site: '', until: 0 };

/** What the user is being asked for: where the browser's dialog closes the popup, the background finishes. */
export const askedFor: Item<Question> = itemOf('session:asked-for', NOT_ASKED);

/** Pages of the stores are closed to every extension. */
const CLOSED = /^(chromewebstore\.google\.com|addons\.mozilla\.org|microsoftedge\.microsoft\.com)$/;

/** The site of a page; `null` for a page that can never be switched on (the browser's own, files, the stores). */
export function siteOf(url: string | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  if (!/^https?:$/.test(protocol) || CLOSED.test(hostname)) return null;
  return `${protocol}//${hostname}/*`;
}

/** `tickets.example` of `https://tickets.example/*`, to show. */
export function hostOf(site: string): string {
  return site.replace(/^https?:\/\//, '').replace(/\/\*$/, '');
}

/**
 * Asks for the permission, then switches the site on. Call it straight from a click.
 * @returns false if the user refuses
 */
export async function switchOn(site: string): Promise<boolean> {
  // Not awaited: the browser opens its dialog only while it still sees the click.
  const noted = askedFor.update(() => ({ site, until: Date.now() + QUESTION_LIFE_MS }));
  const granted = await browser.permissions.request({ origins: [site] });
  await noted;
  await askedFor.update(() => NOT_ASKED);
  if (granted) await noteOn(site);
  return granted;
}

/** Notes that a site is on; the background does the rest. */
export async function noteOn(site: string): Promise<void> {
  await sites.update((all) => (site in all ? all : { ...all, [site]: { frame: 'open' } }));
}

/** The background removes everything from the site's pages and gives the permission back. */
export async function switchOff(site: string): Promise<void> {
  await leaving.update((all) => (all.includes(site) ? all : [...all, site]));
  await sites.update((all) => {
    const { [site]: off, ...others } = all;
    return off ? (Object.keys(others).length ? others : NONE) : all;
  });
}

/** Remembers how the user left the frame, on a site that is on. */
export async function noteFrame(site: string, frame: Site['frame']): Promise<void> {
  await sites.update((all) => (site in all ? { ...all, [site]: { frame } } : all));
}

/** Nothing of ours is left there, or the site is on again. */
export async function noteLeft(site: string): Promise<void> {
  await leaving.update((all) => {
    const others = all.filter((each) => each !== site);
    return others.length ? others : NOWHERE;
  });
}
