import { dayMs } from '../clock.ts';
import type { EventRecord } from './event-record.ts';
import { budgetOf, campaignsOf } from './campaigns.ts';
import { salesCurve, type PlannedDay, type SalesDay } from './sales-curve.ts';
import { ticketRows, type TicketRow } from './tickets.ts';

/** An event's KPIs (API docs, event detail). Any of them may be null. */
export interface EventStatistics {
  readonly revenue: number | null;
  readonly purchases: number | null;
  readonly spent: number | null;
  readonly roas: number | null;
  readonly currency: string | null;
  readonly campaigns: number;
  readonly active: number;
}

/** A partner's KPIs (API docs, dashboard). */
export interface PartnerStatistics {
  readonly total: number;
  readonly open: number;
  readonly running: number;
  readonly closed: number;
  readonly revenue: number | null;
  readonly spent: number;
  readonly roas: number | null;
  readonly purchases: number;
  readonly currency: string | null;
}

/** Everything that can be counted about events, worked out on demand and kept. Sales follow the clock by whole days. */
export interface Figures {
  /** All days of the event's sales, those to come included. */
  plan(event: EventRecord): readonly PlannedDay[];
  curve(event: EventRecord): readonly SalesDay[];
  sold(event: EventRecord): number;
  tickets(event: EventRecord): readonly TicketRow[];
  event(event: EventRecord): EventStatistics;
  partner(events: readonly EventRecord[]): PartnerStatistics;
}

/** Return on ad spend, two decimals; null where one side is missing or nothing was spent. */
function roasOf(revenue: number | null, spent: number | null): number | null {
  return revenue === null || !spent ? null : Math.round((revenue / spent) * 100) / 100;
}

/** Figures as they stand on the day of `now`, in UTC. A day's sales are all known from its midnight on. */
export function createFigures(seed: number, now: () => number): Figures {
  const plans = new WeakMap<EventRecord, readonly PlannedDay[]>();
  const curves = new WeakMap<EventRecord, { readonly day: number; readonly days: readonly SalesDay[] }>();

  function plan(event: EventRecord): readonly PlannedDay[] {
    const known = plans.get(event);
    if (known) return known;
    const fresh = salesCurve(event, seed);
    plans.set(event, fresh);
    return fresh;
  }

  function curve(event: EventRecord): readonly SalesDay[] {
    const nowMs = now();
    const day = Math.floor(nowMs / dayMs);
    const known = curves.get(event);
    if (known?.day === day) return known.days;
    const days = plan(event).map((each) => (each.dayMs <= nowMs ? each : { ...each, sold: null }));
    curves.set(event, { day, days });
    return days;
  }

  const sold = (event: EventRecord) => curve(event).findLast((day) => day.sold !== null)?.sold ?? 0;
  const tickets = (event: EventRecord) => ticketRows(event, sold(event));

  function eventStatistics(event: EventRecord): EventStatistics {
    const purchases = sold(event) || null;
    const revenue = purchases && tickets(event).reduce((sum, row) => sum + row.revenue, 0);
    const campaigns = campaignsOf(event, seed).length;
    // Campaigns that run, or are paused, have spent half of it.
    const budget = budgetOf(event);
    const isRunning = event.campaignStatus === 'RUNNING' && event.clientCampaignStatus === 'RUNNING';
    const spent = campaigns === 0 ? null : event.campaignStatus === 'CLOSED' ? budget : Math.round(budget / 2);
    return {
      revenue,
      purchases,
      spent,
      roas: roasOf(revenue, spent),
      currency: revenue === null && spent === null ? null : event.partner.currency,
      campaigns,
      active: isRunning ? campaigns : 0,
    };
  }

  function partnerStatistics(events: readonly EventRecord[]): PartnerStatistics {
    const count = (...statuses: string[]) => events.filter((event) => statuses.includes(event.campaignStatus)).length;
    let revenue: number | null = null;
    let spent = 0;
    let purchases = 0;
    for (const event of events) {
      const kpis = eventStatistics(event);
      if (kpis.revenue !== null) revenue = (revenue ?? 0) + kpis.revenue;
      spent += kpis.spent ?? 0;
      purchases += kpis.purchases ?? 0;
    }
    return {
      total: events.length,
      open: count('OPEN'),
      running: count('RUNNING'),
      // Assumption: the documented example adds up (87 + 42 + 283 = 412), so ignored events count as closed.
      closed: count('CLOSED', 'IGNORED'),
      revenue,
      spent,
      roas: roasOf(revenue, spent),
      purchases,
      currency: revenue === null ? null : (events[0]?.partner.currency ?? null),
    };
  }

  return { plan, curve, sold, tickets, event: eventStatistics, partner: partnerStatistics };
}
