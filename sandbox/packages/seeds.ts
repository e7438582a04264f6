import { dayMs, hourMs, minuteMs } from '../clock.ts';
import type { BackhaulModel } from './package-record.ts';
import { noFilters, type Payload } from './payload.ts';

/** A package that is there from the start. */
export interface PackageSeed {
  readonly id: string | number;
  readonly payload: Payload;
  /** How long before the start it was created. */
  readonly createdBefore: number;
  readonly buildMs: number;
  /** FAILED; one without a run fails by itself. */
  readonly fails?: boolean;
  readonly fixedStatus?: string;
  readonly listRows?: number;
  /** Settings that were saved so long before the start, the mail sent so many days before it. */
  readonly saved?: { readonly before: number; readonly sentDaysBefore: number; readonly model: BackhaulModel };
}

const payload = (title: string, eventIds: readonly (string | number)[], more: Partial<Payload> = {}): Payload => ({
  num_packages: 3,
  n_top_events: 3,
  event_ids: eventIds,
  package_title: title,
  targeting_mode: 'lookalike',
  filters: noFilters,
  ...more,
});

const buildMs = 12 * minuteMs;

const acmeSeeds: readonly PackageSeed[] = [
  {
    id: 'pkg_555',
    payload: payload('Munich shows Q3', ['evt_abc', 'evt_abd', 'evt_umlauts']),
    createdBefore: 2 * dayMs + buildMs,
    buildMs,
    saved: { before: 3 * hourMs, sentDaysBefore: 2, model: 'EVENTS_FROM_PACKAGE' },
  },
  {
    id: 'pkg_building',
    payload: payload('Autumn in Berlin', ['evt_flagged', 'evt_markup'], { targeting_mode: 'intent' }),
    createdBefore: 6 * minuteMs,
    buildMs,
  },
  // Nothing was ever recommended for a product, so there is no cluster to build from.
  {
    id: 'pkg_failed',
    payload: payload('Voucher buyers', ['evt_voucher']),
    createdBefore: 3 * dayMs,
    buildMs,
    fails: true,
  },
  {
    id: 'pkg_expired',
    payload: payload('Spring mailing', ['evt_abc'], { targeting_mode: 'intent' }),
    createdBefore: 40 * dayMs,
    buildMs,
  },
  {
    id: 'pkg_large',
    payload: payload('Everybody near enough', ['evt_abc'], { num_packages: 1 }),
    createdBefore: 5 * dayMs,
    buildMs,
    listRows: 200_000,
  },
  // A status that the documents do not name: their list is open.
  {
    id: 'pkg_paused',
    payload: payload('On hold for now', ['evt_paused']),
    createdBefore: 4 * dayMs,
    buildMs,
    fixedStatus: 'PAUSED',
  },
];

const seeds: Readonly<Record<string, readonly PackageSeed[]>> = {
  'partner-id-acme': acmeSeeds,
  'partner-id-beta': [
    {
      id: 'pkg_beta',
      payload: payload('Festkonzert: Stammgäste', ['evt_xyz', 'evt_xyz_flagged']),
      createdBefore: 6 * dayMs,
      buildMs,
    },
  ],
  // Numbers where ids may be numbers.
  fd123: [
    {
      id: 9_001,
      payload: payload('Kabarett im Herbst', [480_008, 480_009], { num_packages: 2 }),
      createdBefore: dayMs,
      buildMs,
    },
  ],
};

export function seedsOf(partnerId: string): readonly PackageSeed[] {
  return seeds[partnerId] ?? [];
}
