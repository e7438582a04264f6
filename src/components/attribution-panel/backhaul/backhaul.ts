import { html, nothing, type TemplateResult } from 'lit';
import { backhaul } from '../../../client/resources/backhaul.ts';
import { packages } from '../../../client/resources/packages.ts';
import { settingsMessages } from '../../../i18n/attribution/languages.ts';
import type { BackhaulMessages, SettingsMessages } from '../../../i18n/attribution/messages.ts';
import type { BackhaulSettings, EvaluationRow } from '../../../model/backhaul.ts';
import { FdEvaluationChangeEvent } from '../attribution-events.ts';
import { figuresOf } from '../figures.ts';
import { adopt, Lazy } from '../lazy.ts';
import { focusIn, type Panel, type Part, type Section } from '../panel.ts';
import { formPlaceView, headingView, loadOf, onOther, partView, type PanelLoad } from '../part.ts';
import { sectionStyles } from '../section.styles.ts';
import { backhaulStyles } from './backhaul.styles.ts';
import { evaluationOf, packageNameOf, settingsOf, type Compared, type Kpi } from './backhaul.view.ts';
import { evaluationTable } from './evaluation-table.ts';
import type { SettingsForm } from './settings-form.ts';
import { Waiting } from './waiting.ts';

/** What came of the package's mail, and how it is counted. */
export class Backhaul implements Section<BackhaulMessages> {
  readonly #panel: Panel;
  readonly #settings;
  readonly #evaluation;
  /** Only for the package's title: without it, it goes by its id. */
  readonly #package;
  readonly #defaults;
  readonly #waiting: Waiting;
  readonly #form;
  readonly #defaultsForm;
  #compared: Compared = 'rate';
  #isFormOpen = false;
  #areDefaultsOpen = false;
  #words: BackhaulMessages | undefined;

