import { BASE } from '../api.ts';
import { itemOf, type Item } from '../state/item.ts';
import type { Actor } from '../state/session-store.ts';

/** What a frame may show: one event, as one user and partner, in one tab. */
export interface Grant extends Actor {
  readonly tabId: number;
  readonly eventId: string;
}

/** Opens one frame, once, soon. */
interface Ticket extends Grant {
  /** Ms since epoch. */
  readonly until: number;
}

/** The content script opens the frame at once. */
const LIFE_MS = 30_000;
/** Frames are opened and closed all day, and only those of closed tabs are known to be gone. */
const MAX_FRAMES = 500;

const NO_TICKETS: Readonly<Record<string, Ticket>> = {};
const NO_FRAMES: Readonly<Record<string, Grant>> = {};

const tickets: Item<Readonly<Record<string, Ticket>>> = itemOf('session:tickets', NO_TICKETS);
/** By the id of the frame's document. */
const frames: Item<Readonly<Record<string, Grant>>> = itemOf('session:frames', NO_FRAMES);

/** A ticket for a frame in this tab. */
export async function issueTicket(grant: Grant): Promise<string> {
  const ticket = crypto.randomUUID();
  const now = Date.now();
  await tickets.update((all) => ({
    ...Object.fromEntries(Object.entries(all).filter(([, { until }]) => until > now)),
    [ticket]: { ...grant, until: now + LIFE_MS },
  }));
  return ticket;
}

/**
 * Uses a ticket up for the frame that shows it.
 * @returns `null` where it is unknown, used, too old, or for another tab
 */
export async function redeemTicket(ticket: string, tabId: number, documentId: string): Promise<Grant | null> {
  let found: Ticket | undefined;
  await tickets.update((all) => {
    const { [ticket]: taken, ...others } = all;
    found = taken;
    return taken ? others : all;
  });
  // A background that was killed before it could answer has noted the frame already.
  if (!found) return grantOf(documentId, tabId);
  if (found.until <= Date.now() || found.tabId !== tabId) return null;
  const { email, partnerId, eventId } = found;
  const grant: Grant = { email, partnerId, eventId, tabId };
  await frames.update((all) => Object.fromEntries([...Object.entries(all).slice(1 - MAX_FRAMES), [documentId, grant]]));
  return grant;
}

/** What this frame was opened for. */
export async function grantOf(documentId: string, tabId: number): Promise<Grant | null> {
  const grant = (await frames.read())[documentId];
  return grant?.tabId === tabId ? grant : null;
}

export async function dropFramesOf(tabId: number): Promise<void> {
  await frames.update((all) => {
    const others = Object.entries(all).filter(([, grant]) => grant.tabId !== tabId);
    return others.length === Object.keys(all).length ? all : Object.fromEntries(others);
  });
}

/** No ticket and no frame is good for anything any more. */
export async function dropTickets(): Promise<void> {
  await tickets.update(() => NO_TICKETS);
  await frames.update(() => NO_FRAMES);
}

const API = '/api/v3/';
/** What tells of no event. The list is where the event's packages are found. */
const ANY_EVENT = ['partners/', 'package_builder/packages/', 'meta/authorization/status'].map((path) => API + path);
/** One package and what came of it, not its customers. */
const PACKAGE = /^\/api\/v3\/package_builder\/packages\/[^/]+(?:\/backhaul_evaluation(?:_details)?)?$/;
/** Where the event stands in the query, and under which name. */
const BY_QUERY = new Map([
  [`${API}campaign_results/`, 'eid'],
  [`${API}daily_revenue_summary/`, 'event_id'],
]);

/**
 * A frame may read its event with its sales, the partner's name and currency, and the packages; never a customer. The
 * path is taken as a browser reads it.
 */
export function mayRead(path: string, { eventId }: Pick<Grant, 'eventId'>): boolean {
  if (!path.startsWith('/') || !URL.canParse(BASE + path)) return false;
  const { pathname, searchParams } = new URL(BASE + path);
  const name = BY_QUERY.get(pathname);
  if (name) {
    const events = searchParams.getAll(name);
    return events.length === 1 && events[0] === eventId;
  }
  const event = `events/${encodeURIComponent(eventId)}`;
  return (
    ['/session', ...ANY_EVENT, API + event].includes(pathname) ||
    [`${API}${event}/`, `${API}integrations/facebook/${event}/`].some((start) => pathname.startsWith(start)) ||
    PACKAGE.test(pathname)
  );
}
