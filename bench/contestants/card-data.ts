import type { TcRun } from '../../src/model/clusters.ts';
import type { EventDetail } from '../../src/model/event.ts';
import type { EventStatistics } from '../../src/model/event-statistics.ts';
import type { Partner } from '../../src/model/partner.ts';
import type { SalesGraph } from '../../src/model/sales-graph.ts';

/** All that a card shows. */
export interface CardData {
  event: EventDetail;
  statistics: EventStatistics;
  salesGraph: SalesGraph;
  run: TcRun;
  partner: Partner;
}

async function read<T>(path: string, headers: Readonly<Record<string, string>> = {}): Promise<T> {
  const response = await fetch(`/fd${path}`, { headers: { 'X-FD-Request': '1', ...headers } });
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return (await response.json()) as T;
}

/** The session first, then all that the card shows at once: each goes to the target when it comes. */
export function loadCard(id: string, target: Partial<CardData>): void {
  void load();
  async function load(): Promise<void> {
    const { lastPartner, user } = await read<{ lastPartner: string; user: string }>('/session');
    const headers = { 'X-Preferred-Partner-Id': lastPartner, 'X-FD-User': user };
    const take = async <K extends keyof CardData>(name: K, path: string): Promise<void> => {
      target[name] = await read<CardData[K]>(`/api/v3/${path}`, headers);
    };
    await Promise.all([
      take('event', `events/${id}`),
      take('statistics', `events/${id}/statistics`),
      take('salesGraph', `events/${id}/sales-graph`),
      take('run', `events/${id}/clusters`),
      take('partner', 'partners/'),
    ]);
  }
}
