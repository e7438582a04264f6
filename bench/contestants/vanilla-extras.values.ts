import type { Campaign } from '../../src/model/campaigns.ts';
import type { TcRun } from '../../src/model/clusters.ts';
import type { EventDetail, EventSummary } from '../../src/model/event.ts';
import type { EventStatistics } from '../../src/model/event-statistics.ts';
import type { Ticket } from '../../src/model/tickets.ts';
import { NAMED_DATES, type ExtrasData } from './card-data.ts';
import { bar, count, momentOf, pillsOf, placesOf, priceOf, statusWords } from './vanilla-card.values.ts';

/* Plain functions for one language, as those of the card itself. */

const NAMED_CAMPAIGNS = 5;
const NAMED_TICKETS = 8;

const campaignWords: Readonly<Record<string, string>> = {
  RUNNING: 'Running',
  PAUSED: 'Paused',
  COMPLETED: 'Completed',
  IGNORED: 'Ignored',
  CLOSED: 'Closed',
};
const toggleWords: Readonly<Record<string, string>> = { RUNNING: 'Switched on', PAUSED: 'Paused by hand' };

/** What can be done with an event. */
export function waysOf({ status, frontend_status }: EventDetail): readonly string[] {
  if (frontend_status === 'HIDDEN' || status?.toLowerCase() === 'archived') return ['Restore'];
  return [frontend_status === 'FLAGGED' ? 'Remove flag' : 'Flag', 'Archive'];
}

/** Each once, the most frequent first. */
function countsOf(names: readonly string[]): [name: string, count: number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}

const statusOf = ({ status }: Campaign): string => (status && campaignWords[status]) || status || 'without a status';

const restOf = (rest: number, one: string, more: string): string =>
  rest > 0 ? `${rest} more ${rest === 1 ? one : more}` : '';

/** @returns null where there are none */
export function campaignsOf({ items, total }: ExtrasData['campaigns'], event: EventDetail, run: TcRun) {
  if (!items.length) return null;
  const { campaign_status: rollUp, client_campaign_status: toggle } = event;
  const runs = countsOf(items.flatMap(({ tc_run_id: id }) => (id == null ? [] : [String(id)]))).map(([id]) => id);
  const newest = run.tc_run_id === null ? null : String(run.tc_run_id);
  const labels = new Map(run.clusters.map(({ tc, label }) => [tc, label]));
  return {
    counts: countsOf(items.map(statusOf))
      .map(([name, many]) => `${many} ${name.toLowerCase()}`)
      .join(' · '),
    whole: [rollUp && (statusWords[rollUp]?.[0] ?? rollUp), toggle && (toggleWords[toggle] ?? toggle)]
      .filter(Boolean)
      .join(' · '),
    newer: newest && runs.some((id) => id !== newest) ? newest : null,
    runs: runs.join(', '),
    rows: items.slice(0, NAMED_CAMPAIGNS).map((campaign) => ({
      label: labels.get(campaign.tc) || campaign.tc,
      text: [statusOf(campaign), campaign.tc_run_id == null ? '' : `Run ${campaign.tc_run_id}`]
        .filter(Boolean)
        .join(' · '),
    })),
    rest: restOf(Math.max(total ?? 0, items.length) - NAMED_CAMPAIGNS, 'campaign', 'campaigns'),
  };
}

const soldOf = (sold: number, capacity: number | null | undefined): string =>
  `${count.format(sold)}${capacity ? ` of ${count.format(capacity)}` : ''} sold`;

export function ticketsOf(tickets: readonly Ticket[], currency: string | null | undefined) {
  return tickets
    .slice(0, NAMED_TICKETS)
    .map(({ ticket_category: category, sales_price: price, capacity, quantity: sold }) => ({
      category: category || 'No category',
      price: price == null ? '' : priceOf(price, currency),
      sold: sold == null ? (capacity == null ? '' : `${count.format(capacity)} tickets`) : soldOf(sold, capacity),
      bar: capacity && sold != null ? bar((sold / capacity) * 100) : null,
    }));
}

/** How many other dates are to come, before they are there. */
export const datesShown = ({ campaign_event_series: series }: EventDetail): number =>
  Math.min(series?.length ?? 0, NAMED_DATES);

/** @param figures none before they have come */
export function datesOf(series: readonly EventSummary[], figures: readonly EventStatistics[]) {
  return series.slice(0, NAMED_DATES).map((event, at) => {
    const sold = figures[at]?.purchases;
    return {
      date: event.start_date_time ? momentOf(event.start_date_time) : 'No date',
      place: placesOf(event).join(' · '),
      pills: pillsOf({ ...event, campaign_status: null }, figures[at]).filter(([text]) => text !== 'Active'),
      sold: sold == null ? '' : soldOf(sold, event.capacity),
    };
  });
}

export const moreDates = (dates: number): string => restOf(dates - NAMED_DATES, 'date', 'dates');
