import { metaShare } from '../assumptions/attribution.ts';
import type { EventRecord } from '../data/event-record.ts';
import type { Figures } from '../data/figures.ts';
import { priceListOf, pricesInOrder } from '../data/tickets.ts';
import type { AttributionModel } from './models.ts';

/** What an event sold on one day. */
export interface SoldOn {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly tickets: number;
  readonly revenue: number;
}

/**
 * The event's sales by day, those without any included, as one model attributes them: FD has all of them, META the part
 * that Meta claims, EXTERNAL shows none (help centre). The days add up to the event's statistics.
 */
export function dailySales(event: EventRecord, figures: Figures, model: AttributionModel): SoldOn[] {
  if (model === 'EXTERNAL') return [];
  const prices = priceListOf(event).map(({ price }) => price);
  const order = pricesInOrder(event);
  const rows: SoldOn[] = [];
  let before = 0;
  for (const { dayMs, sold } of figures.curve(event)) {
    if (sold === null) break;
    const isCounted = (ticket: number) => model === 'FD' || isMetas(ticket);
    let tickets = 0;
    let revenue = 0;
    for (let ticket = before; ticket < sold; ticket++) {
      if (!isCounted(ticket)) continue;
      tickets += 1;
      revenue += prices[order[ticket] ?? 0] ?? 0;
    }
    before = sold;
    rows.push({ day: new Date(dayMs).toISOString().slice(0, 10), tickets, revenue });
  }
  return rows;
}

/** Every so many tickets one is Meta's, evenly. */
function isMetas(ticket: number): boolean {
  return Math.floor((ticket + 1) * metaShare) > Math.floor(ticket * metaShare);
}
