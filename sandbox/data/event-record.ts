import type { Partner } from './partners.ts';
import type { Hall } from './venues.ts';

/** How an event sells. All figures of the event follow from this plan. */
export interface SalesPlan {
  /** Days from the first ticket to the show. */
  readonly onSaleDays: number;
  /** Tickets wanted until the show, as a share of the capacity. Above 1 the event sells out early. */
  readonly demandShare: number;
  /** What comparable events sold until their show, as a share of the capacity. */
  readonly averageShare: number;
  /** Price of the regular ticket in the partner's currency. */
  readonly basePrice: number;
  /** Sales ended this many days before the show (a cancelled event). */
  readonly stopDaysBefore?: number;
}

/** One event as the sandbox keeps it; `eventBody` turns it into the API's answer. */
export interface EventRecord {
  readonly id: string | number;
  readonly partner: Partner;
  readonly title: string;
  readonly startsAtMs: number;
  readonly hall: Hall;
  readonly capacity: number;
  readonly category: string;
  readonly specialAdCategory: string | null;
  /** At the sandbox's first moment, as the next one: `EventStatuses` knows what has become of both. */
  readonly status: string;
  readonly frontendStatus: 'DEFAULT' | 'FLAGGED' | 'HIDDEN';
  readonly campaignStatus: 'RUNNING' | 'OPEN' | 'CLOSED' | 'IGNORED';
  readonly clientCampaignStatus: 'RUNNING' | 'PAUSED';
  readonly isOptimised: boolean;
  readonly isSimulated: boolean;
  /** Events of the same series share this name; null for an event on its own. */
  readonly series: string | null;
  readonly plan: SalesPlan;
  /** The newest recommendation run; null where none was made. */
  readonly tcRunId: number | null;
  /** The run that its campaigns were made on, and stay on; where there are any. */
  readonly campaignRunId: number | null;
}

export function isProduct(event: Pick<EventRecord, 'category'>): boolean {
  return event.category === 'product';
}

type Dated = Pick<EventRecord, 'id' | 'startsAtMs'>;

/** The order of lists: by date, and by id where that is the same. */
export function byDate(one: Dated, other: Dated): number {
  return one.startsAtMs - other.startsAtMs || String(one.id).localeCompare(String(other.id), 'en');
}

/** Campaigns exist once a setup was published: they run, or they ran. */
export function hasCampaigns(event: EventRecord): boolean {
  return event.campaignStatus === 'RUNNING' || event.campaignStatus === 'CLOSED';
}
