import { html, nothing, type TemplateResult } from 'lit';
import { campaignResults } from '../../../client/resources/campaign-results.ts';
import { dailyRevenue } from '../../../client/resources/daily-revenue.ts';
import { partner } from '../../../client/resources/partner.ts';
import { adjustmentMessages, chartMessages } from '../../../i18n/attribution/languages.ts';
import type { CampaignMessages } from '../../../i18n/attribution/messages.ts';
import type { DailyRevenue } from '../../../model/daily-revenue.ts';
import type { CampaignResult } from '../../../model/campaign-results.ts';
import { figuresOf } from '../figures.ts';
import { adopt, Lazy } from '../lazy.ts';
import { focusIn, type Panel, type Part, type Section } from '../panel.ts';
import { formPlaceView, headingView, loadOf, onOther, partView } from '../part.ts';
import { sectionStyles } from '../section.styles.ts';
import { chartDataOf, resultsOf, type Writing } from './campaign.view.ts';
import type { Adjustments } from './adjustments.ts';
import { resultsTable } from './results-table.ts';
import { daysTable } from './days-table.ts';
import { Shown } from './shown.ts';

/** So many rows are shown at first. */
const FIRST_ROWS = 12;

/** Daily revenue of the event, and under it the rows that it is attributed by. */
export class Campaign implements Section<CampaignMessages> {
  readonly #panel: Panel;
  readonly #revenue;
  readonly #results;
  readonly #shown: Shown;
  readonly #chart;
  readonly #changes;
  /** Daily revenue was asked for in it. */
  #currency: string | null | undefined;
  #isOpen = false;
  #isWhole = false;
  /** What the module that changes rows was last asked for. */
  #asked: ((changes: Adjustments) => unknown) | null = null;

  constructor(panel: Panel) {
    this.#panel = panel;
    adopt(panel, sectionStyles.styleSheet!);
    this.#revenue = loadOf(
      panel,
      () => panel.eventId,
      async (scope, id, how) => {
        // In the money that it is labelled with; the partner's record is not what this hangs on.
        const currency =
          panel.partner?.currency ??
          (
            await partner(scope)
              .get({ signal: how.signal })
              .catch(() => null)
          )?.currency;
        this.#currency = currency;
        return dailyRevenue(scope).get(id, { ...how, currency });
      },
    );
    panel.host.addController({
      hostUpdate: () => {
        const currency = panel.partner?.currency;
        if (!this.#revenue.value || !currency || currency === this.#currency) return;
        // Money in one currency is never labelled with another.
        this.#currency = currency;
        this.#revenue.value = undefined;
        void this.#revenue.refresh();
      },
    });
    this.#results = loadOf(
      panel,
      () => panel.eventId,
      (scope, id, how) => campaignResults(scope).list(id, how),
    );
    this.#shown = new Shown(panel, '.chart-place');
    this.#chart = new Lazy(panel, async () => new (await import('../chart/chart.ts')).Chart(panel), chartMessages);
    this.#changes = new Lazy(
      panel,
      async () => {
        const look = { asOf: () => this.#results.asOf, refresh: () => this.refresh() };
        return new (await import('./adjustments.ts')).Adjustments(panel, look, () => (this.#isOpen = true));
      },
      adjustmentMessages,
    );
    onOther(
      panel,
      () => panel.eventId,
      () => {
        this.#isOpen = this.#isWhole = false;
        this.#asked = null;
      },
    );
  }

  /** Rows that this account may not read are no failure. */
  get parts(): readonly Part[] {
    return this.#isUnavailable ? [this.#revenue] : [this.#revenue, this.#results];
  }

  /** Reads days and rows anew. */
  async refresh(): Promise<void> {
    const all = this.#isUnavailable ? [this.#revenue] : [this.#revenue, this.#results];
    await Promise.all(all.map((load) => load.refresh()));
  }

  view(words: CampaignMessages): TemplateResult {
    const panel = this.#panel;
    const { given } = panel;
    const hasRows = !given || given.campaignResults;
    return html`${headingView(panel, words.revenue)}
    ${
      given && !given.dailyRevenue
        ? nothing
        : partView(panel, {
            name: 'days',
            title: words.revenue,
            load: this.#revenue,
            given: given?.dailyRevenue,
            view: (days) => {
              const results = given ? given.campaignResults : this.#results.value;
              const data = chartDataOf(days, results, panel.timeZone);
              this.#chart.part?.show(data);
              const isNone = !data.days.length && !data.adjustments.length;
              const blank = html`<div class="blank days"></div>`;
              return html`<div class="chart-place ${isNone ? 'none' : ''}">
                ${this.#renderPlace(days, words, blank)}
              </div>`;
            },
          })
    }
    ${hasRows ? this.#renderResults(words) : nothing}`;
  }

  /** On paper, the days in a table where the chart has not come: it brings a table of its own. */
  #renderPlace(days: DailyRevenue, words: CampaignMessages, blank: TemplateResult): unknown {
    if (this.#shown.isPrinting && !this.#chart.part) return daysTable(days.days, words, this.#writing);
    return this.#shown.isShown ? this.#renderChart(words, blank) : blank;
  }

  #renderChart(words: CampaignMessages, blank: TemplateResult): unknown {
    const { language, words: shared } = this.#panel;
    if (!this.#chart.hasFailed) return this.#chart.view(language, blank);
    return html`<div class="notice">
      <p class="muted">${shared.card.partFailed(words.revenue)}</p>
      <button type="button" part="button" @click=${() => this.#chart.again()}>${shared.retry}</button>
    </div>`;
  }

  get #isUnavailable(): boolean {
    return this.#results.error?.code === 'not-available' && this.#results.value === undefined;
  }

  #renderResults(words: CampaignMessages): TemplateResult {
    const panel = this.#panel;
    const { given } = panel;
    const isUnavailable = !given && this.#isUnavailable;
    return html`<div class="stack results">
      <div class="heading" role="heading" aria-level=${panel.level + 1} tabindex="-1" id="results">
        ${words.results}
      </div>
      ${
        isUnavailable
          ? html`<p class="muted">${words.notAvailable}</p>`
          : partView(panel, {
              name: 'rows',
              title: words.results,
              load: this.#results,
              given: given?.campaignResults,
              view: (results) => this.#renderRows(results, words),
            })
      }
    </div>`;
  }

