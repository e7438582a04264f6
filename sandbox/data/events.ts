import { dayMs, hourMs } from '../clock.ts';
import { opaqueText, pick, randomFor, shuffled, wholeBetween, type Random } from '../random.ts';
import { byDate, type EventRecord, type SalesPlan } from './event-record.ts';
import { notableEvents, type NotableEvent } from './notable-events.ts';
import { legacy, type Partner } from './partners.ts';
import { programmes, type Programme } from './programmes.ts';
import { hallById, type Hall } from './venues.ts';

/** Events lie between two years ago and one year ahead. */
const firstDay = -730;
const lastDay = 365;

interface Production {
  readonly title: string;
  readonly category: string;
}

/**
 * All events of a partner around `startMs`. The same seed and start day make the same events.
 *
 * Assumption: lists are in order of date, oldest first; the documents name no sort.
 */
export function generateEvents(partner: Partner, seed: number, startMs: number): readonly EventRecord[] {
  const programme = programmes.get(partner);
  if (!programme) return [];
  const notable = notableEvents(partner, startMs).map((event) => fromNotable(event, partner, seed, startMs));
  const generated = generateProgramme(partner, programme, partner.eventCount - notable.length, seed, startMs);
  return [...notable, ...generated].sort(byDate);
}

function generateProgramme(partner: Partner, programme: Programme, count: number, seed: number, startMs: number) {
  const random = randomFor(seed, 'programme', partner.partnerId);
  const productions = shuffled(random, allProductions(programme));
  const events: EventRecord[] = [];
  for (let index = 0; events.length < count; index++) {
    const production = productions[index % productions.length];
    if (!production) break;
    // Two of five productions play more than once: the same hall on following nights, or a tour.
    const nights = Math.min(random() < 0.4 ? wholeBetween(random, 2, 4) : 1, count - events.length);
    const isTour = random() < 0.5;
    const home = pick(random, programme.halls);
    const day = firstDay + Math.round(((lastDay - firstDay) * events.length) / count) + wholeBetween(random, -6, 6);
    for (let night = 0; night < nights; night++) {
      const id = partner === legacy ? 480_001 + events.length : `evt_${opaqueText(random, 6).toLowerCase()}`;
      events.push({
        ...typicalEvent(id, partner, {
          hall: isTour ? pick(random, programme.halls) : home,
          startsAtMs: showTime(startMs, day + night * (isTour ? 4 : 1), random),
          seed,
          startMs,
        }),
        ...production,
        series: nights > 1 ? `${partner.partnerId}/${index}` : null,
      });
    }
  }
  return events;
}

function allProductions({ formats, themes }: Programme): Production[] {
  return Object.entries(formats).flatMap(([format, category]) =>
    themes.map((theme) => ({ title: `${format}: ${theme}`, category })),
  );
}

/** An evening that begins on a full or half hour, in UTC. */
function showTime(startMs: number, day: number, random: Random): number {
  return Math.floor(startMs / dayMs) * dayMs + day * dayMs + (17 + wholeBetween(random, 0, 4) / 2) * hourMs;
}

function fromNotable(notable: NotableEvent, partner: Partner, seed: number, startMs: number): EventRecord {
  const { hallId, inDays = 0, startsAtMs, plan, ...stated } = notable;
  const random = randomFor(seed, 'notable', notable.id);
  const typical = typicalEvent(notable.id, partner, {
    hall: hallById(hallId),
    startsAtMs: startsAtMs ?? showTime(startMs, inDays, random),
    seed,
    startMs,
  });
  const tcRunId = stated.tcRunId === undefined ? typical.tcRunId : stated.tcRunId;
  const base = { ...typical, status: 'active', frontendStatus: 'DEFAULT', campaignRunId: tcRunId } as const;
  return { ...base, ...stated, plan: { ...typical.plan, ...plan } };
}

interface Setting {
  readonly hall: Hall;
  readonly startsAtMs: number;
  readonly seed: number;
  readonly startMs: number;
}

/** An event as most are: what happened to it depends on whether it is over. */
function typicalEvent(
  id: string | number,
  partner: Partner,
  { hall, startsAtMs, seed, startMs }: Setting,
): EventRecord {
  const random = randomFor(seed, 'event', partner.partnerId, id);
  const daysAhead = (startsAtMs - startMs) / dayMs;
  const isOver = daysAhead < 0;
  const isForgotten = daysAhead < -365 && random() < 0.15;
  const isCancelled = random() < 0.02;
  const plan = salesPlan(hall, random);
  const event = {
    id,
    partner,
    title: '',
    startsAtMs,
    hall,
    // Every third house closes a block or puts up a larger stage.
    capacity: random() < 0.33 ? Math.round((hall.capacity * 0.8) / 10) * 10 : hall.capacity,
    category: 'concert',
    specialAdCategory: random() < 0.01 ? 'social-issues' : null,
    status: isForgotten ? 'archived' : isCancelled ? 'cancelled' : 'active',
    frontendStatus: isForgotten ? 'HIDDEN' : !isOver && random() < 0.06 ? 'FLAGGED' : 'DEFAULT',
    campaignStatus: campaignStatus(isOver, daysAhead, random),
    clientCampaignStatus: 'RUNNING',
    isOptimised: random() < 0.7,
    isSimulated: false,
    series: null,
    plan: isCancelled ? { ...plan, stopDaysBefore: wholeBetween(random, 10, 60) } : plan,
    tcRunId: wholeBetween(random, 1, 400),
  } as const;
  return { ...event, campaignRunId: event.tcRunId };
}

function campaignStatus(isOver: boolean, daysAhead: number, random: Random): EventRecord['campaignStatus'] {
  const draw = random();
  if (draw < 0.05) return 'IGNORED';
  if (isOver) return 'CLOSED';
  return daysAhead < 120 && draw < 0.5 ? 'RUNNING' : 'OPEN';
}

/** One in eight sells out; most end between a third and nine tenths of the house. */
function salesPlan(hall: Hall, random: Random): SalesPlan {
  const averageShare = 0.5 + random() * 0.35;
  const demandShare = random() < 0.125 ? 1.05 + random() * 0.4 : 0.3 + random() * 0.6;
  const isLarge = hall.capacity > 5_000;
  return {
    onSaleDays: isLarge ? wholeBetween(random, 150, 260) : wholeBetween(random, 80, 180),
    demandShare,
    averageShare,
    basePrice: isLarge ? wholeBetween(random, 45, 89) : wholeBetween(random, 22, 54),
  };
}
