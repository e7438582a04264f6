import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { partner } from '../../client/resources/partner.ts';
import { attributionMessages } from '../../i18n/attribution/languages.ts';
import type { AttributionMessages } from '../../i18n/attribution/messages.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { BackhaulSettings, EvaluationRow } from '../../model/backhaul.ts';
import type { CampaignResult } from '../../model/campaign-results.ts';
import type { DailyRevenue } from '../../model/daily-revenue.ts';
import type { FdError } from '../../model/errors/fd-error.ts';
import type { Partner } from '../../model/partner.ts';
import type { Access, Notice } from '../access/access.ts';
import { card } from '../shared/card.styles.ts';
import type { ElementState } from '../shared/load.ts';
import { WordedElement } from '../shared/worded-element.ts';
import { styles } from './attribution-panel.styles.ts';
import { givenOf, sectionsOf, stateOf, type SectionName } from './attribution-panel.view.ts';
import { live, type Given, type Panel, type Part } from './panel.ts';
import { loadOf, type PanelLoad } from './part.ts';
import { createSections } from './sections.ts';

/**
 * @summary What came of an event's campaigns and of an audience package's mail, and how it is counted.
 * @slot loading - Instead of the placeholder.
 * @slot empty - Instead of the words where there is nothing to show yet.
 * @slot error - Instead of the words for a failure.
 * @slot actions - Beside the partner's name, for buttons of the page.
 * @slot - Stays visible until the element can draw.
 * @csspart panel - The whole.
 * @csspart title - The heading.
 * @csspart campaign - The section of daily revenue.
 * @csspart model - The section of the event's attribution model.
 * @csspart backhaul - The section of the package.
 * @csspart package - The package's name.
 * @csspart heading - The heading of a section.
 * @csspart days - Daily revenue: the chart and its table.
 * @csspart chart - The chart of daily revenue.
 * @csspart legend - What the chart's colours and shapes mean.
 * @csspart rows - The rows of attribution and adjustments.
 * @csspart choice - The attribution model of the event.
 * @csspart meta - What Meta says of the event.
 * @csspart evaluation - What came of the package's mail.
 * @csspart settings - How its sales are counted.
 * @csspart defaults - How those of new packages are.
 * @csspart option - One of several that can be chosen, with a sentence about it.
 * @csspart field - A field of a form, with its label and what is said about it.
 * @csspart note - What has been saved.
 * @csspart error - What is wrong with a field, or with what was asked for.
 * @csspart table - A table.
 * @csspart kpis - Figures.
 * @csspart form - A form.
 * @csspart dialog - The question before a change.
 * @csspart waiting - What is said while a build or a new evaluation is awaited, and once it has come.
 * @csspart stale - The words above data that could not be updated.
 * @csspart footer - The partner's name, and the slot for actions.
 * @csspart notice - What is said instead of data.
 * @csspart button - A button.
 * @csspart empty - The whole, where there is nothing to show.
 * @csspart failed - The whole, where nothing could be read.
 * @csspart loading - The placeholder.
 * @cssstate empty - Nothing to show: nobody signed in, no partner, no id.
 * @cssstate loading - Nothing to show yet.
 * @cssstate ready - Shows at least one of its sections.
 * @cssstate stale - Shows something as it was; a reload failed.
 * @cssstate failed - Nothing could be read.
 * @fires {FdLoadEvent} fd-load - Begins to load.
 * @fires {FdReadyEvent} fd-ready - Shows what it is for.
 * @fires {FdErrorEvent} fd-error - Something could not be read.
 * @fires {FdAdjustmentAddEvent} fd-adjustment-add - An adjustment is about to be added. Cancelable.
 * @fires {FdAdjustmentDeleteEvent} fd-adjustment-delete - An adjustment is about to be deleted. Cancelable.
 * @fires {FdAdjustmentsChangeEvent} fd-adjustments-change - An adjustment has been added or deleted.
 * @fires {FdEvaluationSettingsEvent} fd-evaluation-settings - Settings are about to be saved. Cancelable.
 * @fires {FdEvaluationChangeEvent} fd-evaluation-change - Settings have been saved, or a new result has come.
 * @fires {FdAttributionModelEvent} fd-attribution-model - A model is about to be changed. Cancelable.
 * @example
 * <fd-attribution-panel event-id="evt_abc" package-id="pkg_555"></fd-attribution-panel>
 */
export class FdAttributionPanel extends WordedElement<AttributionMessages> {
  static override styles = [WordedElement.styles, card, styles];

  /** The event whose daily revenue and model are shown. */
  @property({ attribute: 'event-id' }) eventId = '';
  /** The audience package whose evaluation is shown. */
  @property({ attribute: 'package-id' }) packageId = '';
  /** Nothing can be changed, and nothing speaks of changing. */
  @property({ attribute: 'read-only', type: Boolean, reflect: true }) readOnly = false;
  /** Level of the heading, 3 by default. */
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 3;
  /** With any of these the element never loads, shows of the rest what is set, and changes nothing. */
  @property({ attribute: false }) campaignResults: readonly CampaignResult[] | undefined;
  /** The event's sales day by day. */
  @property({ attribute: false }) dailyRevenue: DailyRevenue | undefined;
  /** What came of the mail, a row for each cluster. */
  @property({ attribute: false }) evaluation: readonly EvaluationRow[] | undefined;
  /** How the package's sales are counted. */
  @property({ attribute: false }) backhaulSettings: BackhaulSettings | undefined;
  /** `FD`, `META`, `EXTERNAL`, or one that is new. */
  @property({ attribute: false }) attributionModel: string | undefined;
  /** Whose name and currency are used; by itself it keeps nothing from loading. */
  @property({ attribute: false }) partner: Partner | undefined;

