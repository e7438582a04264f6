import type { Build } from './build.ts';
import type { Payload } from './payload.ts';

export type BackhaulModel = 'ALL_PURCHASES' | 'EVENTS_FROM_PACKAGE' | 'EVENT_SERIES';

/** How a package is evaluated (API docs, attribution). */
export interface BackhaulDefaults {
  readonly backhaul_evaluation_attribution_window: number;
  readonly backhaul_evaluation_model: BackhaulModel;
}

export interface BackhaulSettings extends BackhaulDefaults {
  /** `YYYY-MM-DD`; null where nobody has told. */
  readonly email_sent_date: string | null;
}

/** One package. Its status follows from the time. Times that end in `V` are virtual ones. */
export interface PackageRecord {
  readonly id: string | number;
  readonly partnerId: string;
  readonly payload: Payload;
  mergeId: string | number | null;
  /** When it was created, or regenerated, by the clock. */
  createdMs: number;
  createdV: number;
  doneV: number;
  fails: boolean;
  build: Build;
  /** Every time that settings were saved, oldest first; the first time is its creation. */
  readonly saves: { readonly atV: number; readonly settings: BackhaulSettings }[];
  /** A status that no time changes. */
  readonly fixedStatus: string | null;
}

/** Whether a path, or another answer of the API, means this package. */
export function isCalled(record: PackageRecord, id: string): boolean {
  return String(record.id) === id;
}
