import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { partner } from '../../client/resources/partner.ts';
import type { PartnerScope } from '../../client/scope.ts';
import type { TcRun } from '../../model/clusters.ts';
import type { FdError } from '../../model/errors/fd-error.ts';
import type { Partner } from '../../model/partner.ts';
import { FdElement } from '../shared/fd-element.ts';
import { Load, type ElementState, type LoadHow } from '../shared/load.ts';

/** The run's id as text: the API writes it as a number or as text. `null` where it names none. */
export const idOf = (run: TcRun | undefined): string | null => (run?.tc_run_id == null ? null : String(run.tc_run_id));

/** A run's id where only text can stand: without what turns text, and apart from the words around. */
export const apart = (id: string): string =>
  /^[\w-]*$/.test(id) ? id : `\u2068${id.replace(/[\u202A-\u202E\u2066-\u2069]/g, '')}\u2069`;

const readRun = async (...args: [scope: PartnerScope, eid: string, id: string, how: LoadHow]): Promise<TcRun> =>
  (await import('./reads.ts')).readRun(...args);

/** Which run of an event the element shows, and which one is the newest; given, or loaded. It never changes runs by itself. */
export abstract class ClusterSource extends FdElement {
  /** The event whose clusters to show. */
  @property({ attribute: 'event-id' }) eventId = '';
  /**
   * The run to show: a campaign's. Without one, the run that is the newest when the element loads. The element sets it
   * when somebody chooses another run, and takes that back for another user, partner or event.
   */
  @property({ attribute: 'tc-run-id' }) tcRunId = '';
  /** The run itself. With it the element never loads. */
  @property({ attribute: false }) run: TcRun | undefined;
  /** The newest run, where that is another than the given one. */
  @property({ attribute: false }) newestRun: TcRun | undefined;
  /** The partner, whose name and currency are shown. */
  @property({ attribute: false }) partner: Partner | undefined;
  /** The names of the selected clusters. Of those that the run does not hold, none stays. */
  @property({ attribute: false }) selected: readonly string[] = [];

  /** Every run of the event that was read, by its id. */
  #known = new Map<string, TcRun>();
  /** The run that was the newest when the element first loaded for this user, partner and event. */
  #first: string | null = null;
  /** The run that somebody has chosen, and the one that was shown before. */
  #own = '';
  protected runBefore: string | null = null;
  #scope: PartnerScope | null | undefined;
  #whose = '';
  #for = '';
  /** The selection that the page or the element has set last, and that it is to be told. */
  #told = this.selected;
  #isChanged = false;

  protected readonly newestLoad = new Load(this, {
    args: () => [this.#asked, this.eventId] as const,
    load: ([scope, id], how) => (scope && id ? readRun(scope, id, '', how) : null),
  });
  /** Asked for only where it is not the newest, or nobody knows that. */
  protected readonly oldLoad = new Load(this, {
    args: () => [this.#asked, this.eventId, this.#missing] as const,
    load: ([scope, id, run], how) => (scope && id && run ? readRun(scope, id, run, how) : null),
  });
  protected readonly partnerLoad = new Load(this, {
    args: () => [this.#asked] as const,
    load: ([scope], how) => (scope ? partner(scope).get(how) : null),
  });

  /** Tells the page what is selected. */
  protected abstract tellSelection(): void;

  /** Looks again, past every cache: whether there is a newer run. The one that is shown stays. */
  async refresh(): Promise<void> {
    await Promise.all([this.newestLoad.refresh(), this.oldLoad.error ? this.oldLoad.refresh() : null]);
  }

  /** Shows another run. The page has been asked. */
  protected goTo(id: string): void {
    this.runBefore = idOf(this.shown);
    this.#own = this.tcRunId = id;
  }

  /** Selects these clusters and no others. */
  protected select(tcs: Iterable<string>): void {
    const wanted = new Set(tcs);
    const next = this.shown?.clusters.map(({ tc }) => tc).filter((tc) => wanted.has(tc)) ?? [];
    if (next.length === this.selected.length && next.every((tc) => this.selected.includes(tc))) return;
    this.#told = this.selected = next;
    this.#isChanged = true;
  }

  /** What is shown belongs to whom, and what of the choices that holds. */
  protected override willUpdate(): void {
    super.willUpdate();
    const scope = this.fd?.scope;
    // The end of a session is no switch: the same user may come back as the same partner.
    if (scope) this.#whose = `${scope.user} ${scope.partnerId}`;
    const about = `${this.#whose} ${this.eventId}`;
    const isOther = about !== this.#for;
    if (scope !== this.#scope || isOther) {
      this.#scope = scope;
      this.#known.clear();
    }
    if (isOther) this.#first = null;
    const isFirst = !this.#for;
    this.#for = about;
    // What the page has selected since is for what is shown from now on.
    const isSet = this.selected !== this.#told;
    this.#told = this.selected;
    if (!isOther || isFirst) return;
    this.runBefore = null;
    if (this.#own && this.tcRunId === this.#own) this.tcRunId = '';
    this.#own = '';
    if (!isSet && this.selected.length) {
      this.#told = this.selected = [];
      this.#isChanged = true;
    }
  }

  /** The loads have been looked at by now. */
  protected override update(changed: PropertyValues<this>): void {
    for (const { value } of [this.newestLoad, this.oldLoad]) {
      const id = idOf(value);
      if (value && id !== null) this.#known.set(id, value);
    }
    this.#first ??= idOf(this.newestLoad.value);
    if (this.shown) this.select(this.selected);
    super.update(changed);
  }

  protected override updated(): void {
    super.updated();
    if (!this.#isChanged) return;
    this.#isChanged = false;
    this.tellSelection();
  }

  protected get newest(): TcRun | undefined {
    return this.run ? (this.newestRun ?? this.run) : this.newestLoad.value;
  }

  protected get shown(): TcRun | undefined {
    if (this.run) {
      const isNewest = this.newestRun && this.#own && this.#own === idOf(this.newestRun);
      return isNewest ? this.newestRun : this.run;
    }
    const id = this.wanted;
    return id === null ? this.newestLoad.value : this.#known.get(id);
  }

  /** The run to show; `null` before any is known. */
  protected get wanted(): string | null {
    return this.tcRunId ? String(this.tcRunId) : this.#first;
  }

  get #missing(): string {
    const { state, value } = this.newestLoad;
    const id = this.wanted;
    const isOpen = id === null || state === 'loading' || state === 'empty';
    return isOpen || idOf(value) === id || this.#known.has(id) ? '' : id;
  }

  /** Nothing is asked for what was given. */
  get #asked(): PartnerScope | null | undefined {
    return this.run ? null : this.fd?.scope;
  }

  /** Where it stands, whatever it takes to draw it. */
  protected get state(): ElementState {
    const { shown } = this;
    if (!this.run) {
      if (this.gate) return this.gate;
      if (!this.eventId) return 'empty';
      if (!shown) return this.oldLoad.error || (this.newestLoad.error && !this.#missing) ? 'failed' : 'loading';
    }
    if (!shown?.clusters.length) return 'empty';
    return this.newestLoad.error ? 'stale' : 'ready';
  }

  protected get failures(): readonly (FdError | null | undefined)[] {
    return [this.fd?.error, this.newestLoad.error, this.oldLoad.error, this.partnerLoad.error];
  }

  protected override get isHidden(): boolean {
    return !this.run && super.isHidden;
  }

  protected get owner(): Partner | undefined {
    return this.partner ?? this.partnerLoad.value;
  }
}
