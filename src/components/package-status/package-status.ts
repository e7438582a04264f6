import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/messages.ts';
import type { AudiencePackage } from '../../model/package.ts';
import { NetworkError } from '../../model/errors/network.ts';
import type { Access, Notice } from '../access/access.ts';
import { FdErrorEvent } from '../shared/events.ts';
import { card } from '../shared/card.styles.ts';
import { FdElement } from '../shared/fd-element.ts';
import type { ElementState } from '../shared/load.ts';
import { Spoken } from '../shared/spoken.ts';
import type { Drawing } from './drawing.ts';
import { FdPackageChooseEvent, FdPackageMadeEvent } from './events.ts';
import { PackageSource } from './package-source.ts';
import { styles } from './package-status.styles.ts';

/**
 * @summary An audience package from its build to its customer lists and its end; or the partner's packages, to choose one.
 * @slot loading - Instead of the placeholder.
 * @slot empty - Instead of the words where there is nothing to show yet.
 * @slot error - Instead of the words for a failure.
 * @slot actions - Beside the partner's name, for buttons of the page.
 * @slot - Stays visible until the element can draw.
 * @csspart package - The whole, of one package.
 * @csspart list - The whole, of a list of packages.
 * @csspart packages - The rows of a list.
 * @csspart title - The title.
 * @csspart pill - A status.
 * @csspart status - What the status means and what comes next.
 * @csspart events - The events that the package is for.
 * @csspart wait - How long it has been building.
 * @csspart figures - Customers, targeting and run.
 * @csspart lists - The customer lists.
 * @csspart panel - Other packages, or those to merge with.
 * @csspart note - What became of what was asked for.
 * @csspart stale - The words above data that could not be updated.
 * @csspart footer - The partner's name, and the slot for actions.
 * @csspart notice - What is said instead of data.
 * @csspart button - A button.
 * @csspart empty - The whole, where there is nothing to show.
 * @csspart failed - The whole, where nothing could be read.
 * @csspart loading - The placeholder.
 * @cssstate empty - Nothing to show: nobody signed in, no partner, no packages.
 * @cssstate loading - Nothing to show yet.
 * @cssstate ready - Shows the package, or the list.
 * @cssstate stale - Shows it as it was; a reload failed.
 * @cssstate failed - It could not be read.
 * @fires {FdLoadEvent} fd-load - Begins to load.
 * @fires {FdReadyEvent} fd-ready - Shows what it is for.
 * @fires {FdErrorEvent} fd-error - Something could not be read.
 * @fires {FdDownloadEvent} fd-download - A list is about to be downloaded. Cancelable.
 * @fires {FdRegenerateEvent} fd-regenerate - An expired package is about to be built again. Cancelable.
 * @fires {FdCreateAgainEvent} fd-create-again - A failed package is about to be made again. Cancelable.
 * @fires {FdMergeEvent} fd-merge - Packages are about to be merged. Cancelable.
 * @fires {FdPackageChooseEvent} fd-package-choose - Another package, or the list, is about to be shown. Cancelable where it was chosen.
 * @fires {FdPackageChangeEvent} fd-package-change - The status has become another one.
 * @fires {FdPackageMadeEvent} fd-package-made - A new package was made, and is shown.
 * @example
 * <fd-package-status package-id="pkg_555"></fd-package-status>
 */
export class FdPackageStatus extends PackageSource {
  static override styles = [FdElement.styles, card, styles];

