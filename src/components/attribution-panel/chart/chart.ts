import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { ChartMessages } from '../../../i18n/attribution/messages.ts';
import { dayAt, figuresOf } from '../figures.ts';
import { adopt } from '../lazy.ts';
import type { Panel } from '../panel.ts';
import { onOther } from '../part.ts';
import { areaView, datesView, gutterView, readingOf, tableView, type ChartWriting } from './chart.parts.ts';
import { chartStyles } from './chart.styles.ts';
import { chartOf, nearest, step, type ChartData, type ChartPoint, type ChartView, type Metric } from './chart.view.ts';

/** In days; `null` is all of them. */
const RANGES = [7, 30, 90, null] as const;
const METRICS = ['revenue', 'tickets'] as const;
/** A reading is spoken once the reader has stopped for so long. */
const SPEAK_AFTER_MS = 400;
/** Left of it for values. Longer ones take more, which never decides between days and weeks: their values differ in length. */
const GUTTER = 40;
/** More rows than this are scrolled through. */
const MAX_ROWS = 10;
/** Taken for the width until it is known. */
const USUAL_WIDTH = 600;

/** Daily sales as bars with the manual adjustments over them, read by pointer and keyboard, with its table. */
export class Chart implements ReactiveController {
  readonly #panel: Panel;
  #data: ChartData | undefined;
  #metric: Metric = 'revenue';
  #range: (typeof RANGES)[number] = 90;
  /** First day of the bar that is read. */
  #read: string | null = null;
  #isTable = false;
  #width = USUAL_WIDTH;
  #spoken = '';
  #speakTimer: ReturnType<typeof setTimeout> | undefined;
  #seen: Element | null = null;
  readonly #observer = new ResizeObserver(([entry]) => {
    const width = Math.round(entry!.contentRect.width) - GUTTER;
    if (width <= 0 || width === this.#width) return;
    this.#width = width;
    this.#panel.host.requestUpdate();
  });

  constructor(panel: Panel) {
    this.#panel = panel;
    panel.host.addController(this);
    adopt(panel, chartStyles.styleSheet!);
    onOther(
      panel,
      () => panel.eventId,
      () => {
        clearTimeout(this.#speakTimer);
        this.#data = undefined;
        this.#read = null;
        this.#spoken = '';
      },
    );
  }

  hostConnected(): void {
    // Given figures are not drawn anew by themselves: the width has to be watched again.
    this.#panel.host.requestUpdate();
  }

  hostUpdated(): void {
    if (!this.#panel.host.isConnected) return;
    const plot = this.#panel.host.renderRoot.querySelector('.plot');
    if (plot === this.#seen) return;
    this.#observer.disconnect();
    if (plot) this.#observer.observe(plot);
    this.#seen = plot;
  }

  hostDisconnected(): void {
    clearTimeout(this.#speakTimer);
    this.#observer.disconnect();
    this.#seen = null;
  }

  /** Draws these figures from now on. */
  show(data: ChartData): this {
    this.#data = data;
    return this;
  }

  view(words: ChartMessages): TemplateResult {
    const view = this.#view;
    if (!view) return html`<p class="muted">${words.empty}</p>`;
    const figures = figuresOf(this.#panel.language);
    const point = view.points.find(({ from }) => from === this.#read);
    const label = (view.step === 'day' ? words.perDay : words.perWeek)[this.#metric];
    const writing: ChartWriting = { panel: this.#panel, words, figures, label };
    const currency = this.#metric === 'revenue' && this.#panel.partner?.currency;
    const doesScroll = this.#isTable && view.points.length > MAX_ROWS;
    const reading = point ? readingOf(point, writing) : html`<span class="muted">${words.hint}</span>`;
    return html`<div class="stack" part="chart">
      ${this.#renderTools(words)} ${view.step === 'week' ? html`<p class="muted">${words.weeks}</p>` : nothing}
      <p class="reading" id="reading">${reading}</p>
      ${this.#renderPlot(view, point, writing)}
      <p class="legend" part="legend" aria-hidden="true">
        <span
          ><svg><rect class="sold" width="12" height="12" rx="2" /></svg
          >${currency ? words.inMoney(label, currency) : label}</span
        >
        ${
          view.points.some(({ mark }) => mark !== null)
            ? html`<span
                ><svg><path class="added" d="M6 -1L13 6L6 13L-1 6Z" /></svg>${words.adjustment}</span
              >`
            : nothing
        }
      </p>
      <p class="hidden" role="status">${this.#spoken}</p>
      <div class="disclose">
        <button type="button" part="button" aria-expanded=${this.#isTable} @click=${this.#onTable}>
          ${this.#isTable ? words.hideTable : words.showTable}
        </button>
      </div>
      <div
        class="${this.#isTable ? 'open' : 'closed'} ${doesScroll ? 'scrolls' : ''}"
        role="region"
        aria-label=${label}
        tabindex=${doesScroll ? 0 : -1}
      >
        ${tableView(view, writing)}
      </div>
    </div>`;
  }

  #renderTools(words: ChartMessages): TemplateResult {
    const choice = (isOn: boolean, text: string, onClick: () => void): TemplateResult =>
      html`<button type="button" part="button" aria-pressed=${isOn} @click=${onClick}>${text}</button>`;
    return html`<div class="tools">
      <div class="choices" role="group" aria-label=${words.metric}>
        ${METRICS.map((metric) => choice(metric === this.#metric, words[metric], () => this.#set({ metric })))}
      </div>
      <div class="choices" role="group" aria-label=${words.range}>
        ${RANGES.map((range) =>
          choice(range === this.#range, range === null ? words.all : words.days(range), () => this.#set({ range })),
        )}
      </div>
    </div>`;
  }

  #renderPlot(view: ChartView, read: ChartPoint | undefined, writing: ChartWriting): TemplateResult {
    const { words, figures, label } = writing;
    const [first, last] = [view.points[0]!, view.points.at(-1)!];
    const isToday = last.to === dayAt(Date.now(), this.#panel.timeZone);
    return html`<div
      class="plot"
      role="application"
      tabindex="0"
      aria-label="${words.label(label, figures.day(first.from), figures.day(last.to))} ${words.keys[view.step]}"
      aria-describedby="reading"
      @keydown=${this.#onKey}
      @pointermove=${this.#onPointer}
      @pointerdown=${this.#onPointer}
      @pointerleave=${this.#onLeave}
    >
      ${gutterView(view, figures)} ${areaView(view, read, figures)} ${datesView(view, isToday, writing)}
      <span class="hidden">${isToday ? words.today : words.lastDay(figures.day(last.to))}</span>
    </div>`;
  }

  #set({ metric = this.#metric, range = this.#range }: { metric?: Metric; range?: (typeof RANGES)[number] }): void {
    this.#metric = metric;
    this.#range = range;
    this.#panel.host.requestUpdate();
  }

  readonly #onTable = (): void => {
    this.#isTable = !this.#isTable;
    this.#panel.host.requestUpdate();
  };

  /** As it is drawn now. */
  get #view(): ChartView | null {
    return this.#data ? chartOf(this.#data, { metric: this.#metric, range: this.#range, width: this.#width }) : null;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const view = this.#view!;
    const index = view.points.findIndex(({ from }) => from === this.#read);
    const next = event.key === 'Escape' ? -1 : step(view, index, event.key);
    if (next === null) return;
    event.preventDefault();
    this.#readPoint(view.points[next]);
  };

  readonly #onPointer = (event: PointerEvent): void => {
    const { left, width } = (event.currentTarget as Element).querySelector('.area')!.getBoundingClientRect();
    const view = this.#view!;
    this.#readPoint(view.points[nearest(view, (event.clientX - left) / (width || 1))]);
  };

  /** A finger lifts after it has chosen; a mouse that leaves reads no more. */
  readonly #onLeave = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' && !(event.currentTarget as Element).matches(':focus-visible')) {
      this.#readPoint(undefined);
    }
  };

  #readPoint(point: ChartPoint | undefined): void {
    if ((point?.from ?? null) === this.#read) return;
    this.#read = point?.from ?? null;
    clearTimeout(this.#speakTimer);
    this.#speakTimer = setTimeout(() => {
      const shown = this.#panel.host.renderRoot.querySelector('#reading')?.textContent.trim() ?? '';
      this.#spoken = this.#read === null ? '' : shown;
      this.#panel.host.requestUpdate();
    }, SPEAK_AFTER_MS);
    this.#panel.host.requestUpdate();
  }
}