  #renderRows(results: readonly CampaignResult[], words: CampaignMessages): TemplateResult {
    const panel = this.#panel;
    const view = resultsOf(results, words, this.#writing);
    return html`${results.length ? nothing : html`<p class="muted">${words.none}</p>`}
      <div class="ways disclose">
        ${
          results.length
            ? html`<button type="button" part="button" aria-expanded=${this.#isOpen} @click=${this.#onOpen}>
                ${this.#isOpen ? words.hide : words.show(results.length)}
              </button>`
            : nothing
        }
        ${panel.isReadOnly ? nothing : html`<button type="button" part="button" id="add" @click=${this.#onAdd}>${words.add}</button>`}
      </div>
      ${
        panel.isReadOnly || !this.#asked
          ? nothing
          : this.#changes.view(panel.language, formPlaceView(panel, this.#changes.hasFailed, this.#onAgain))
      }
      ${
        this.#isOpen && results.length
          ? resultsTable(view, words, {
              shown: this.#isWhole ? view.rows.length : FIRST_ROWS,
              onWhole: this.#onWhole,
              onDelete: panel.isReadOnly ? null : (row) => this.#ask((changes) => changes.askToDelete(row)),
            })
          : nothing
      }`;
  }

  get #writing(): Writing {
    const { formats, language, partner, timeZone, words } = this.#panel;
    return { formats, figures: figuresOf(language), currency: partner?.currency, timeZone, noData: words.noData };
  }

  readonly #onOpen = (): void => {
    this.#isOpen = !this.#isOpen;
    this.#panel.host.requestUpdate();
  };

  readonly #onWhole = (): void => {
    this.#isWhole = true;
    this.#panel.host.requestUpdate();
    // The button has gone: on to the first row that is new.
    void focusIn(this.#panel, '#results');
  };

  readonly #onAdd = (): void => this.#ask((changes) => changes.openForm());

  readonly #onAgain = (): void => {
    if (this.#asked) this.#ask(this.#asked);
  };

  /** Loads the module of the changes where it is not there yet, then does something with it. */
  #ask(then: (changes: Adjustments) => unknown): void {
    this.#asked = then;
    const { host, language, scope, eventId } = this.#panel;
    void this.#changes.ready(language).then(async (changes) => {
      await host.updateComplete;
      // It was about the event and the partner that were shown then.
      const isShown = scope === this.#panel.scope && eventId === this.#panel.eventId && !this.#panel.isReadOnly;
      if (changes && isShown) then(changes);
    });
    host.requestUpdate();
  }
}
