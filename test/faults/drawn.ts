import { formatsOf } from '../../src/i18n/formats.ts';
import { messages as accessDe } from '../../src/i18n/access/de.ts';
import { messages as accessEn } from '../../src/i18n/access/en.ts';
import { messages as coreDe } from '../../src/i18n/de.ts';
import { messages as coreEn } from '../../src/i18n/en.ts';
import { clustersOf } from '../../src/components/event-card/clusters.view.ts';
import { kpisOf } from '../../src/components/event-card/event-card.view.ts';
import { pillsOf, placeOf, predictionOf } from '../../src/components/shared/event.view.ts';
import { salesCurveOf } from '../../src/components/event-card/sales-curve.view.ts';
import { placeOf as placeInList, upcomingFirst } from '../../src/extension/ui/page.view.ts';
import { isNewerThan, runsOf, statusesOf, type Campaign } from '../../src/model/campaigns.ts';
import type { TcRun } from '../../src/model/clusters.ts';
import type { ExpectedValue, Suggestion } from '../../src/model/recommendations.ts';
import type { EventBenchmark, EventDetail } from '../../src/model/event.ts';
import type { EventStatistics } from '../../src/model/event-statistics.ts';
import type { Page } from '../../src/model/page.ts';
import type { Partner } from '../../src/model/partner.ts';
import type { SalesGraph } from '../../src/model/sales-graph.ts';
import { ticketOf, type Ticket } from '../../src/model/tickets.ts';

/*
 * Everything that is worked out of data before it is drawn, in every language. Whatever the client gives, none of this
 * throws.
 */

const languages = [
  { words: { ...coreEn, ...accessEn }, formats: formatsOf('en', 'Europe/Berlin') },
  { words: { ...coreDe, ...accessDe }, formats: formatsOf('de', 'Europe/Berlin') },
];

export const drawn = {
  event: (event: EventDetail) =>
    languages.map(({ words, formats }) => [
      pillsOf(event, undefined, words),
      placeOf(event),
      kpisOf(event, {}, undefined, words, formats),
      predictionOf(event.benchmark, words, formats),
      formats.moment(event.start_date_time),
      formats.count(event.capacity),
    ]),
  statistics: (statistics: EventStatistics) =>
    languages.map(({ words, formats }) => [
      pillsOf({ id: 'evt_abc', capacity: 10 }, statistics, words),
      kpisOf({ id: 'evt_abc', capacity: 10 }, statistics, undefined, words, formats),
    ]),
  benchmark: (benchmark: EventBenchmark) =>
    languages.map(({ words, formats }) => predictionOf(benchmark, words, formats)),
  salesGraph: (graph: SalesGraph) => languages.map(({ words, formats }) => salesCurveOf(graph, words, formats)),
  run: (run: TcRun) => languages.map(({ words, formats }) => clustersOf(run, words, formats)),
  suggested: (rows: readonly Suggestion[]) =>
    languages.map(({ formats }) => rows.map(({ expected_tickets }) => formats.count(expected_tickets))),
  expected: ({ expected_revenue }: ExpectedValue) =>
    languages.map(({ formats }) => formats.money(expected_revenue, 'EUR')),
  partner: (partner: Partner) =>
    languages.map(({ words, formats }) => [
      partner.name,
      kpisOf({ id: 'evt_abc' }, { revenue: 5 }, partner.currency, words, formats),
    ]),
  page: (page: Page<EventDetail>) => [
    page.items.map((event) => [drawn.event(event), placeInList(event)]),
    upcomingFirst(page.items, 0),
    languages.map(({ formats }) => formats.count(page.total)),
  ],
  campaigns: ({ items }: Page<Campaign>) => [statusesOf(items), runsOf(items), isNewerThan(42, items)],
  tickets: (tickets: readonly Ticket[]) => tickets.map(ticketOf),
  permissions: (permissions: readonly string[]) => permissions.map((each) => each.toUpperCase()),
} as const;
