import type { ReactiveController } from 'lit';
import { outlookOf } from '../../../client/resources/packages.ts';
import type { PartnerScope } from '../../../client/scope.ts';
import type { Outlook } from '../../../client/watch.ts';
import type { EvaluationRow } from '../../../model/backhaul.ts';
import { isBuilding, type AudiencePackage } from '../../../model/package.ts';
import { Watching } from '../../shared/watching.ts';
import type { Panel } from '../panel.ts';
import type { PanelLoad } from '../part.ts';
import { awaitedOf, nothingAwaited, type Awaited } from './awaited.ts';
import { isSameResult } from './backhaul.view.ts';

/**
 * So long nothing may change; after that the looks end, and it is said that it may be the same result. So long, too, is
 * looked for results that nobody here has asked for: a reload forgets who did, and a colleague tells nobody.
 */
const SAME_AFTER_MS = 10 * 60_000;
/**
 * After so long a save brings no result any more that could be taken for that of a later one.
 * Assumption: the API tells of no bound; it is the time after which a build counts as stuck.
 */
const OVER_AFTER_MS = 30 * 60_000;

type Rows = readonly EvaluationRow[];

/** Where the wait for a result stands. */
export type WaitStage = 'none' | 'building' | 'asked' | 'between' | 'long' | 'came';

/**
 * What can be known of a result: when it was first seen, and whether another one has come since one was asked for. Each
 * save is answered by a result of its own, so that after two saves the first result to come may be of the first one.
 *
 * Assumption: a package is evaluated once it is done, without anybody having asked for it.
 */
export class Waiting implements ReactiveController {
  readonly #panel: Panel;
  readonly #load: PanelLoad<Rows>;
  readonly #package: PanelLoad<AudiencePackage>;
  #awaited = nothingAwaited();
  #whose: readonly [scope: PartnerScope | null | undefined, packageId: string] = [null, ''];
  /** The last value of `load` that was compared: what another element knows already may be newer. */
  #compared: Rows | undefined;
  /** The package's status as it was seen last. */
  #status: string | null | undefined;
  /** When somebody first looked at it here, and when it was done before his eyes, ms since epoch; 0 before. */
  #viewedAt = 0;
  #doneAt = 0;

  readonly #onResult: () => void;

  /** @param onResult is called when another result is seen */
  constructor(panel: Panel, load: PanelLoad<Rows>, builtPackage: PanelLoad<AudiencePackage>, onResult: () => void) {
    this.#panel = panel;
    this.#load = load;
    this.#package = builtPackage;
    this.#onResult = onResult;
    panel.host.addController(this);
    new Watching(panel.host, { load, outlook: (rows) => this.#outlook(rows) });
    new Watching(panel.host, { load: builtPackage, outlook: outlookOf });
  }

  hostConnected(): void {
    document.addEventListener('fd-package-change', this);
  }

  hostDisconnected(): void {
    document.removeEventListener('fd-package-change', this);
  }

  hostUpdate(): void {
    this.#follow();
    this.#noticeStatus();
    this.#notice();
  }

  /** Another element has seen its package become another one, or has had it built anew. */
  handleEvent({ packageId }: Event & { readonly packageId?: string }): void {
    if (packageId === this.#panel.packageId) void this.#package.refresh();
  }

  /** `between`: a result has come, but it may still be of a save before; `long`: it may be the same result. */
  get stage(): WaitStage {
    const { askedAt, cameAt } = this.#awaited;
    if (isBuilding({ status: this.#status })) return 'building';
    if (askedAt === null) return cameAt === null ? 'none' : 'came';
    if (isAged(Math.max(cameAt ?? askedAt, this.#doneAt), SAME_AFTER_MS)) return 'long';
    return cameAt === null ? 'asked' : 'between';
  }

  get awaited(): Readonly<Awaited> {
    return this.#awaited;
  }

  /**
   * A new evaluation is about to be asked for.
   * @param isSame the settings are as they were: whoever saves them again may have saved them before this page was loaded
   * @returns what to call once it is: also where another package is shown by then
   */
  asking(isSame: boolean): () => void {
    const awaited = this.#awaited;
    return () => {
      const { askedAt, cameAt, seenAt, before } = awaited;
      const isFirst = askedAt === null && cameAt === null && !before.length;
      const last = isFirst && isSame ? seenAt : askedAt;
      if (last !== null) awaited.before = [...before, last];
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

  /**
   * The looks stop once the last result that is awaited has come, and when it has taken long. Somebody who has just come
   * is told for a while, too, of what he has not asked for here.
   */
  #outlook(rows: Rows): Outlook {
    const { askedAt, cameAt, rows: last } = this.#awaited;
    const { stage } = this;
    // The package is followed instead.
    if (stage === 'building') return 'settled';
    const isAwaited = askedAt !== null && last !== null && (this.#before.length > 0 || isSameResult(last, rows));
    if (isAwaited && stage !== 'long') return 'changing';
    if (!document.hidden) this.#viewedAt ||= Date.now();
    if (this.#viewedAt && isAged(Math.max(this.#viewedAt, this.#doneAt), SAME_AFTER_MS)) return 'settled';
    return this.#doneAt > (cameAt ?? 0) ? 'changing' : 'seldom';
  }

  /** Another status makes another result. */
  #noticeStatus(): void {
    const status = this.#package.value?.status;
    if (status === undefined || status === this.#status) return;
    const isFirst = this.#status === undefined;
    this.#status = status;
    if (isFirst) return;
    if (status === 'DONE') this.#doneAt = Date.now();
    void this.#load.refresh();
  }

  #notice(): void {
    const { value, asOf } = this.#load;
    if (!value || value === this.#compared) return;
    this.#compared = value;
    const awaited = this.#awaited;
    if (awaited.rows && isSameResult(awaited.rows, value)) return;
    const isFirst = awaited.rows === null;
    awaited.rows = value;
    awaited.seenAt = asOf;
    if (isFirst) return;
    if (!value.length) {
      // That is no result: the package is being built anew.
      awaited.cameAt = null;
      void this.#package.refresh();
      return;
    }
    const isOfNewest = !this.#before.length;
    awaited.before = this.#before.slice(1);
    awaited.cameAt = asOf;
    if (isOfNewest) awaited.askedAt = null;
    this.#onResult();
  }

  /** What is known hangs on user, partner and package; of data that the page gives nothing is. */
  #follow(): void {
    const { client, scope, given } = this.#panel;
    const packageId = given ? '' : this.#panel.packageId;
    if (scope === this.#whose[0] && packageId === this.#whose[1]) return;
    this.#whose = [scope, packageId];
    this.#compared = this.#status = undefined;
    this.#viewedAt = this.#doneAt = 0;
    this.#awaited = client && scope && packageId ? awaitedOf(client, scope, packageId) : nothingAwaited();
  }
}

/** A clock that was put back makes nothing young. */
function isAged(since: number, ms: number): boolean {
  return Math.abs(Date.now() - since) >= ms;
}
