import { events } from '../../client/resources/events.ts';
import type { EventSummary } from '../../model/event.ts';
import type { KnownEvent } from '../../recognition/match.ts';
import { itemOf, type Item } from '../state/item.ts';
import { isSameActor, readActor, type Actor } from '../state/session-store.ts';
import { backgroundClient } from './client.ts';

/** The partner's events, for recognition. In memory only (`storage.session`). */
interface EventIndex extends Actor {
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
let reading: {
  readonly of: Actor;
  readonly events: Promise<readonly KnownEvent[]>;
  readonly controller: AbortController;
} | null = null;

/**
 * The partner's events from 90 days ago to 18 months ahead, read again after six hours.
 * @throws {FdError} when they cannot be read
 */
export async function knownEvents(actor: Actor): Promise<readonly KnownEvent[]> {
  const kept = await index.read();
  const isFresh = kept && Date.now() - kept.readAt < INDEX_LIFE_MINUTES * 60_000;
  if (isFresh && isSameActor(kept, actor)) return kept.events;
  if (!reading || !isSameActor(reading.of, actor)) {
    reading?.controller.abort();
    const controller = new AbortController();
    const events = readEvents(actor, controller.signal).finally(() => {
      if (reading?.controller === controller) reading = null;
    });
    reading = { of: actor, events, controller };
  }
  return reading.events;
}

/** Ends what is being read and forgets the index: at sign-out and at a switch of the partner. */
export async function dropIndex(): Promise<void> {
  reading?.controller.abort();
  reading = null;
  await forgetIndex();
}

/** The index is read again at the next need. */
export async function forgetIndex(): Promise<void> {
  await index.update(() => null);
}

async function readEvents(actor: Actor, signal: AbortSignal): Promise<readonly KnownEvent[]> {
  const client = await backgroundClient();
  await client.session();
  const scope = client.as(actor.partnerId);
  const readAt = Date.now();
  const found: KnownEvent[] = [];
  try {
    let page: number | null = 1;
    for (let pages = 0; page !== null && pages < MAX_PAGES; pages++) {
      const filter = {
        page,
        limit: LIMIT,
        since: dayOf(readAt - FROM_DAYS_AGO * DAY_MS),
        until: dayOf(readAt + TO_DAYS_AHEAD * DAY_MS),
        exclude_products: true,
      };
      const { items, nextPage } = await events(scope).list(filter, { signal });
      found.push(...items.map(knownEvent));
      page = nextPage;
    }
  } finally {
    scope.close();
  }
  const { email, partnerId } = actor;
  // Somebody may have signed out or switched meanwhile: then nothing of this partner may be kept.
  const isCurrent = isSameActor(await readActor(), actor);
  await index.update((kept) => (isCurrent && !signal.aborted ? { email, partnerId, readAt, events: found } : kept));
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

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