  constructor(panel: Panel) {
    this.#panel = panel;
    adopt(panel, sectionStyles.styleSheet!);
    const id = (): string => panel.packageId;
    adopt(panel, backhaulStyles.styleSheet!);
    this.#settings = loadOf(panel, id, (scope, id, how) => backhaul(scope).settings(id, how));
    this.#evaluation = loadOf(panel, id, (scope, id, how) => backhaul(scope).evaluation(id, how));
    this.#package = loadOf(panel, id, (scope, id, how) => packages(scope).get(id, how));
    this.#defaults = loadOf(
      panel,
      () => (this.#areDefaultsOpen ? id() : ''),
      (scope, _id, how) => backhaul(scope).defaults(how),
    );
    this.#waiting = new Waiting(panel, this.#evaluation, () => this.#onResult());
    const formOf = (load: PanelLoad<BackhaulSettings>, isDefault: boolean): Lazy<SettingsMessages, SettingsForm> =>
      new Lazy(
        panel,
        async () => {
          const { SettingsForm } = await import('./settings-form.ts');
          const names = (): BackhaulMessages => this.#words!;
          if (isDefault) return new SettingsForm(panel, { load, names });
          const waiting = this.#waiting;
          const [onSaving, onUnsure] = [() => waiting.asking(), () => waiting.addUnsure()];
          return new SettingsForm(panel, {
            load,
            names,
            ofPackage: { name: () => this.#name, onSaving, onSaved: () => this.#onSaved(), onUnsure },
          });
        },
        settingsMessages,
      );
    this.#form = formOf(this.#settings, false);
    this.#defaultsForm = formOf(this.#defaults, true);
    onOther(panel, id, () => (this.#isFormOpen = this.#areDefaultsOpen = false));
  }

  get parts(): readonly Part[] {
    return [this.#settings, this.#evaluation, this.#defaults];
  }

  view(words: BackhaulMessages): TemplateResult {
    this.#words = words;
    const panel = this.#panel;
    const { given } = panel;
    return html`<div class="package">
        ${headingView(panel, words.title)}
        ${this.#name ? html`<p class="muted" part="package">${words.package} <bdi>${this.#name}</bdi></p>` : nothing}
      </div>
      ${
        given && !given.evaluation
          ? nothing
          : partView<readonly EvaluationRow[]>(panel, {
              name: 'evaluation',
              title: words.result,
              load: this.#evaluation,
              given: given?.evaluation,
              view: (rows) => this.#renderEvaluation(rows, words),
            })
      }
      ${given && !given.backhaulSettings ? nothing : this.#renderSettings(words)}
      ${panel.isReadOnly ? nothing : this.#renderDefaults(words)}`;
  }

  get #name(): string {
    return packageNameOf(this.#panel.packageId, this.#package.value?.title);
  }

  #renderEvaluation(rows: readonly EvaluationRow[], words: BackhaulMessages): TemplateResult {
    const { formats, language, words: shared } = this.#panel;
    const view = evaluationOf(rows, this.#compared, words, formats, figuresOf(language));
    return html`${this.#renderWaiting(words)}
    ${
      view
        ? html`${kpisView(view.kpis, shared.noData)}
            ${evaluationTable(view, words, shared.noData, this.#compared, (compared) => {
              this.#compared = compared;
              this.#panel.host.requestUpdate();
            })}
            <p class="muted">${words.behind}</p>`
        : html`<p class="muted">${words.noResult}</p>`
    }`;
  }

  #renderWaiting(words: BackhaulMessages): TemplateResult | typeof nothing {
    const text = this.#waitingText(words);
    if (!text) return nothing;
    const { stage } = this.#waiting;
    const isNew = stage === 'came';
    return html`<p class="waiting ${isNew ? 'positive' : ''}" part="waiting">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d=${isNew ? 'M3 8.5L6.5 12L13 4.5' : 'M8 4V8L11 10M8 1.5A6.5 6.5 0 1 1 7.99 1.5'} />
      </svg>
      <span>${text}</span>
      ${
        stage === 'long'
          ? html`<button type="button" part="button" @click=${() => this.#evaluation.refresh()}>
              ${words.lookAgain}
            </button>`
          : nothing
      }
    </p>`;
  }

  #waitingText(words: BackhaulMessages): string {
    const { stage, times, hasResult } = this.#waiting;
    const clock = (time: number | null): string => (time === null ? '' : this.#panel.formats.clock(time));
    const { askedAt, cameAt, seenAt } = times;
    if (stage === 'none') return '';
    if (stage === 'came') return words.newResult(clock(cameAt));
    if (stage === 'between') return words.unsureResult(clock(cameAt));
    if (stage === 'long') return words.maybeSame(clock(askedAt));
    return words.waiting(clock(askedAt), hasResult && seenAt !== null ? clock(seenAt) : null);
  }

  #renderSettings(words: BackhaulMessages): TemplateResult {
    const panel = this.#panel;
    const { given, language, words: shared } = panel;
    const hasUnsaved = this.#form.part?.hasChanges ?? false;
    return html`<div class="stack">
      <div class="heading" role="heading" aria-level=${panel.level + 1}>${words.settings}</div>
      ${partView<BackhaulSettings>(panel, {
        name: 'settings',
        title: words.settings,
        load: this.#settings,
        given: given?.backhaulSettings,
        view: (settings) =>
          html`${kpisView(settingsOf(settings, words, figuresOf(language), true), shared.noData)}
          ${panel.isReadOnly ? nothing : this.#renderOpen('change', this.#isFormOpen, words, this.#onForm)}
          ${hasUnsaved && !this.#isFormOpen ? html`<p class="warning">${words.unsaved}</p>` : nothing}
          ${this.#isFormOpen && !panel.isReadOnly ? this.#renderForm(this.#form) : nothing}`,
      })}
    </div>`;
  }

  #renderOpen(id: string, isOpen: boolean, words: BackhaulMessages, onClick: () => void): TemplateResult {
    const text = id === 'change' ? (isOpen ? words.close : words.change) : words.defaults;
    return html`<div>
      <button type="button" part="button" id=${id} aria-expanded=${isOpen} @click=${onClick}>${text}</button>
    </div>`;
  }

  #renderDefaults(words: BackhaulMessages): TemplateResult {
    return html`<div class="stack">
      ${this.#renderOpen('defaults', this.#areDefaultsOpen, words, this.#onDefaults)}
      ${
        this.#areDefaultsOpen
          ? partView<BackhaulSettings>(this.#panel, {
              name: 'defaults',
              title: words.defaults,
              load: this.#defaults,
              view: () => this.#renderForm(this.#defaultsForm),
            })
          : nothing
      }
    </div>`;
  }

  #renderForm(form: Lazy<SettingsMessages, SettingsForm>): unknown {
    return form.view(
      this.#panel.language,
      formPlaceView(this.#panel, form.hasFailed, () => form.again()),
    );
  }

  readonly #onForm = (): void => {
    this.#isFormOpen = !this.#isFormOpen;
    this.#panel.host.requestUpdate();
  };

  readonly #onDefaults = (): void => {
    this.#areDefaultsOpen = !this.#areDefaultsOpen;
    this.#defaultsForm.part?.forgetSaved();
    this.#panel.host.requestUpdate();
  };

  /** Saved: a new evaluation is on its way. */
  #onSaved(): void {
    this.#isFormOpen = false;
    this.#panel.say(this.#waitingText(this.#words!));
    void focusIn(this.#panel, '#change');
    void this.#evaluation.refresh();
  }

  #onResult(): void {
    const { host, packageId, say } = this.#panel;
    // It is noticed while the panel is about to draw.
    queueMicrotask(() => {
      if (this.#words) say(this.#waitingText(this.#words));
      host.dispatchEvent(new FdEvaluationChangeEvent(packageId, 'result'));
    });
  }
}

function kpisView(kpis: readonly Kpi[], noData: string): TemplateResult {
  return html`<dl part="kpis">
    ${kpis.map(
      ({ label, value, note }) =>
        html`<div>
          <dt>${label}</dt>
          <dd>
            ${value ?? html`<span aria-hidden="true">—</span><span class="hidden">${noData}</span>`}
            ${note && value ? html`<small>${note}</small>` : nothing}
          </dd>
        </div>`,
    )}
  </dl>`;
}
