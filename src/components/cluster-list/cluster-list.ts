import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Messages } from '../../i18n/messages.ts';
import { NetworkError } from '../../model/errors/network.ts';
import type { Access, Notice } from '../access/access.ts';
import { card } from '../shared/card.styles.ts';
import { FdErrorEvent } from '../shared/events.ts';
import { FdElement } from '../shared/fd-element.ts';
import type { ElementState } from '../shared/load.ts';
import { Spoken } from '../shared/spoken.ts';
import { styles } from './cluster-list.styles.ts';
import { ClusterSource } from './cluster-source.ts';
import type { Drawing } from './drawing.ts';

/**
 * @summary The taste clusters of an event's run: compared, ranked for a goal and a budget, and selected.
 * @slot loading - Instead of the placeholder.
 * @slot empty - Instead of the words where there is nothing to show yet.
 * @slot error - Instead of the words for a failure.
 * @slot actions - Beside the partner's name, for buttons of the page.
 * @slot - Stays visible until the element can draw.
 * @csspart clusters - The whole.
 * @csspart title - The title.
 * @csspart run - Which run is shown, and whether it is the newest.
 * @csspart newer - That there is a newer run, and what changes with it.
 * @csspart ranking - The form for a goal and a budget, and what is expected.
 * @csspart table - The clusters.
 * @csspart row - One cluster.
 * @csspart selection - What is selected.
 * @csspart stale - The words above data that could not be updated.
 * @csspart footer - The partner's name, and the slot for actions.
 * @csspart notice - What is said instead of data.
 * @csspart button - A button.
 * @csspart loading - The placeholder.
 * @csspart empty - The whole, where there is nothing to show.
 * @csspart failed - The whole, where nothing could be read.
 * @cssprop --fd-color-text - And `-muted -background -surface -border -accent -danger -warning -positive`.
 * @cssprop --fd-font - Family; `--fd-font-size`, 14px by default, is what everything follows.
 * @cssprop --fd-space - Unit of all gaps, 8px by default.
 * @cssprop --fd-radius - Of the card, 12px by default.
 * @cssstate empty - Nothing to show: nobody signed in, no partner, no run yet.
 * @cssstate loading - Nothing to show yet.
 * @cssstate ready - Shows a run.
 * @cssstate stale - Shows a run; whether there is a newer one could not be read.
 * @cssstate failed - The run could not be read.
 * @fires {FdLoadEvent} fd-load - Begins to load.
 * @fires {FdReadyEvent} fd-ready - Shows a run.
 * @fires {FdErrorEvent} fd-error - Something could not be read.
 * @fires {FdRunChooseEvent} fd-run-choose - Another run is about to be shown, after a click. Cancelable.
 * @fires {FdSelectionChangeEvent} fd-selection-change - Other clusters are selected than before.
 * @example
 * <fd-cluster-list event-id="evt_abc" tc-run-id="42"></fd-cluster-list>
 */
export class FdClusterList extends ClusterSource {
  static override styles = [FdElement.styles, card, styles];

  /** With a budget the clusters are ranked at once: `tickets`, `revenue`, `reach`; in generation dk2 `UTILIZATION`, `ROAS`, `VISIBILITY`, `LINK_CLICKS`. */
  @property() goal = '';
  /** In whole units of the partner's currency. */
  @property({ type: Number }) budget = 0;
  /** Level of the title as a heading, 3 by default. */
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 3;

  /** Once it is there it stays, with what was opened and typed in it, whatever the language. */
  #drawing: Drawing | undefined;
  /** What draws clusters comes beside them, with its words: absent while they load, null when they could not be loaded. */
  readonly #words = new Spoken<true>(
    async (locale) => {
      const { createDrawing } = await import('./drawing.ts');
      this.#drawing ??= createDrawing(this, this.#hands);
      await this.#drawing.speak(locale);
      return true;
    },
    (cause) => {
      if (cause) this.dispatchEvent(new FdErrorEvent(new NetworkError({ what: 'load a part of the kit', cause })));
      this.requestUpdate();
    },
  );
  readonly #hands = {
    fd: () => this.fd,
    locale: () => this.language,
    selected: () => this.selected,
    wanted: () => this.wanted,
    hasEvent: () => Boolean(this.run ?? this.eventId),
    goTo: (id: string) => this.goTo(id),
    select: (tcs: Iterable<string>) => this.select(tcs),
    retry: () => void this.retry(),
    renderNotice: (words: Messages, pick: (access: Access) => Notice) => this.renderNotice(words, pick),
  };

  /** Loads again what failed. */
  override async retry(): Promise<void> {
    this.#words.again();
    this.#drawing?.again();
    await super.retry();
    const failed = [this.newestLoad, this.oldLoad, this.partnerLoad].filter(({ error }) => error);
    await Promise.all(failed.map((load) => load.refresh()));
  }

  protected tellSelection(): void {
    this.#drawing?.tellSelection(this.shown);
  }

  protected override get state(): ElementState {
    const state = super.state;
    // Words, and what draws, are as much needed as the data; who may not see any needs neither.
    if ((!this.run && this.gate) || this.#words.value) return state;
    return this.#words.value === null ? 'failed' : 'loading';
  }

  protected override willUpdate(): void {
    super.willUpdate();
    if (this.run || this.fd?.scope) this.#words.ask(this.language);
    const { goal, budget, newest } = this;
    this.#drawing?.aim({ eventId: this.run ? '' : this.eventId, newest, goal, budget });
  }

  /** The keyboard goes with a button that goes away, to the whole. */
  protected override update(changed: PropertyValues<this>): void {
    const focused = this.shadowRoot?.activeElement;
    super.update(changed);
    if (focused && !focused.isConnected) this.renderRoot.querySelector('article')?.focus();
  }

  protected override announce(words: Messages): string {
    const { newestLoad, state } = this;
    if (state === 'stale') return words.stale(this.#asOf);
    if (newestLoad.isSlow) return words.slow;
    return (state === 'ready' && this.#drawing?.said) || super.announce(words);
  }

  protected notice(access: Access): Notice {
    const gate = this.run ? null : access.gate(this, this.fd);
    if (gate) return gate;
    if (this.#words.value)
      return this.#drawing!.noticeOf(access, this.newest, this.oldLoad.error, this.newestLoad.error);
    return access.unloaded(() => void this.retry());
  }

  protected body(words: Messages): TemplateResult {
    const { state } = this;
    const isShown = state === 'ready' || state === 'stale';
    const owner = this.owner?.name ?? this.fd?.partnerId;
    const article = html`<article part=${isShown ? 'clusters' : state} tabindex="-1">
      ${state === 'loading' ? this.#renderPlaceholder(words) : isShown ? this.#renderShown(words) : this.renderNotice(words)}
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

  get #asOf(): string {
    return this.formats.clock(this.newestLoad.asOf || this.oldLoad.asOf);
  }

  #renderPlaceholder(words: Messages): TemplateResult {
    return html`${this.newestLoad.isSlow ? html`<p class="muted">${words.slow}</p>` : ''}
      <div class="blank bars" aria-hidden="true"></div>`;
  }

  #renderShown(words: Messages): unknown {
    return this.#drawing!.draw({
      shown: this.shown!,
      newest: this.newest,
      before: this.runBefore,
      selected: this.selected,
      eventId: this.run ? '' : this.eventId,
      goal: this.goal,
      budget: this.budget,
      currency: this.owner?.currency,
      staleSince: this.state === 'stale' ? this.#asOf : null,
      words,
      formats: this.formats,
      level: this.headingLevel,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fd-cluster-list': FdClusterList;
  }
}
