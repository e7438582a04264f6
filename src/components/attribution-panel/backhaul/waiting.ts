import type { Outlook } from '../../../client/watch.ts';
import type { EvaluationRow } from '../../../model/backhaul.ts';
import { Watching } from '../../shared/watching.ts';
import type { Panel } from '../panel.ts';
import type { PanelLoad } from '../part.ts';
import { isSameResult } from './backhaul.view.ts';

/** So long a new result may take; after that the looks end, and it is said that it may be the same one. */
export const SAME_AFTER_MS = 10 * 60_000;

type Rows = readonly EvaluationRow[];

/**
 * What can be known of a result, of which the API tells neither time nor status: when it was first seen, and whether
 * another one has come since one was asked for.
 */
export class Waiting {
  /** When a new evaluation was asked for, ms since epoch; `null` when none is awaited. */
  askedAt: number | null = null;
  /** A new result has come, ms since epoch; `null` before one has. */
  cameAt: number | null = null;
  /** When the result that is shown was first seen, ms since epoch. */
  seenAt: number | null = null;

  readonly #load: PanelLoad<Rows>;
  #rows: Rows | null = null;

  /** @param onNew is called when another result is seen */
  constructor(panel: Panel, load: PanelLoad<Rows>, onNew: () => void) {
    this.#load = load;
    panel.host.addController({ hostUpdate: () => this.#notice(onNew) });
    new Watching(panel.host, { load, outlook: (rows) => this.#outlook(rows) });
  }

  /** It has taken so long that the new result may be the same as the last. */
  get isLong(): boolean {
    return this.askedAt !== null && Math.abs(Date.now() - this.askedAt) >= SAME_AFTER_MS;
  }

  /** Whether there was a result at all. */
  get hasResult(): boolean {
    return Boolean(this.#rows?.length);
  }

  /** A new evaluation has been asked for. */
  begin(): void {
    this.askedAt = Date.now();
    this.cameAt = null;
  }

  reset(): void {
    this.askedAt = this.cameAt = this.seenAt = this.#rows = null;
  }

  /** The looks stop once the result is another one, and when it has taken long. */
  #outlook(rows: Rows): Outlook {
    const isAwaited = this.askedAt !== null && this.#rows !== null && isSameResult(this.#rows, rows);
    return isAwaited && !this.isLong ? 'changing' : 'settled';
  }

  #notice(onNew: () => void): void {
    const { value, asOf } = this.#load;
    if (!value || (this.#rows && isSameResult(this.#rows, value))) return;
    const isNew = this.#rows !== null;
    this.#rows = value;
    this.seenAt = asOf;
    if (!isNew) return;
    if (this.askedAt !== null) this.cameAt = asOf;
    this.askedAt = null;
    onNew();
  }
}
