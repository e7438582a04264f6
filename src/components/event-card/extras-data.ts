import { campaigns } from '../../client/resources/campaigns.ts';
import { clusters } from '../../client/resources/clusters.ts';
import { tickets } from '../../client/resources/tickets.ts';
import type { PartnerScope } from '../../client/scope.ts';
import type { Campaign } from '../../model/campaigns.ts';
import type { TcRun } from '../../model/clusters.ts';
import type { Page } from '../../model/page.ts';
import type { Ticket } from '../../model/tickets.ts';
import { Load, type LoadHow } from '../shared/load.ts';
import type { Card, PartLoad } from './card.ts';
import { loadSeries, type Series } from './load-series.ts';

/* What a card reads of what stands below its curves: a module of its own, which is there before the event is. */

/** What a part is drawn from: what the page has given, else what was loaded. */
export interface Part<T> {
  readonly load: PartLoad<T>;
  readonly given: () => T | undefined;
}

/** What a part shows now. */
export const valueOf = <T>({ load, given }: Part<T>): T | undefined => given() ?? load.value;

/** Campaigns, and how many there are in all. */
type Campaigns = Pick<Page<Campaign>, 'items' | 'total'>;

/** The event's newest cluster run. */
export const loadRun = (scope: PartnerScope, id: string, how: LoadHow): Promise<TcRun> =>
  clusters(scope).latest(id, how);

export class ExtrasData {
  readonly run: Part<TcRun>;
  readonly campaigns: Part<Campaigns>;
  readonly tickets: Part<readonly Ticket[]>;
  readonly series: Part<Series>;
  /** Those that are its own: the run's is the card's. */
  readonly loads: readonly Part<unknown>['load'][];

  constructor(card: Card) {
    const { element, now } = card;
    this.run = { load: card.runLoad, given: () => element.run };
    // First, because it asks a second time.
    this.series = newPart<Series>(
      card,
      (scope, id, how) => loadSeries(scope, id, how, !now().isReadOnly),
      () => element.series && { items: element.series, figures: [] },
      () => Boolean(now().event?.campaign_event_series?.length),
    );
    this.campaigns = newPart<Campaigns>(
      card,
      (scope, id, how) => campaigns(scope).list(id, how),
      () => element.campaigns && { items: element.campaigns, total: null },
    );
    this.tickets = newPart(
      card,
      (scope, id, how) => tickets(scope).list(id, how),
      () => element.tickets,
    );
    this.loads = [this.campaigns, this.tickets, this.series].map(({ load }) => load);
  }
}

const made = new WeakMap<Card, ExtrasData>();

/** One for each card. Begins to load when it is made. */
export function dataOf(card: Card): ExtrasData {
  let data = made.get(card);
  if (!data) {
    made.set(card, (data = new ExtrasData(card)));
    card.element.requestUpdate();
  }
  return data;
}

/** @param given what the page has given instead: then nothing is loaded */
function newPart<T>(
  { element, now }: Card,
  load: (scope: PartnerScope, id: string, how: LoadHow) => Promise<T>,
  given: () => T | undefined,
  isWanted = (): boolean => true,
): Part<T> {
  const own = new Load(element, {
    isIdle: !now().id,
    args: () => {
      const { fd, id } = now();
      return [fd?.scope, isWanted() && !given() ? id : ''] as const;
    },
    load: ([scope, id], how) => (scope && id ? load(scope, id, how) : null),
  });
  return { load: own, given };
}
