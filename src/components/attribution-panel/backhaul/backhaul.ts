import { html, nothing, type TemplateResult } from 'lit';
import { backhaulReads } from '../../../client/resources/backhaul-reads.ts';
import { packages } from '../../../client/resources/packages.ts';
import { settingsMessages } from '../../../i18n/attribution/languages.ts';
import type { BackhaulMessages, SettingsMessages } from '../../../i18n/attribution/messages.ts';
import type { BackhaulSettings } from '../../../model/backhaul.ts';
import type { AudiencePackage } from '../../../model/package.ts';
import { figuresOf } from '../figures.ts';
import { adopt, Lazy } from '../lazy.ts';
import { focusIn, type Panel, type Part, type Section } from '../panel.ts';
import { formPlaceView, headingView, loadOf, onOther, partView, type PanelLoad } from '../part.ts';
import { sectionStyles } from '../section.styles.ts';
import { backhaulStyles } from './backhaul.styles.ts';
import { settingsOf } from './backhaul.view.ts';
import { kpisView } from './kpis.ts';
import { Result } from './result.ts';
import type { SettingsForm } from './settings-form.ts';

/** What came of the package's mail, and how it is counted. */
export class Backhaul implements Section<BackhaulMessages> {
  readonly #panel: Panel;
  readonly #settings;
  readonly #evaluation;
  /** For the package's title, without which it goes by its id, and for its status. */
  readonly #package: PanelLoad<AudiencePackage>;
  readonly #defaults;
  readonly #result: Result;
  readonly #form;
  readonly #defaultsForm;
  #isFormOpen = false;
  #areDefaultsOpen = false;
  #words: BackhaulMessages | undefined;

  constructor(panel: Panel) {
    this.#panel = panel;
    adopt(panel, sectionStyles.styleSheet!);
    const id = (): string => panel.packageId;
    adopt(panel, backhaulStyles.styleSheet!);
    this.#settings = loadOf(panel, id, (scope, id, how) => backhaulReads(scope).settings(id, how));
    this.#evaluation = loadOf(panel, id, (scope, id, how) => backhaulReads(scope).evaluation(id, how));
    this.#package = loadOf(panel, id, (scope, id, how) =>
      // While it is watched, what another element has read a moment ago will do: both may watch the same package.
      packages(scope).get(id, { ...how, fresh: how.fresh && !this.#package.isWatched }),
    );
    this.#defaults = loadOf(
      panel,
      () => (this.#areDefaultsOpen ? id() : ''),
      (scope, _id, how) => backhaulReads(scope).defaults(how),
    );
    this.#result = new Result(panel, this.#evaluation, this.#package);
    const formOf = (load: PanelLoad<BackhaulSettings>, isDefault: boolean): Lazy<SettingsMessages, SettingsForm> =>
      new Lazy(
        panel,
        async () => {
          const { SettingsForm } = await import('./settings-form.ts');
          const names = (): BackhaulMessages => this.#words!;
          if (isDefault) return new SettingsForm(panel, { load, names });
          const { waiting } = this.#result;
          const onSaving = (): (() => void) => waiting.asking(!this.#form.part?.hasChanges);
          const onUnsure = (): void => waiting.addUnsure();
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
        ${this.#name ? html`<p class="muted" part="package">${words.package} ${this.#name}</p>` : nothing}
      </div>
      ${given && !given.evaluation ? nothing : this.#result.view(words)}
      ${given && !given.backhaulSettings ? nothing : this.#renderSettings(words)}
      ${panel.isReadOnly ? nothing : this.#renderDefaults(words)}`;
  }

  /** By its title and its id, since titles are not unique. */
  get #name(): unknown {
    const id = this.#panel.packageId;
    const title = this.#package.value?.title?.trim();
    return title && id ? html`<bdi>${title}</bdi> (${id})` : id;
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
          html`${kpisView(settingsOf(settings, words, figuresOf(language)), shared.noData)}
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
    this.#panel.say(this.#result.text);
    void focusIn(this.#panel, '#change');
    void this.#evaluation.refresh();
  }
}
