import type { Formats } from '../../i18n/formats.ts';
import { affinitiesOf, type TcRun } from '../../model/clusters.ts';
import { sum } from '../../model/figures.ts';
import type { Suggestion } from '../../model/recommendations.ts';

/** By what rows are sorted, the best first. */
export type SortKey = 'rank' | 'affinity' | 'reach' | 'share';

/** A figure as it is written, and how far its bar goes, 0..100. */
export interface Figure {
  readonly text: string | null;
  readonly percent: number;
}

/** One cluster as it is drawn. */
export interface ClusterRow {
  readonly tc: string;
  readonly label: string;
  readonly affinity: Figure;
  readonly reach: Figure;
  readonly share: Figure;
  /** What is expected of it; absent where nothing was asked, or the API says nothing of it. */
  readonly suggestion: Suggestion | undefined;
  readonly rank: string | null;
  readonly tickets: string | null;
  readonly revenue: string | null;
  /** What it is sorted by; the largest first. */
  readonly keys: Readonly<Record<SortKey, number>>;
}

/** What is selected, in figures. */
export interface SelectionView {
  readonly count: number;
  /** Of those whose reach is known: at most so many people, because clusters may overlap. */
  readonly reach: string | null;
  /** Of all who can be reached, at most all of them. */
  readonly share: string | null;
  /** How many of the selected have no known reach. */
  readonly unknown: number;
  /** Sums of what is predicted; `null` where nothing is. */
  readonly tickets: string | null;
  readonly revenue: string | null;
}

const LAST = -Infinity;

/** @param currency ISO 4217, of the expected revenue */
export function rowsOf(
  run: TcRun,
  suggestions: readonly Suggestion[] | undefined,
  currency: string | null | undefined,
  formats: Formats,
): ClusterRow[] {
  const affinities = affinitiesOf(run);
  const most = Math.max(0, ...run.clusters.map(({ reach_estimate }) => reach_estimate ?? 0));
  const byName = new Map(suggestions?.map((each) => [each.tc, each]));
  return run.clusters.map(({ tc, label, reach_estimate: reach, size_share: share }, index) => {
    const affinity = affinities[index] ?? null;
    const suggestion = byName.get(tc);
    return {
      tc,
      label: label || tc,
      affinity: { text: formats.percent(affinity), percent: barOf(affinity) },
      reach: { text: formats.count(reach), percent: barOf((reach ?? 0) / (most || 1)) },
      share: { text: formats.percent(share), percent: barOf(share) },
      suggestion,
      rank: formats.count(suggestion?.rank),
      tickets: formats.count(suggestion?.expected_tickets),
      revenue: formats.money(suggestion?.expected_revenue, currency),
      keys: {
        rank: suggestion ? -suggestion.rank : LAST,
        affinity: affinity ?? LAST,
        reach: reach ?? LAST,
        share: share ?? LAST,
      },
    };
  });
}

/** Rows that do not differ keep the run's order. */
export function sorted(rows: readonly ClusterRow[], by: SortKey): ClusterRow[] {
  return [...rows].sort((one, other) => {
    const [first, second] = [one.keys[by], other.keys[by]];
    return first === second ? 0 : second - first;
  });
}

export function selectionOf(
  run: TcRun,
  rows: readonly ClusterRow[],
  selected: ReadonlySet<string>,
  currency: string | null | undefined,
  formats: Formats,
): SelectionView {
  const chosen = run.clusters.filter(({ tc }) => selected.has(tc));
  const expected = rows.filter(({ tc }) => selected.has(tc)).map(({ suggestion }) => suggestion);
  const share = sum(chosen.map(({ size_share }) => size_share));
  return {
    count: chosen.length,
    reach: formats.count(sum(chosen.map(({ reach_estimate }) => reach_estimate))),
    share: formats.percent(share === null ? null : Math.min(1, share)),
    unknown: chosen.filter(({ reach_estimate }) => reach_estimate == null).length,
    tickets: formats.count(sum(expected.map((each) => each?.expected_tickets))),
    revenue: formats.money(sum(expected.map((each) => each?.expected_revenue)), currency),
  };
}

function barOf(fraction: number | null | undefined): number {
  return Math.min(100, Math.max(0, Math.round((fraction ?? 0) * 1_000) / 10));
}
