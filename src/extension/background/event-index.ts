import { events } from '../../client/resources/events.ts';
import type { EventSummary } from '../../model/event.ts';
import type { KnownEvent } from '../../recognition/match.ts';
import { itemOf, type Item } from '../state/item.ts';
import { readActor, type Actor } from '../state/session-store.ts';
import { backgroundClient } from './client.ts';

/** The partner's events, for recognition. In memory only (`storage.session`). */
interface EventIndex {
  /** Whose it is. */
  readonly email: string;
  readonly partnerId: string;
  /** Ms since epoch. */
  readonly readAt: number;
  readonly events: readonly KnownEvent[];
}

const DAY_MS = 24 * 3_600_000;
const FROM_DAYS_AGO = 90;
/** Eighteen months. */
const TO_DAYS_AHEAD = 548;
/** So old the index may become before it is read again. */
export const INDEX_LIFE_MINUTES = 6 * 60;
/** Rows a page: what the documents ask of clients. */
const LIMIT = 50;
/** A partner with more events than this has those that come first recognised: the API must not be flooded. */
const MAX_PAGES = 60;

const index: Item<EventIndex | null> = itemOf<EventIndex | null>('session:event-index', null);

/** Of this worker: whoever asks meanwhile waits for the same reading. */
let reading: { readonly of: Actor; readonly events: Promise<readonly KnownEvent[]> } | null = null;

/**
 * The partner's events from 90 days ago to 18 months ahead, read again after six hours.
 * @throws {FdError} when they cannot be read
 */
export async function knownEvents(actor: Actor): Promise<readonly KnownEvent[]> {
  const kept = await index.read();
  const isFresh = kept && Date.now() - kept.readAt < INDEX_LIFE_MINUTES * 60_000;
  if (isFresh && isOf(kept, actor)) return kept.events;
  if (!reading || !isOf(reading.of, actor)) {
    const events = readEvents(actor).finally(() => {
      if (reading?.events === events) reading = null;
    });
    reading = { of: actor, events };
  }
  return reading.events;
}

/** Forgets the index: at sign-out, at a switch of the partner, and when it is due. */
export async function dropIndex(): Promise<void> {
  reading = null;
  await index.update(() => null);
}

async function readEvents(actor: Actor): Promise<readonly KnownEvent[]> {
  const client = await backgroundClient();
  await client.session();
  const scope = client.as(actor.partnerId);
  const readAt = Date.now();
  const found: KnownEvent[] = [];
  try {
    let page: number | null = 1;
    for (let pages = 0; page !== null && pages < MAX_PAGES; pages++) {
      const { items, nextPage } = await events(scope).list({
        page,
        limit: LIMIT,
        since: dayOf(readAt - FROM_DAYS_AGO * DAY_MS),
        until: dayOf(readAt + TO_DAYS_AHEAD * DAY_MS),
        exclude_products: true,
      });
      found.push(...items.map(knownEvent));
      page = nextPage;
    }
  } finally {
    scope.close();
  }
  const { email, partnerId } = actor;
  await index.update(() => ({ email, partnerId, readAt, events: found }));
  // Somebody may have signed out or switched meanwhile: then nothing of this partner may be kept.
  const present = await readActor();
  if (!present || !isOf(present, actor)) await index.update((kept) => (kept && isOf(kept, actor) ? null : kept));
  return found;
}

function knownEvent({ id, title, start_date_time, venue_name, city }: EventSummary): KnownEvent {
  return {
    id,
    title: title ?? null,
    start_date_time: start_date_time ?? null,
    venue_name: venue_name ?? null,
    city: city ?? null,
  };
}

function isOf(one: Actor | EventIndex, other: Actor): boolean {
  return one.email === other.email && one.partnerId === other.partnerId;
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