  protected readonly catalogue = attributionMessages;

  #shared: Messages | undefined;
  #said = '';
  readonly #textOf = (error: FdError): string => {
    const { access } = this;
    return access ? access.textOf(error) : access === null ? this.#shared!.unavailable : '';
  };
  readonly #say = (text: string): void => {
    this.#said = text;
    this.requestUpdate();
  };
  readonly #onModelChange = (): void => void this.#sections.campaign.part?.refresh();
  readonly #onPartnerChange = (): void => void this.#partner.refresh();
  readonly #panel: Panel = live<Panel>({
    host: () => this,
    client: () => this.fd?.client,
    scope: () => this.fd?.scope,
    eventId: () => this.eventId,
    packageId: () => this.packageId,
    isReadOnly: () => this.readOnly || Boolean(this.#given),
    given: () => this.#given,
    partner: () => this.partner ?? this.#partner.value,
    level: () => this.headingLevel + 1,
    words: () => this.#shared!,
    formats: () => this.formats,
    language: () => this.language,
    timeZone: () => this.timeZone ?? this.fd?.timeZone,
    textOf: () => this.#textOf,
    say: () => this.#say,
    onModelChange: () => this.#onModelChange,
    onPartnerChange: () => this.#onPartnerChange,
  });
  readonly #partner: PanelLoad<Partner> = loadOf(
    this.#panel,
    () => (this.partner ? '' : 'partner'),
    (scope, _id, how) => partner(scope).get(how),
  );
  readonly #sections = createSections(this.#panel);

  /** Loads again what failed. */
  override async retry(): Promise<void> {
    await super.retry();
    for (const name of this.#shown) this.#sections[name].again();
    await Promise.all(this.#parts.filter(({ error }) => error).map((part) => part.refresh()));
  }

  /** Loads everything again, past every cache. What is shown, and what was typed, stays meanwhile. */
  async refresh(): Promise<void> {
    await Promise.all([this.#partner, ...this.#parts].map((part) => part.refresh()));
  }

  protected override get isHidden(): boolean {
    return !this.#given && super.isHidden;
  }

  protected get state(): ElementState {
    if (this.#given) return 'ready';
    if (this.gate) return this.gate;
    if (!this.#shown.length) return 'empty';
    const isMissing = this.#shown.some((name) => this.#sections[name].hasFailed);
    return stateOf(
      this.#parts.map(({ state }) => state),
      isMissing,
    );
  }

  protected get failures(): readonly (FdError | null | undefined)[] {
    return [this.fd?.error, this.#partner.error, ...this.#parts.map(({ error }) => error)];
  }

  protected override announce(words: Messages): string {
    const { state } = this;
    const old = this.#parts.filter((part) => part.state === 'stale').map(({ asOf }) => asOf);
    if (state === 'stale') return this.#said || words.stale(this.formats.clock(Math.min(...old)));
    return state === 'ready' ? this.#said : super.announce(words);
  }

  protected notice(access: Access): Notice {
    const gate = access.gate(this, this.fd);
    if (gate) return gate;
    if (this.state === 'empty') return { text: this.own.nothingChosen };
    const error = this.#parts.map(({ error }) => error).find(Boolean);
    if (error) return access.error(this.own.failed, error, this.onRetry, this, this.fd);
    return { text: access.words.errors.network, ways: [{ label: access.words.retry, run: this.onRetry }] };
  }

  protected body(words: Messages): TemplateResult {
    this.#shared = words;
    const { state } = this;
    if (state === 'ready' || state === 'stale') return this.#renderPanel('panel');
    if (state === 'loading') return html`<slot name="loading">${this.#renderPanel('loading')}</slot>`;
    return html`<slot name=${state === 'failed' ? 'error' : 'empty'}>
      <article part=${state} tabindex="-1">${this.renderNotice(words)} ${this.#renderFooter()}</article>
    </slot>`;
  }

  #renderPanel(part: 'panel' | 'loading'): TemplateResult {
    return html`<article part=${part} tabindex="-1">
      <div class="title" part="title" role="heading" aria-level=${this.headingLevel}>${this.own.title}</div>
      ${this.#shown.map((name) => html`<section part=${name} class=${name}>${this.#renderSection(name)}</section>`)}
      ${this.#renderFooter(html`<slot name="actions"></slot>`)}
    </article>`;
  }

  #renderSection(name: SectionName): unknown {
    const section = this.#sections[name];
    const blank = html`<div class="blank ${name}"></div>`;
    if (!section.hasFailed) return section.view(this.language, blank);
    const { card, retry } = this.#shared!;
    return html`<div class="notice">
      <p class="muted">${card.partFailed(this.own[name])}</p>
      <button type="button" part="button" @click=${this.onRetry}>${retry}</button>
    </div>`;
  }

  /** Names whose data it is, also where none can be shown. */
  #renderFooter(actions?: TemplateResult): unknown {
    const owner = this.#panel.partner?.name ?? this.fd?.scope?.partnerId ?? this.fd?.partnerId;
    if (!owner && !actions) return nothing;
    return html`<footer part="footer"><span class="muted">${owner}</span>${actions}</footer>`;
  }

  get #shown(): SectionName[] {
    return sectionsOf(this.#given, this.eventId, this.packageId);
  }

  get #given(): Given | null {
    const { campaignResults, dailyRevenue, evaluation, backhaulSettings, attributionModel } = this;
    return givenOf({ campaignResults, dailyRevenue, evaluation, backhaulSettings, attributionModel });
  }

  get #parts(): Part[] {
    return this.#shown.flatMap((name) => this.#sections[name].part?.parts ?? []);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fd-attribution-panel': FdAttributionPanel;
  }
}
