import type { PackageFormats } from '../../i18n/packages/formats.ts';
import type { PackageMessages } from '../../i18n/packages/messages.ts';
import { BUILD_MINUTES, isBuilding, type AudiencePackage } from '../../model/package.ts';
import { msOf } from './rows.ts';

/** A status as it is drawn: never by its colour alone. */
export interface StatusView {
  readonly word: string;
  /** What it means and what comes next. */
  readonly text: string;
  readonly tone: 'positive' | 'warning' | 'danger' | 'active' | '';
  /** SVG path in a square of 16 by 16, to be stroked. */
  readonly icon: string;
}

/** What is said of a build that is under way. */
export interface WaitView {
  readonly elapsed: string;
  readonly note: string;
  /** Whole minutes. */
  readonly minutes: number;
  /** Share of the usual time; `null` once that has passed, when no bar can tell anything. */
  readonly percent: number | null;
}

const MINUTE_MS = 60_000;
/** So long after its beginning a build is probably stuck, in minutes. Source: API docs, polling. */
const STUCK_MINUTES = 30;
/**
 * Source: the help centre.
 * Assumption: reckoned from `created_at`, to about a day; the API tells no date.
 */
const LIFE_MS = 28 * 24 * 60 * MINUTE_MS;

const QUESTION = 'M5.5 6a2.5 2.5 0 1 1 3.7 2.2C8.3 8.7 8 9 8 10M8 12.9v.1';
const looks: Readonly<Record<string, readonly [tone: StatusView['tone'], icon: string]>> = {
  INITIALIZING: ['active', 'M3 8v.1M8 8v.1M13 8v.1'],
  INPROGRESS: ['active', 'M14 8a6 6 0 1 1-6-6'],
  DONE: ['positive', 'M3 8.5 6.5 12 13 4.5'],
  FAILED: ['danger', 'M4 4l8 8M12 4l-8 8'],
  EXPIRED: ['warning', 'M8 2a6 6 0 1 0 .1 0M8 4.5V8l2.5 1.5'],
};

/** A status that is not documented is drawn as it is. */
export function statusOf({ status }: Pick<AudiencePackage, 'status'>, own: PackageMessages): StatusView {
  const known = status && Object.hasOwn(own.status, status) ? (status as keyof PackageMessages['status']) : null;
  const [tone, icon] = (known && looks[known]) ?? ['', QUESTION];
  const [word, text] = known ? own.status[known] : [status || own.noStatus, own.newStatus];
  return { word, text, tone, icon };
}

/**
 * @param now ms since epoch
 * @returns null where nothing is being built, or nobody knows since when
 */
export function waitOf(
  pkg: AudiencePackage,
  now: number,
  own: PackageMessages,
  formats: PackageFormats,
): WaitView | null {
  const from = msOf(pkg.created_at);
  if (!isBuilding(pkg) || from === null) return null;
  // A viewer's clock that is behind the server's makes no build of less than nothing.
  const ms = Math.max(0, now - from);
  const minutes = Math.floor(ms / MINUTE_MS);
  const { from: least, to: most } = BUILD_MINUTES;
  const isLong = minutes >= most;
  const note = isLong ? own.long(least, most) : own.usual(least, most);
  return {
    elapsed: own.elapsed(formats.duration(ms)),
    note: minutes >= STUCK_MINUTES ? `${note} ${own.stuck(String(pkg.id))}` : note,
    minutes,
    percent: isLong ? null : Math.round((minutes / most) * 100),
  };
}

/** When a package that is done expires, about; ms since epoch, `null` where it cannot be told. */
export function expiryOf({ status, created_at }: AudiencePackage): number | null {
  const from = status === 'DONE' ? msOf(created_at) : null;
  return from === null ? null : from + LIFE_MS;
}

/** Whether spreadsheets expect semicolons: where the comma is the decimal sign, and wherever German is written. */
export function takesSemicolons(locale: string): boolean {
  return locale.startsWith('de') || new Intl.NumberFormat(locale).format(1.5).includes(',');
}
