import type { Outlook } from '../../../client/watch.ts';
import type { PartnerScope } from '../../../client/scope.ts';
import type { EvaluationRow } from '../../../model/backhaul.ts';
import { Watching } from '../../shared/watching.ts';
import type { Panel } from '../panel.ts';
import type { PanelLoad } from '../part.ts';
import { awaitedOf, nothingAwaited, type Awaited } from './awaited.ts';
import { isSameResult } from './backhaul.view.ts';

/** So long nothing may change; after that the looks end, and it is said that it may be the same result. */
const SAME_AFTER_MS = 10 * 60_000;
/**
 * After so long a save brings no result any more that could be taken for that of a later one.
 * Assumption: the API tells of no bound; it is the time after which a build counts as stuck.
 */
const OVER_AFTER_MS = 30 * 60_000;

type Rows = readonly EvaluationRow[];

/** Where the wait for a result stands. */
export type WaitStage = 'none' | 'asked' | 'between' | 'long' | 'came';

/**
 * What can be known of a result: when it was first seen, and whether another one has come since one was asked for. Each
 * save is answered by a result of its own, so that after two saves the first result to come may be of the first one.
 */
export class Waiting {
  readonly #panel: Panel;
  readonly #load: PanelLoad<Rows>;
  #awaited = nothingAwaited();
  #whose: readonly [scope: PartnerScope | null | undefined, packageId: string] = [null, ''];
  /** The last value of `load` that was compared: what another element knows already may be newer. */
  #compared: Rows | undefined;

  /** @param onResult is called when another result is seen */
  constructor(panel: Panel, load: PanelLoad<Rows>, onResult: () => void) {
    this.#panel = panel;
    this.#load = load;
    panel.host.addController({ hostUpdate: () => this.#notice(onResult) });
    new Watching(panel.host, { load, outlook: (rows) => this.#outlook(rows) });
  }

  /** `between`: a result has come, but it may still be of the settings before; `long`: it may be the same result. */
  get stage(): WaitStage {
    const { askedAt, cameAt } = this.#awaited;
    if (askedAt === null) return cameAt === null ? 'none' : 'came';
    if (isAged(cameAt ?? askedAt, SAME_AFTER_MS)) return 'long';
    return cameAt === null ? 'asked' : 'between';
  }

  get times(): Readonly<Pick<Awaited, 'askedAt' | 'cameAt' | 'seenAt'>> {
    return this.#awaited;
  }

  /** Whether there was a result at all. */
  get hasResult(): boolean {
    return Boolean(this.#awaited.rows?.length);
  }

  /**
   * A new evaluation is about to be asked for.
   * @returns what to call once it is: also where another package is shown by then
   */
  asking(): () => void {
    const awaited = this.#awaited;
    return () => {
      if (awaited.askedAt !== null) awaited.before = [...awaited.before, awaited.askedAt];
      awaited.askedAt = Date.now();
      awaited.cameAt = null;
    };
  }

  /** An evaluation may be under way that nobody waits for. */
  addUnsure(): void {
    this.#awaited.before = [...this.#before, Date.now()];
  }

  get #before(): readonly number[] {
    return this.#awaited.before.filter((askedAt) => !isAged(askedAt, OVER_AFTER_MS));
  }

  /** The looks stop once the last result that is awaited has come, and when it has taken long. */
  #outlook(rows: Rows): Outlook {
    const { askedAt, rows: last } = this.#awaited;
    const isAwaited = askedAt !== null && last !== null && (this.#before.length > 0 || isSameResult(last, rows));
    return isAwaited && this.stage !== 'long' ? 'changing' : 'settled';
  }

  #notice(onResult: () => void): void {
    this.#follow();
    const { value, asOf } = this.#load;
    if (!value || value === this.#compared) return;
    this.#compared = value;
    const awaited = this.#awaited;
    if (awaited.rows && isSameResult(awaited.rows, value)) return;
    const isFirst = awaited.rows === null;
    awaited.rows = value;
    awaited.seenAt = asOf;
    if (isFirst) return;
    const isOfNewest = !this.#before.length;
    awaited.before = this.#before.slice(1);
    if (awaited.askedAt !== null) awaited.cameAt = asOf;
    if (isOfNewest) awaited.askedAt = null;
    onResult();
  }

  /** What is known hangs on user, partner and package; of data that the page gives nothing is. */
  #follow(): void {
    const { client, scope, given } = this.#panel;
    const packageId = given ? '' : this.#panel.packageId;
    if (scope === this.#whose[0] && packageId === this.#whose[1]) return;
    this.#whose = [scope, packageId];
    this.#compared = undefined;
    this.#awaited = client && scope && packageId ? awaitedOf(client, scope, packageId) : nothingAwaited();
  }
}

/** A clock that was put back makes nothing young. */
function isAged(since: number, ms: number): boolean {
  return Math.abs(Date.now() - since) >= ms;
}
