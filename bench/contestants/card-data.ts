import type { Campaign } from '../../src/model/campaigns.ts';
import type { TcRun } from '../../src/model/clusters.ts';
import type { EventDetail, EventSummary } from '../../src/model/event.ts';
import type { EventStatistics } from '../../src/model/event-statistics.ts';
import type { Page } from '../../src/model/page.ts';
import type { Partner } from '../../src/model/partner.ts';
import type { SalesGraph } from '../../src/model/sales-graph.ts';
import type { Ticket } from '../../src/model/tickets.ts';

/** All that a card shows of given data. */
export interface CardData {
  event: EventDetail;
  statistics: EventStatistics;
  salesGraph: SalesGraph;
  run: TcRun;
  partner: Partner;
}

/** What it shows besides where it loads its event. */
export interface ExtrasData {
  campaigns: Pick<Page<Campaign>, 'items' | 'total'>;
  tickets: readonly Ticket[];
  /** Absent where the event is in none. */
  series?: readonly EventSummary[];
  /** Of the dates that are named, in their order. */
  figures?: readonly EventStatistics[];
}

/** Other dates of the series that are named; the rest is counted. */
export const NAMED_DATES = 4;

/** One answer of the API, by its path: `events/evt_abc`. */
type Read = <T>(path: string) => Promise<T>;

async function get<T>(path: string, headers: Readonly<Record<string, string>> = {}): Promise<T> {
  const response = await fetch(`/fd${path}`, { headers: { 'X-FD-Request': '1', ...headers } });
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return (await response.json()) as T;
}

async function openSession(): Promise<Read> {
  const { lastPartner, user } = await get<{ lastPartner: string; user: string }>('/session');
  const headers = { 'X-Preferred-Partner-Id': lastPartner, 'X-FD-User': user };
  return (path) => get(`/api/v3/${path}`, headers);
}

/** Each goes to the target when it comes. */
const takeWith =
  <Data>(read: Read, target: Partial<Data>) =>
  async <Name extends keyof Data>(name: Name, path: string): Promise<Data[Name]> =>
    (target[name] = await read<Data[Name]>(path));

/** The session first, then all of this at once. */
export function loadCard(id: string, target: Partial<CardData>): void {
  void openSession().then((read) => takeData(read, id, target).all);
}

/** With what it shows besides: that, too, as soon as it can be asked for. */
export function loadWholeCard(id: string, target: Partial<CardData & ExtrasData>): void {
  void openSession().then((read) => {
    const { event, all } = takeData(read, id, target);
    return Promise.all([all, takeExtras(read, id, event, target)]);
  });
}

function takeData(
  read: Read,
  id: string,
  target: Partial<CardData>,
): { event: Promise<EventDetail>; all: Promise<unknown> } {
  const take = takeWith(read, target);
  const event = take('event', `events/${id}`);
  const all = Promise.all([
    event,
    take('statistics', `events/${id}/statistics`),
    take('salesGraph', `events/${id}/sales-graph`),
    take('run', `events/${id}/clusters`),
    take('partner', 'partners/'),
  ]);
  return { event, all };
}

/** The series is known to be one once the event is there, and whose figures are wanted once the series is. */
export async function takeExtras(
  read: Read,
  id: string,
  event: Promise<EventDetail>,
  target: Partial<ExtrasData>,
): Promise<void> {
  const take = takeWith(read, target);
  const takeSeries = async (): Promise<void> => {
    if (!(await event).campaign_event_series?.length) return;
    const { items } = await read<{ items: readonly EventSummary[] }>(`events/${id}/series?limit=1000`);
    target.series = items;
    const named = items.slice(0, NAMED_DATES);
    target.figures = await Promise.all(named.map((each) => read<EventStatistics>(`events/${each.id}/statistics`)));
  };
  await Promise.all([
    take('campaigns', `events/${id}/campaigns?page=1&limit=50`),
    take('tickets', `events/${id}/tickets`),
    takeSeries(),
  ]);
}
