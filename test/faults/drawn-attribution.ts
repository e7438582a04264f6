import { evaluationOf, modelNameOf } from '../../src/components/attribution-panel/backhaul/backhaul.view.ts';
import { chartDataOf, resultsOf } from '../../src/components/attribution-panel/campaign/campaign.view.ts';
import { chartOf } from '../../src/components/attribution-panel/chart/chart.view.ts';
import { figuresOf } from '../../src/components/attribution-panel/figures.ts';
import { metaKpisOf, modelOptionsOf } from '../../src/components/attribution-panel/model/model.view.ts';
import { expiryOf, statusOf, waitOf } from '../../src/components/package-status/package-status.view.ts';
import { outlookOfAll, rowsOf } from '../../src/components/package-status/rows.ts';
import { messages as backhaulDe } from '../../src/i18n/attribution/backhaul-de.ts';
import { messages as backhaulEn } from '../../src/i18n/attribution/backhaul-en.ts';
import { messages as campaignDe } from '../../src/i18n/attribution/campaign-de.ts';
import { messages as campaignEn } from '../../src/i18n/attribution/campaign-en.ts';
import { messages as modelDe } from '../../src/i18n/attribution/model-de.ts';
import { messages as modelEn } from '../../src/i18n/attribution/model-en.ts';
import { formatsOf } from '../../src/i18n/formats.ts';
import { messages as packagesDe } from '../../src/i18n/packages/de.ts';
import { messages as packagesEn } from '../../src/i18n/packages/en.ts';
import { packageFormatsOf } from '../../src/i18n/packages/formats.ts';
import type { BackhaulSettings, EvaluationRow } from '../../src/model/backhaul.ts';
import type { CampaignResult } from '../../src/model/campaign-results.ts';
import type { DailyRevenue } from '../../src/model/daily-revenue.ts';
import type { MetaFigures } from '../../src/model/meta.ts';
import { settingsOf } from '../../src/model/new-package.ts';
import { eventsOf, type AudiencePackage } from '../../src/model/package.ts';
import { customersIn, listsOf } from '../../src/model/package-lists.ts';

/* As drawn.ts, of packages and attribution. */

const TIME_ZONE = 'Europe/Berlin';
const of = (locale: string) => ({
  formats: formatsOf(locale, TIME_ZONE),
  times: packageFormatsOf(locale, TIME_ZONE),
  figures: figuresOf(locale),
});
const languages = [
  { packages: packagesEn, campaign: campaignEn, backhaul: backhaulEn, model: modelEn, ...of('en') },
  { packages: packagesDe, campaign: campaignDe, backhaul: backhaulDe, model: modelDe, ...of('de') },
];
type Language = (typeof languages)[number];

const resultsIn = (results: readonly CampaignResult[], { campaign: words, formats, figures }: Language) => {
  const writing = { formats, figures, currency: 'EUR', timeZone: TIME_ZONE, noData: 'no data' };
  return resultsOf(results, words, writing);
};

function packageOf(pkg: AudiencePackage): unknown {
  const lists = listsOf(pkg);
  return languages.map(({ packages, formats, times }) => [
    statusOf(pkg, packages),
    waitOf(pkg, 0, packages, times),
    times.date(expiryOf(pkg) ?? 0),
    formats.count(customersIn(lists)),
    lists.map(({ customers }) => formats.count(customers)),
    eventsOf(pkg),
    settingsOf(pkg),
  ]);
}

export const drawnAttribution = {
  package: packageOf,
  packages: (all: readonly AudiencePackage[]) => [
    all.map(packageOf),
    outlookOfAll(all),
    rowsOf(all, { eventId: 'evt_abc', only: 'building' }),
  ],
  evaluation: (rows: readonly EvaluationRow[]) =>
    languages.map(({ backhaul, formats, figures }) =>
      (['rate', 'purchases'] as const).map((by) => evaluationOf(rows, by, backhaul, formats, figures)),
    ),
  settings: ({ backhaul_evaluation_attribution_window: days, backhaul_evaluation_model: model }: BackhaulSettings) =>
    languages.map(({ backhaul, formats }) => [modelNameOf(model, backhaul), formats.count(days)]),
  results: (results: readonly CampaignResult[]) => languages.map((language) => resultsIn(results, language)),
  revenue: (revenue: DailyRevenue) => {
    for (const language of languages) resultsIn(revenue.manual_adjustments, language);
    const data = chartDataOf(revenue, undefined, TIME_ZONE);
    return (['revenue', 'tickets'] as const).flatMap((metric) =>
      [null, 30].map((range) => chartOf(data, { metric, range, width: 600 })),
    );
  },
  model: (model: string | null) => languages.map(({ model: words }) => modelOptionsOf(model, words)),
  meta: (figures: MetaFigures) =>
    languages.map(({ model: words, formats }) => metaKpisOf(figures, words, formats, 'EUR')),
} as const;
