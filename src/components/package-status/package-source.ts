import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { outlookOf, packages } from '../../client/resources/packages.ts';
import { partner } from '../../client/resources/partner.ts';
import type { PartnerScope } from '../../client/scope.ts';
import type { FdError } from '../../model/errors/fd-error.ts';
import type { AudiencePackage } from '../../model/package.ts';
import { FdElement } from '../shared/fd-element.ts';
import { Load, type ElementState } from '../shared/load.ts';
import { Watching } from '../shared/watching.ts';
import { FdPackageChangeEvent, FdPackageChooseEvent } from './events.ts';
import { outlookOfAll, rowsOf } from './rows.ts';

/** What the element shows and where it comes from: one package, or the partner's packages; given, or loaded and watched. */
export abstract class PackageSource extends FdElement {
  /**
   * The package to show; without one, the partner's packages. The element sets it when another one is chosen or made, and
   * takes that back for another user, partner, event or list.
   */
  @property({ attribute: 'package-id' }) packageId = '';
  /** Narrows the list down to the packages for one event. */
  @property({ attribute: 'event-id' }) eventId = '';
  /** `building` narrows the list down to what is in progress. */
  @property() only: 'building' | null = null;
  /**
   * The package itself, and the list itself. With either the element loads and watches nothing, until something was
   * changed through it: then it lets them go and follows the package by its id.
   */
  @property({ attribute: false }) pkg: AudiencePackage | undefined;
  /** The packages themselves, for a list. */
  @property({ attribute: false }) packages: readonly AudiencePackage[] | undefined;

  /** Nothing can be changed or downloaded. */
  @property({ attribute: 'read-only', type: Boolean }) readOnly = false;
  /** Level of the title as a heading, 3 by default. */
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 3;

  /** What a change has answered, so that it is not asked for again. */
  #known: AudiencePackage | undefined;
  /** The package that the element has gone to by itself. */
  #own = '';
  /** As whom data was read last; and with the event and the list, what a choice is good for. */
  #whose = '';
  #for = '';
  /** The way back from that was taken without anybody's choice, which is to be told. */
  #isLeft = false;
  /** As whom and which package was drawn last, and its status then. */
  #about = '';
  #status: string | null | undefined;
  #change: FdPackageChangeEvent | null = null;
  /** The status has become another one before the viewer's eyes, which is to be told. */
  protected hasChanged = false;

  protected readonly onePackage = new Load(this, {
    args: () => [this.scope, this.packageId] as const,
    load: ([scope, id], how) => {
      const known = this.#known;
      this.#known = undefined;
      if (!scope || !id) return null;
      return known && String(known.id) === id && !how.fresh ? Promise.resolve(known) : packages(scope).get(id, how);
    },
  });
  protected readonly allPackages = new Load(this, {
    args: () => [this.scope, this.isList || this.wantsOthers] as const,
    load: ([scope, isWanted], how) => (scope && isWanted ? packages(scope).list(how) : null),
  });
  protected readonly partner = new Load(this, {
    args: () => [this.scope] as const,
    load: ([scope], how) => (scope ? partner(scope).get(how) : null),
  });
  protected readonly watching = new Watching(this, { load: this.onePackage, outlook: outlookOf });
  protected readonly watchingAll = new Watching(this, {
    load: this.allPackages,
    outlook: (all) => (this.isList ? outlookOfAll(rowsOf(all, this)) : 'settled'),
  });

  /** Whether the list is to be had beside the package. */
  protected abstract get wantsOthers(): boolean;
  /** Another package is shown from now on; with `''`, whatever it is, to another user or partner. */
  protected abstract onOther(id: string): void;
  /** The status of what is shown has become another one. */
  protected abstract onChange(status: string | null): void;

  /** Looks at it again, past every cache. What is shown stays meanwhile. */
  async refresh(): Promise<void> {
    await Promise.all([this.main.refresh(), this.partner.refresh()]);
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const whose = this.#whose;
    this.#leave();
    const isOther = whose !== this.#whose;
    const { shownId: id } = this;
    const about = `${this.fd?.partnerId} ${id}`;
    if (about !== this.#about || isOther) {
      this.#about = about;
      this.#status = undefined;
      this.hasChanged = false;
      // What was done with it as one partner is told to nobody else.
      this.onOther(isOther ? '' : id);
    }
  }

