import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { EventDetail } from '../../model/event.ts';
import type { EventStatistics } from '../../model/event-statistics.ts';

export interface Kpi {
  readonly label: string;
  /** `null` is "no data", which is not zero. */
  readonly value: string | null;
  readonly note: string | null;
}

/** @param currency ISO 4217, used where the figures name none */
export function kpisOf(
  event: EventDetail,
  statistics: EventStatistics,
  currency: string | null | undefined,
  { card }: Messages,
  formats: Pick<Formats, 'count' | 'money' | 'factor'>,
): Kpi[] {
  const { purchases, revenue, spent, roas } = statistics;
  const unit = statistics.currency ?? event.currency ?? currency;
  const sold = formats.count(purchases);
  const capacity = formats.count(event.capacity);
  return [
    { label: card.ticketsSold, value: sold, note: sold && capacity && card.ofCapacity(capacity) },
    { label: card.revenue, value: formats.money(revenue, unit), note: null },
    { label: card.spent, value: formats.money(spent, unit), note: null },
    { label: card.roas, value: formats.factor(roas), note: null },
  ];
}