  /** A chosen package leads back to the list. */
  #hasList = false;
  /** Once it is there it stays, with what was opened and ticked in it, whatever the language. */
  #drawing: Drawing | undefined;
  /** What draws packages comes beside them, with its words: absent while they load, null when they could not be loaded. */
  readonly #words = new Spoken<true>(
    async (locale) => {
      const { createDrawing } = await import('./drawing.ts');
      this.#drawing ??= createDrawing(this, this.#owner);
      await this.#drawing.speak(locale);
      return true;
    },
    (cause) => {
      if (cause) this.dispatchEvent(new FdErrorEvent(new NetworkError({ what: 'load a part of the kit', cause })));
      this.requestUpdate();
    },
  );
  readonly #owner = {
    fd: () => this.fd,
    locale: () => this.language,
    choose: (id: string) => this.#choose(id),
    show: (pkg: AudiencePackage) => this.#show(pkg),
    look: async () => (this.isGiven ? undefined : this.onePackage.refresh()),
    list: () => this.allPackages.refresh(),
    notice: (words: Messages, pick: (access: Access) => Notice) => this.renderNotice(words, pick),
  };

  /** Loads again what failed. */
  override async retry(): Promise<void> {
    this.#words.again();
    this.#drawing?.again();
    await super.retry();
    const failed = [this.onePackage, this.allPackages, this.partner].filter(({ error }) => error);
    await Promise.all(failed.map((load) => load.refresh()));
  }

  protected get wantsOthers(): boolean {
    return Boolean(this.#drawing?.panel);
  }

  protected override get state(): ElementState {
    const state = super.state;
    if (!this.isGiven && this.gate) return state;
    if (!this.#words.value) return this.#words.value === null ? 'failed' : 'loading';
    if (!this.isList || (state !== 'ready' && state !== 'stale')) return state;
    if (!this.rows?.length) return 'empty';
    const { lists } = this.#drawing!;
    return lists ? state : lists === null ? 'failed' : 'loading';
  }

  protected override willUpdate(): void {
    super.willUpdate();
    if (this.isList) this.#hasList = true;
    if (this.isGiven || this.fd?.scope) this.#words.ask(this.language);
  }

  protected onOther(id: string): void {
    this.#drawing?.drop(id);
  }

  protected onChange(status: string | null): void {
    this.#drawing?.settle(status);
  }

  /** The keyboard goes with a button that goes away: to the next one beside it, else to the whole. */
  protected override update(changed: PropertyValues<this>): void {
    const focused = this.shadowRoot?.activeElement;
    const place = focused?.closest('li, section');
    super.update(changed);
    if (!focused || focused.isConnected) return;
    const next = place?.isConnected ? place.querySelector('button') : null;
    (next ?? this.renderRoot.querySelector('article'))?.focus();
  }

  protected override announce(words: Messages): string {
    const { main, state, shown } = this;
    if (state === 'stale') return words.stale(this.formats.clock(main.asOf));
    if (main.isSlow) return words.slow;
    const said = shown && state === 'ready' ? this.#drawing?.saidOf(shown, this.hasChanged) : '';
    return said || super.announce(words);
  }

  protected notice(access: Access): Notice {
    const gate = this.isGiven ? null : access.gate(this, this.fd);
    if (gate) return gate;
    const { error } = this.main;
    const retry = (): void => void this.retry();
    const words = this.#words.value && this.#drawing?.noticeWords(this);
    if (error && words) return access.error(words.failed, error, retry, this, this.fd);
    if (!words || this.#drawing?.lists === null) return access.unloaded(retry);
    return this.isList ? { text: words.empty } : { title: words.failed, text: access.words.errors['not-found'] };
  }

  protected body(words: Messages): TemplateResult {
    const { state, isList } = this;
    const isShown = state === 'ready' || state === 'stale';
    const part = isShown ? (isList ? 'list' : 'package') : state;
    const back = this.#hasList && !isList ? this.#back : undefined;
    const owner = this.partner.value?.name ?? this.fd?.partnerId;
    const article = html`<article part=${part} tabindex="-1">
      ${state === 'loading' ? this.#renderPlaceholder(words) : isShown ? this.#renderShown(words, back) : this.renderNotice(words)}
      ${!isShown && back ? this.#drawing?.backView(back) : ''}
      ${
        owner || isShown
          ? html`<footer part="footer">
              <bdi class="muted">${owner}</bdi>${isShown ? html`<slot name="actions"></slot>` : ''}
            </footer>`
          : ''
      }
    </article>`;
    if (isShown) return article;
    return html`<slot name=${state === 'failed' ? 'error' : state}>${article}</slot>`;
  }

  readonly #back = (): void => this.#choose('');

  #choose(id: string): void {
    if (!this.dispatchEvent(new FdPackageChooseEvent(id))) return;
    this.pkg = undefined;
    this.goTo(id);
  }

  async #show(pkg: AudiencePackage): Promise<void> {
    const isNew = String(pkg.id) !== this.shownId;
    this.take(pkg);
    await this.updateComplete;
    if (isNew) this.dispatchEvent(new FdPackageMadeEvent(this.packageId));
  }

  #renderPlaceholder(words: Messages): TemplateResult {
    return html`${this.main.isSlow ? html`<p class="muted">${words.slow}</p>` : ''}
      <div class="blank bars" aria-hidden="true"></div>`;
  }

  #renderShown(words: Messages, back: (() => void) | undefined): unknown {
    const { main, shown, readOnly, formats, allPackages, only, rows, isList } = this;
    const { value, error } = allPackages;
    return this.#drawing!.draw({
      shown,
      rows: isList ? rows! : undefined,
      only,
      back,
      canAct: !readOnly && Boolean(this.fd?.scope),
      staleSince: this.state === 'stale' ? formats.clock(main.asOf) : null,
      all: this.packages ?? value,
      listError: error,
      hasOthers: Boolean(this.packages ?? (this.pkg ? null : this.fd?.scope)),
      retry: () => void this.retry(),
      words,
      formats,
      level: this.headingLevel,
      locale: this.language,
      timeZone: this.timeZone ?? this.fd?.timeZone ?? null,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fd-package-status': FdPackageStatus;
  }
}
