import { evaluationMinutes } from '../assumptions/packages.ts';
import { dayMs, minuteMs } from '../clock.ts';
import type { EventRecord } from '../data/event-record.ts';
import type { Ledger } from '../data/ledger.ts';
import { nobody } from '../data/orders.ts';
import type { Timeline } from '../timeline.ts';
import type { BackhaulSettings, PackageRecord } from './package-record.ts';

/** What came of one cluster's list (API docs, attribution). */
export interface EvaluationRow {
  readonly tc: string;
  readonly label: string;
  /** Customers in the list. */
  readonly customers: number;
  /** Tickets. */
  readonly items: number;
  /** Orders. */
  readonly purchase: number;
}

export interface EvaluationOptions {
  readonly timeline: Timeline;
  readonly ledger: Ledger;
  /** The package's own events. */
  readonly events: readonly EventRecord[];
  readonly siblings: (event: EventRecord) => readonly EventRecord[];
}

interface Job {
  readonly atV: number;
  readonly settings: BackhaulSettings;
}

/**
 * What is told of a package that is built: the newest evaluation that is through. The first one is asked for by the
 * build when it is done, each other one by saving settings; before the first one is through there are no rows.
 */
export function evaluationAt(record: PackageRecord, nowV: number, options: EvaluationOptions): EvaluationRow[] {
  const job = jobsOf(record).findLast(({ atV }) => atV + evaluationMinutes * minuteMs <= nowV);
  return job ? evaluate(record, job, options) : [];
}

function jobsOf({ doneV, saves }: PackageRecord): Job[] {
  const first = saves.findLast(({ atV }) => atV <= doneV) ?? saves[0];
  return [...(first ? [{ atV: doneV, settings: first.settings }] : []), ...saves.filter(({ atV }) => atV > doneV)];
}

/**
 * Counts the orders of each list's customers in the window, as they were known when the evaluation was through.
 *
 * Assumption: without a date on which the mail was sent, the window begins on the day on which the package was done.
 */
function evaluate(record: PackageRecord, { atV, settings }: Job, options: EvaluationOptions): EvaluationRow[] {
  const { timeline, ledger } = options;
  const { email_sent_date: sent, backhaul_evaluation_attribution_window: days } = settings;
  const fromMs = sent === null ? floorDay(timeline.clockAt(record.doneV)) : Date.parse(sent);
  const evaluatedMs = timeline.clockAt(atV + evaluationMinutes * minuteMs);
  const { orders, end } = ledger;
  const first = end(fromMs - dayMs);
  const last = end(Math.min(fromMs + (days - 1) * dayMs, evaluatedMs));
  const counts = countedEvents(settings, options);

  const lists = record.build.lists();
  const totals = lists.map(() => ({ items: 0, purchase: 0 }));
  for (let row = first; row < last; row++) {
    const buyer = orders.customer[row]!;
    if (buyer === nobody || counts[orders.event[row]!] === 0) continue;
    lists.forEach((list, place) => {
      if (!list.has(buyer)) return;
      totals[place]!.items += orders.tickets[row]!;
      totals[place]!.purchase += 1;
    });
  }
  return record.build.clusters.map(({ tc, label }, place) => ({
    tc,
    label,
    customers: lists[place]?.size ?? 0,
    items: totals[place]?.items ?? 0,
    purchase: totals[place]?.purchase ?? 0,
  }));
}

/** Which of the partner's events count, by their place: 1 or 0. */
function countedEvents({ backhaul_evaluation_model: model }: BackhaulSettings, options: EvaluationOptions): Uint8Array {
  const { ledger, events, siblings } = options;
  if (model === 'ALL_PURCHASES') return new Uint8Array(ledger.events.length).fill(1);
  const counted = new Set(model === 'EVENT_SERIES' ? events.flatMap((event) => [event, ...siblings(event)]) : events);
  return Uint8Array.from(ledger.events, (event) => (counted.has(event) ? 1 : 0));
}

const floorDay = (timeMs: number) => Math.floor(timeMs / dayMs) * dayMs;