  /** By now what is shown belongs to whom and what it is shown for. */
  protected override update(changed: PropertyValues<this>): void {
    const { shown, shownId: id } = this;
    const status = shown && (shown.status ?? null);
    if (status !== undefined) {
      if (this.#status !== undefined && this.#status !== status) {
        this.#change = new FdPackageChangeEvent(id, status, this.#status);
        this.hasChanged = true;
        this.onChange(status);
      }
      this.#status = status;
    }
    super.update(changed);
  }

  protected override updated(): void {
    super.updated();
    const change = this.#change;
    this.#change = null;
    if (change) this.dispatchEvent(change);
    const isLeft = this.#isLeft;
    this.#isLeft = false;
    if (isLeft) this.dispatchEvent(new FdPackageChooseEvent(this.packageId, false));
  }

  /** Shows another package, or the list, without the page having set it. */
  protected goTo(id: string): void {
    if (id !== this.packageId) this.#own = id;
    this.packageId = id;
  }

  /** What was chosen by one user, for one partner or event is not what is shown, or asked for, for the next: the list is. */
  #leave(): void {
    const scope = this.fd?.scope;
    // The end of a session is no switch: the same user may come back as the same partner.
    if (scope) this.#whose = `${scope.user} ${scope.partnerId}`;
    const about = `${this.#whose} ${this.eventId} ${this.only}`;
    const isOther = about !== this.#for;
    this.#for = about;
    // Another id is the page's: it stays.
    if (this.packageId !== this.#own) this.#own = '';
    if (!isOther || !this.#own) return;
    this.#isLeft = true;
    this.#own = this.packageId = '';
  }

  /** Whether everything was given. */
  protected get isGiven(): boolean {
    return Boolean(this.pkg ?? this.packages);
  }

  /** Of the package that is to be shown; empty for the list. */
  protected get shownId(): string {
    return String(this.pkg?.id ?? this.packageId);
  }

  protected get isList(): boolean {
    return !this.shownId;
  }

  /** What the element is about. */
  protected get main(): Pick<Load<never, unknown>, 'state' | 'error' | 'asOf' | 'isSlow' | 'refresh'> {
    return this.isList ? this.allPackages : this.onePackage;
  }

  protected get shown(): AudiencePackage | undefined {
    if (this.isList) return undefined;
    const isIt = ({ id }: AudiencePackage): boolean => String(id) === this.packageId;
    return this.pkg ?? (this.packages ? this.packages.find(isIt) : this.onePackage.value);
  }

  /** The list's rows; absent while they load. */
  protected get rows(): AudiencePackage[] | undefined {
    const all = this.packages ?? this.allPackages.value;
    return all && rowsOf(all, this);
  }

  /** Where it stands, whatever it takes to draw it. */
  protected get state(): ElementState {
    if (this.isGiven) {
      if (this.isList) return this.packages?.length ? 'ready' : 'empty';
      return this.shown ? 'ready' : 'failed';
    }
    const { state } = this.main;
    // What nobody has looked at yet is not asked for.
    return this.gate ?? (state === 'empty' ? 'loading' : state);
  }

  protected get failures(): readonly (FdError | null | undefined)[] {
    return [this.fd?.error, this.onePackage.error, this.allPackages.error, this.partner.error];
  }

  protected override get isHidden(): boolean {
    return !this.isGiven && super.isHidden;
  }

  /** Shows a package as a change has answered it, and follows it from now on. */
  protected take(pkg: AudiencePackage): void {
    const id = String(pkg.id);
    if (!this.isGiven && id === this.packageId) return this.onePackage.take(pkg);
    this.#known = pkg;
    this.pkg = this.packages = undefined;
    this.goTo(id);
  }

  /** Nothing is asked for what was given, nor in a page that nobody has seen. */
  protected get scope(): PartnerScope | null | undefined {
    return this.isGiven || !this.watching.isSeen ? null : this.fd?.scope;
  }
}
