import { expiryDays, initialisingShare } from '../assumptions/packages.ts';
import { dayMs } from '../clock.ts';
import type { PackageRecord } from './package-record.ts';

/** The documented states; the list is open. */
export type PackageStatus = 'INITIALIZING' | 'INPROGRESS' | 'DONE' | 'FAILED' | 'EXPIRED' | (string & {});

/** A package's status at a virtual time. */
export function statusAt({ fixedStatus, createdV, doneV, fails }: PackageRecord, nowV: number): PackageStatus {
  if (fixedStatus !== null) return fixedStatus;
  if (nowV < createdV + (doneV - createdV) * initialisingShare) return 'INITIALIZING';
  if (nowV < doneV) return 'INPROGRESS';
  if (fails) return 'FAILED';
  return nowV < doneV + expiryDays * dayMs ? 'DONE' : 'EXPIRED';
}

/** Whether it was built once: only then are there lists, and something to evaluate. */
export function isBuilt(status: PackageStatus): boolean {
  return status === 'DONE' || status === 'EXPIRED';
}
