import type { EventCardMessages } from '../../i18n/event-card/messages.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import { isNewerThan, runsOf, statusesOf, type Campaign } from '../../model/campaigns.ts';
import type { TcRun } from '../../model/clusters.ts';
import type { EventDetail, EventSummary } from '../../model/event.ts';
import type { EventStatistics } from '../../model/event-statistics.ts';
import { ticketOf, type Ticket } from '../../model/tickets.ts';
import { pillsOf, placesOf, type Tone } from '../shared/event.view.ts';
import { SHOWN } from './shown.ts';

export interface CampaignsView {
  /** How many are in which status, and how the event's campaigns stand as a whole. */
  readonly counts: readonly string[];
  readonly whole: readonly string[];
  /** Set where there is another run than campaigns are on. */
  readonly newer: { readonly run: string; readonly others: readonly string[] } | null;
  readonly rows: readonly { readonly label: string; readonly status: string; readonly run: string | null }[];
  readonly rest: string | null;
}

/** Everything that the views below are worded and formatted with. */
export interface Saying {
  readonly own: EventCardMessages;
  readonly words: Messages;
  readonly formats: Formats;
  /** BCP 47. */
  readonly locale: string;
}

/**
 * @param total of all campaigns, also of those that are not here
 * @returns null where there are none
 */
export function campaignsOf(
  campaigns: readonly Campaign[],
  total: number | null,
  { campaign_status: rollUp, client_campaign_status: toggle }: Partial<EventDetail>,
  run: TcRun | undefined,
  { own, words }: Saying,
): CampaignsView | null {
  if (!campaigns.length) return null;
  const named = (table: Readonly<Record<string, string>>, status: string | null | undefined): string | null =>
    (status && (Object.hasOwn(table, status) ? table[status] : status)) || null;
  const counts = statusesOf(campaigns).map(({ name, count }) =>
    Object.hasOwn(own.inStatus, name) ? own.inStatus[name]!(count) : own.inOther(count, name || own.noStatus),
  );
  const rest = Math.max(total ?? 0, campaigns.length) - SHOWN.campaigns;
  const labels = new Map(run?.clusters.map(({ tc, label }) => [tc, label]));
  const isNewer = isNewerThan(run?.tc_run_id, campaigns);
  return {
    counts,
    whole: [named(words.card.campaign, rollUp), named(own.toggle, toggle)].filter((each) => each !== null),
    newer: isNewer ? { run: String(run!.tc_run_id), others: runsOf(campaigns).map(({ name }) => name) } : null,
    rows: campaigns.slice(0, SHOWN.campaigns).map(({ tc, status, tc_run_id }) => ({
      label: labels.get(tc) || tc,
      status: named(own.status, status) ?? own.noStatus,
      run: tc_run_id == null ? null : own.onRun(String(tc_run_id)),
    })),
    rest: rest > 0 ? own.moreCampaigns(rest) : null,
  };
}

export interface TicketView {
  readonly category: string;
  readonly price: string | null;
  readonly sold: string | null;
  /** Of the bar, 0..100; null where there is nothing to compare. */
  readonly soldPercent: number | null;
}

/** @param currency ISO 4217 */
export function ticketsOf(
  tickets: readonly Ticket[],
  currency: string | null | undefined,
  { own, formats, locale }: Saying,
): TicketView[] {
  return tickets.slice(0, SHOWN.tickets).map((row) => {
    const { category, price, capacity, sold } = ticketOf(row);
    const seats = formats.count(capacity);
    const count = formats.count(sold);
    return {
      category: category ?? own.noCategory,
      price: price === null ? null : priceText(price, currency, locale),
      sold: count === null ? seats && own.seats(seats) : own.sold(count, seats),
      soldPercent: capacity && sold !== null ? Math.min(100, Math.max(0, (sold / capacity) * 100)) : null,
    };
  });
}

/** What a ticket costs, to the cent where it is no whole amount: `€49`, `€49.90`. */
function priceText(price: number, currency: string | null | undefined, locale: string): string {
  const digits = Number.isInteger(price) ? 0 : 2;
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  try {
    return new Intl.NumberFormat(locale, { ...fraction, ...(currency && { style: 'currency', currency }) }).format(
      price,
    );
  } catch {
    return `${new Intl.NumberFormat(locale, fraction).format(price)} ${currency}`;
  }
}

export interface SiblingView {
  readonly id: string;
  readonly date: string;
  readonly places: ReturnType<typeof placesOf>;
  readonly pills: readonly { readonly text: string; readonly tone: Tone }[];
  readonly sold: string | null;
}

/** @param figures of the events that are named, in their order; absent where they were not asked for or not told */
export function siblingsOf(
  events: readonly EventSummary[],
  figures: readonly (EventStatistics | null)[],
  { own, words, formats }: Saying,
): SiblingView[] {
  return events.slice(0, SHOWN.series).map((event, index) => {
    const statistics = figures[index] ?? undefined;
    const sold = formats.count(statistics?.purchases);
    return {
      id: String(event.id),
      date: formats.moment(event.start_date_time) ?? own.noDate,
      places: placesOf(event),
      // What all dates are is not said of each.
      pills: pillsOf({ ...event, campaign_status: null }, statistics, words).filter(
        ({ text }) => text !== words.card.status.active,
      ),
      sold: sold && own.sold(sold, formats.count(event.capacity)),
    };
  });
}
