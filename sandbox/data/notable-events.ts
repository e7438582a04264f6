import { dayMs } from '../clock.ts';
import type { EventRecord } from './event-record.ts';
import { acme, beta, type Partner } from './partners.ts';

/** What a notable event says of itself; the rest is filled in as for any other event. */
export type NotableEvent = Partial<Omit<EventRecord, 'hall' | 'plan' | 'startsAtMs'>> & {
  readonly id: string;
  readonly title: string;
  readonly hallId: string;
  /** Days from the start of the sandbox's clock; negative is past. */
  readonly inDays?: number;
  readonly startsAtMs?: number;
  readonly plan?: Partial<EventRecord['plan']>;
};

/** When the worked example's concert begins (API docs, events): 2026-06-12T18:30:00Z. */
const documentedStart = Date.UTC(2026, 5, 12, 18, 30);

/** The documented date, or the same day of the first later year in which the concert is still to come. */
export function workedExampleStart(startMs: number): number {
  const date = new Date(documentedStart);
  while (date.getTime() <= startMs) date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.getTime();
}

/** Acme's events with a role, by fixed ids, so that people and tests find them. */
function acmeEvents(startMs: number): NotableEvent[] {
  const workedStart = workedExampleStart(startMs);
  const daysToGo = Math.ceil((workedStart - startMs) / dayMs);
  const workedExample = {
    hallId: 'olympiahalle-1',
    capacity: 12_000,
    title: 'Concert at Olympiahalle',
    series: 'olympiahalle',
    campaignStatus: 'RUNNING',
    isOptimised: true,
    // On sale for three months at least, however far the concert is from the clock's start.
    plan: { onSaleDays: Math.max(170, daysToGo + 90), demandShare: 0.78, averageShare: 0.65, basePrice: 49 },
  } as const;
  return [
    { ...workedExample, id: 'evt_abc', startsAtMs: workedStart, tcRunId: 42 },
    { ...workedExample, id: 'evt_abd', startsAtMs: workedStart + dayMs, tcRunId: 43, campaignRunId: 41 },
    {
      id: 'evt_sold_out',
      title: 'Sold Out: Encore on Request',
      hallId: 'isarphilharmonie-1',
      inDays: 12,
      plan: { demandShare: 1.6, averageShare: 0.8 },
    },
    {
      id: 'evt_cancelled',
      title: 'Cancelled: Garden Party',
      hallId: 'zenith-1',
      inDays: 30,
      status: 'cancelled',
      campaignStatus: 'IGNORED',
      plan: { stopDaysBefore: 55 },
    },
    {
      id: 'evt_archived',
      title: 'From the Archive: Opening Night',
      hallId: 'tempodrom-1',
      inDays: -400,
      status: 'archived',
      frontendStatus: 'HIDDEN',
    },
    { id: 'evt_hidden', title: 'Backstage Rehearsal', hallId: 'tempodrom-2', inDays: 20, frontendStatus: 'HIDDEN' },
    {
      id: 'evt_flagged',
      title: 'Flagged: The Slow Seller',
      hallId: 'uber-arena-1',
      inDays: 25,
      frontendStatus: 'FLAGGED',
      plan: { demandShare: 0.22, averageShare: 0.6 },
    },
    // A status that the documents do not name: their list is open.
    { id: 'evt_postponed', title: 'Postponed: Rain Date', hallId: 'waldbuehne-1', inDays: 45, status: 'postponed' },
    {
      id: 'evt_no_sales',
      title: 'Announced Today',
      hallId: 'stadthalle-2',
      inDays: 300,
      campaignStatus: 'OPEN',
      tcRunId: null,
      // Nobody buys, however far the clock is moved.
      plan: { onSaleDays: 120, demandShare: 0 },
    },
    {
      id: 'evt_one_seat',
      title: 'Concert for One',
      hallId: 'philharmonie-berlin-2',
      inDays: -3,
      capacity: 1,
      plan: { demandShare: 1, averageShare: 1 },
    },
    {
      id: 'evt_long_title',
      // Exactly 80 characters.
      title: 'An Evening of Songs, Stories and Far Too Many Encores, with Orchestra and Guests',
      hallId: 'hallenstadion-1',
      inDays: 60,
    },
    { id: 'evt_umlauts', title: 'Größenwahn & Süßholz: Übermütige Bläser', hallId: 'zenith-1', inDays: 33 },
    { id: 'evt_rtl', title: 'أمسية موسيقية تحت النجوم', hallId: 'barclays-arena-1', inDays: 50 },
    { id: 'evt_markup', title: 'Brass <b>& Bass</b> "unplugged"', hallId: 'columbiahalle-1', inDays: 40 },
    {
      id: 'evt_paused',
      title: 'Paused: Second Thoughts',
      hallId: 'columbiahalle-1',
      inDays: 18,
      campaignStatus: 'RUNNING',
      clientCampaignStatus: 'PAUSED',
    },
    {
      id: 'evt_simulated',
      title: 'What If: Two Nights More',
      hallId: 'olympiahalle-1',
      inDays: 200,
      isSimulated: true,
      campaignStatus: 'OPEN',
      plan: { onSaleDays: 100 },
    },
    product('evt_voucher', 'Gift Voucher', 2_000, 50),
    product('evt_season_pass', 'Season Pass', 500, 240),
    product('evt_parking', 'Parking Ticket', 800, 12),
  ];
}

/** Something sold without a stage: recommended to nobody, advertised to nobody. */
function product(id: string, title: string, capacity: number, basePrice: number): NotableEvent {
  return {
    id,
    title,
    capacity,
    hallId: 'olympiahalle-1',
    inDays: 120,
    category: 'product',
    campaignStatus: 'OPEN',
    tcRunId: null,
    plan: { basePrice, onSaleDays: 300 },
  };
}

const betaEvents: readonly NotableEvent[] = [
  {
    id: 'evt_xyz',
    title: 'Festkonzert zur Saisoneröffnung',
    hallId: 'elbphilharmonie-1',
    inDays: 28,
    campaignStatus: 'RUNNING',
    plan: { demandShare: 0.9, averageShare: 0.7 },
  },
  {
    id: 'evt_xyz_flagged',
    title: 'Matinée im Mozart-Saal',
    hallId: 'konzerthaus-2',
    inDays: 9,
    frontendStatus: 'FLAGGED',
  },
];

/** The partner's events that have a role of their own. They count towards its number of events. */
export function notableEvents(partner: Partner, startMs: number): readonly NotableEvent[] {
  if (partner === acme) return acmeEvents(startMs);
  return partner === beta ? betaEvents : [];
}
