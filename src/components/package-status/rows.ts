import { outlookOf } from '../../client/resources/packages.ts';
import type { Outlook } from '../../client/watch.ts';
import { isBuilding, isFor, isSettled, type AudiencePackage } from '../../model/package.ts';

/** What a list is narrowed down to. */
export interface Filter {
  readonly eventId: string;
  readonly only: string | null;
}

/** What a list shows, newest first. Those of unknown age come last. */
export function rowsOf(packages: readonly AudiencePackage[], { eventId, only }: Filter): AudiencePackage[] {
  return packages
    .filter((pkg) => (!eventId || isFor(pkg, eventId)) && (only !== 'building' || isBuilding(pkg)))
    .sort((one, other) => (msOf(other.created_at) ?? 0) - (msOf(one.created_at) ?? 0));
}

/** One watch for a list, which goes on while one of its packages changes. */
export function outlookOfAll(packages: readonly AudiencePackage[]): Outlook {
  if (packages.some(isBuilding)) return 'changing';
  const open = packages.find((pkg) => !isSettled(pkg));
  return open ? outlookOf(open) : 'settled';
}

/** Ms since epoch of a moment of the API, which is UTC also where it names no zone; `null` where it cannot be read. */
export function msOf(iso: string | null | undefined): number | null {
  const ms = iso ? Date.parse(/T[\d:.]+$/.test(iso) ? `${iso}Z` : iso) : NaN;
  return Number.isNaN(ms) ? null : ms;
}
