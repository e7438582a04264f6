import { html, nothing, type TemplateResult } from 'lit';
import type { BackhaulMessages } from '../../../i18n/attribution/messages.ts';
import type { EvaluationRow } from '../../../model/backhaul.ts';
import type { AudiencePackage } from '../../../model/package.ts';
import { FdEvaluationChangeEvent } from '../attribution-events.ts';
import { figuresOf } from '../figures.ts';
import type { Panel } from '../panel.ts';
import { partView, type PanelLoad } from '../part.ts';
import { evaluationOf, type Compared } from './backhaul.view.ts';
import { evaluationTable } from './evaluation-table.ts';
import { kpisView } from './kpis.ts';
import { Waiting } from './waiting.ts';

/** The evaluation of the package, and how far it can be trusted to be the newest. */
export class Result {
  readonly waiting: Waiting;
  readonly #panel: Panel;
  readonly #evaluation: PanelLoad<readonly EvaluationRow[]>;
  readonly #package: PanelLoad<AudiencePackage>;
  #compared: Compared = 'rate';
  #words: BackhaulMessages | undefined;
  /** A result has come since somebody last asked for a look. */
  #hasNews = false;

  constructor(panel: Panel, evaluation: PanelLoad<readonly EvaluationRow[]>, builtPackage: PanelLoad<AudiencePackage>) {
    this.#panel = panel;
    this.#evaluation = evaluation;
    this.#package = builtPackage;
    this.waiting = new Waiting(panel, evaluation, builtPackage, () => this.#onResult());
  }

  view(words: BackhaulMessages): TemplateResult {
    this.#words = words;
    return partView<readonly EvaluationRow[]>(this.#panel, {
      name: 'evaluation',
      title: words.result,
      load: this.#evaluation,
      given: this.#panel.given?.evaluation,
      view: (rows) => this.#renderRows(rows, words),
    });
  }

  /** What is said of the result that is awaited, or has come; nothing where none is. */
  get text(): string {
    const words = this.#words!;
    const { askedAt, cameAt, seenAt, rows } = this.waiting.awaited;
    const clock = (time: number | null): string => (time === null ? '' : this.#panel.formats.clock(time));
    return {
      none: '',
      building: words.building,
      asked: words.waiting(clock(askedAt), rows?.length ? clock(seenAt) : null),
      between: words.unsureResult(clock(cameAt)),
      long: words.maybeSame(clock(askedAt)),
      came: words.newResult(clock(cameAt)),
    }[this.waiting.stage];
  }

  #renderRows(rows: readonly EvaluationRow[], words: BackhaulMessages): TemplateResult {
    const { formats, language, words: shared, isReadOnly } = this.#panel;
    const view = evaluationOf(rows, this.#compared, words, formats, figuresOf(language));
    const { stage } = this.waiting;
    const isDone = this.#package.value?.status === 'DONE';
    const without = stage === 'building' ? '' : isDone ? words.noResultYet : words.noResult;
    const about = view ? words.behind : without;
    return html`${this.#renderText()}
    ${
      view
        ? html`${kpisView(view.kpis, shared.noData)}
          ${evaluationTable(view, words, shared.noData, this.#compared, (compared) => {
            this.#compared = compared;
            this.#panel.host.requestUpdate();
          })}`
        : nothing
    }
    ${
      isReadOnly
        ? about && html`<p class="muted">${about}</p>`
        : html`<div class="look">
            <p class="muted">${about} ${this.#looked}</p>
            <button type="button" part="button" @click=${this.#onLook}>${words.lookAgain}</button>
          </div>`
    }`;
  }

  #renderText(): TemplateResult | typeof nothing {
    const { text } = this;
    if (!text) return nothing;
    const isNew = this.waiting.stage === 'came';
    return html`<p class="waiting ${isNew ? 'positive' : ''}" part="waiting">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d=${isNew ? 'M3 8.5L6.5 12L13 4.5' : 'M8 4V8L11 10M8 1.5A6.5 6.5 0 1 1 7.99 1.5'} />
      </svg>
      <span>${text}</span>
    </p>`;
  }

  get #looked(): string {
    return this.#words!.looked(this.#panel.formats.clock(this.#evaluation.asOf));
  }

  readonly #onLook = async (): Promise<void> => {
    const { host, say, formats, words } = this.#panel;
    const evaluation = this.#evaluation;
    this.#hasNews = false;
    // The same sentence again would not be heard.
    say('');
    await Promise.all([evaluation.refresh(), this.#package.refresh()]);
    // What has come is noticed, and told, while the panel draws.
    await host.updateComplete;
    // Another package may be shown by now, which is on its way.
    if (this.#hasNews || !evaluation.value) return;
    say(evaluation.error ? words.stale(formats.clock(evaluation.asOf)) : `${this.#words!.noOther} ${this.#looked}`);
  };

  #onResult(): void {
    const { host, packageId, say } = this.#panel;
    this.#hasNews = true;
    // It is noticed while the panel is about to draw.
    queueMicrotask(() => {
      if (this.#words) say(this.text);
      host.dispatchEvent(new FdEvaluationChangeEvent(packageId, 'result'));
    });
  }
}
