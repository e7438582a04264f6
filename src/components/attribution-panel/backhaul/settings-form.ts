import { html, nothing, type TemplateResult } from 'lit';
import { backhaul } from '../../../client/resources/backhaul.ts';
import type { BackhaulMessages, SettingsMessages } from '../../../i18n/attribution/messages.ts';
import type { BackhaulSettings } from '../../../model/backhaul.ts';
import { FdEvaluationChangeEvent, FdEvaluationSettingsEvent } from '../attribution-events.ts';
import { Change } from '../change.ts';
import { wholeIn } from '../typed.ts';
import { fieldView, formStyles, noteView, optionsView } from '../form.ts';
import { adopt } from '../lazy.ts';
import { focusIn, type Panel } from '../panel.ts';
import { onOther, type PanelLoad } from '../part.ts';
import { settingsOptionsOf, windowNoteOf } from './settings-form.view.ts';

interface FormOptions {
  /** What is saved now. */
  readonly load: PanelLoad<BackhaulSettings>;
  /** The names that the section has for fields and models. */
  readonly names: () => BackhaulMessages;
  /** Absent for the partner's own, of new packages: those are without a date. */
  readonly ofPackage?: {
    readonly name: () => unknown;
    /** It is about to be saved; what is answered is called once it is, whatever is shown by then. */
    readonly onSaving: () => () => void;
    readonly onSaved: () => void;
    /** It may have been saved, though it seems to have failed. */
    readonly onUnsure: () => void;
  };
}

/** What was typed; what was not is as it is saved. */
interface Draft {
  readonly model?: string;
  readonly days?: string;
  readonly date?: string;
}

/** Model, window and date. What was typed stays whatever is read anew, until it is saved or discarded. */
export class SettingsForm {
  readonly #panel: Panel;
  readonly #options: FormOptions;
  readonly #change: Change;
  /** Begins the ids of this form's fields. */
  readonly #name: string;
  #draft: Draft = {};
  #wrong: 'days' | 'date' | null = null;
  /** What is shown has been saved, and nothing was done since. */
  #isSaved = false;
  #words: SettingsMessages | undefined;

  constructor(panel: Panel, options: FormOptions) {
    this.#panel = panel;
    this.#options = options;
    this.#change = new Change(panel, { asOf: () => options.load.asOf, refresh: () => this.#look() });
    this.#name = options.ofPackage ? 'package' : 'default';
    onOther(
      panel,
      () => panel.packageId,
      () => {
        this.#forget();
        this.#change.reset();
      },
    );
    adopt(panel, formStyles.styleSheet!);
  }

  /** Something was typed that differs from what is saved. */
  get hasChanges(): boolean {
    const saved = this.#saved;
    return (Object.keys(this.#draft) as (keyof Draft)[]).some((field) => this.#draft[field] !== saved[field]);
  }

  /** It is closed or opened: what was done before is not told any more. */
  forgetSaved(): void {
    this.#isSaved = false;
  }

  view(words: SettingsMessages): TemplateResult {
    this.#words = words;
    const { ofPackage } = this.#options;
    const { isBusy } = this.#change;
    const name = this.#name;
    const { model, days, date } = { ...this.#saved, ...this.#draft };
    const names = this.#options.names();
    return html`<form part="form" novalidate @submit=${this.#onSubmit}>
      ${optionsView({
        name: `${name}-model`,
        label: names.model,
        value: model,
        options: settingsOptionsOf(this.#saved.model, names, words),
        isBusy,
        onChoose: (chosen) => this.#set({ model: chosen }),
      })}
      <div class="fields">
        ${fieldView(
          {
            id: `${name}-days`,
            label: names.window,
            note: windowNoteOf(days, words),
            error: this.#wrong === 'days' ? words.windowWrong : null,
          },
          (about, isWrong) =>
            html`<input
              id="${name}-days"
              inputmode="numeric"
              autocomplete="off"
              .value=${days}
              aria-invalid=${isWrong}
              aria-describedby=${about ?? nothing}
              @input=${(event: Event) => this.#set({ days: (event.target as HTMLInputElement).value })}
            />`,
        )}
        ${ofPackage ? this.#renderDate(date, words) : nothing}
      </div>
      ${this.#isSaved ? noteView(this.#savedText(words)) : nothing} ${this.#change.view(words.notSaved, words)}
      ${this.hasChanges ? html`<p class="warning">${words.unsaved}</p>` : nothing}
      <p class="muted">
        ${ofPackage ? html`${names.package} ${ofPackage.name()}. ${words.saveNote}` : words.defaultsNote}
      </p>
      <div class="ways">
        <button type="submit" part="button" class=${this.#change.mainClass} aria-disabled=${isBusy}>
          ${isBusy ? words.saving : ofPackage ? words.save : words.saveDefaults}
        </button>
        ${
          this.hasChanges
            ? html`<button type="button" part="button" aria-disabled=${isBusy} @click=${this.#onDiscard}>
                ${words.discard}
              </button>`
            : nothing
        }
      </div>
    </form>`;
  }

  #renderDate(date: string, words: SettingsMessages): TemplateResult {
    const id = `${this.#name}-date`;
    const error = this.#wrong === 'date' ? words.dateWrong : null;
    return fieldView(
      { id, label: this.#options.names().mailDate, note: words.dateNote, error },
      (about, isWrong) =>
        html`<input
          id=${id}
          type="date"
          .value=${date}
          aria-invalid=${isWrong}
          aria-describedby=${about ?? nothing}
          @input=${(event: Event) => this.#set({ date: (event.target as HTMLInputElement).value })}
        />`,
    );
  }

  /** As it is saved, in the fields' form. */
  get #saved(): Required<Draft> {
    const { value } = this.#options.load;
    return {
      model: value?.backhaul_evaluation_model ?? '',
      days: String(value?.backhaul_evaluation_attribution_window ?? ''),
      date: value?.email_sent_date?.slice(0, 10) ?? '',
    };
  }

  #set(change: Draft): void {
    this.#draft = { ...this.#draft, ...change };
    this.#isSaved = false;
    if (this.#wrong && this.#wrong in change) this.#wrong = null;
    this.#panel.host.requestUpdate();
  }

  #forget(): void {
    this.#draft = {};
    this.#wrong = null;
    this.#isSaved = false;
  }

  #savedText({ saved, defaultsSaved }: SettingsMessages): string {
    return this.#options.ofPackage ? saved : defaultsSaved;
  }

  /** Whether what was typed is saved now, though nobody has said so. */
  async #look(): Promise<void> {
    const had = this.hasChanges;
    await this.#options.load.refresh();
    if (!this.#change.isUnsure || !had || this.hasChanges) return;
    this.#forget();
    this.#change.clear();
    this.#isSaved = true;
    this.#panel.say(this.#savedText(this.#words!));
    await focusIn(this.#panel, `#${this.#name}-days`);
  }

  readonly #onDiscard = (): void => {
    if (this.#change.isBusy) return;
    this.#forget();
    this.#change.clear();
    this.#panel.host.requestUpdate();
    void focusIn(this.#panel, `#${this.#name}-days`);
  };

  readonly #onSubmit = async (submit: Event): Promise<void> => {
    submit.preventDefault();
    if (this.#change.isBusy) return;
    const { host, packageId } = this.#panel;
    const { ofPackage, load } = this.#options;
    const words = this.#words!;
    const { model, days, date } = { ...this.#saved, ...this.#draft };
    const window = wholeIn(days);
    // A date that is typed by half has no value.
    const half = host.renderRoot.querySelector<HTMLInputElement>(`#${this.#name}-date`)?.validity.badInput;
    this.#isSaved = false;
    this.#wrong = window === null || window < 1 ? 'days' : half ? 'date' : null;
    host.requestUpdate();
    if (this.#wrong) return focusIn(this.#panel, `#${this.#name}-${this.#wrong}`);

    const settings: BackhaulSettings = {
      ...load.value,
      backhaul_evaluation_attribution_window: window,
      ...(model ? { backhaul_evaluation_model: model } : {}),
      ...(ofPackage ? { email_sent_date: date || null } : {}),
    };
    const id = ofPackage ? packageId : null;
    if (!host.dispatchEvent(new FdEvaluationSettingsEvent(id, settings))) return;
    this.#panel.say(words.saving);
    const sent = this.#draft;
    const onAnswer = ofPackage?.onSaving();
    const outcome = await this.#change.run(async (scope) => {
      if (!ofPackage) return backhaul(scope).saveDefaults(settings);
      await backhaul(scope).saveSettings(packageId, settings);
      onAnswer?.();
    });
    if (outcome === 'gone') return;
    if (outcome === 'failed') {
      if (this.#change.isUnsure) ofPackage?.onUnsure();
      this.#panel.say(this.#change.headline(words.notSaved, words));
      await focusIn(this.#panel, `#${this.#change.failureId}`);
      if (this.#change.isUnsure) await this.#look();
      return;
    }
    // What was typed meanwhile is not saved.
    const typed = Object.entries(this.#draft).filter(([field, value]) => value !== sent[field as keyof Draft]);
    this.#draft = Object.fromEntries(typed);
    load.take(settings);
    this.#panel.say(this.#savedText(words));
    ofPackage?.onSaved();
    // A package's form closes, and what is awaited is said above it.
    this.#isSaved = !ofPackage && !typed.length;
    if (!ofPackage) await focusIn(this.#panel, '#defaults');
    host.dispatchEvent(new FdEvaluationChangeEvent(id, 'settings'));
  };
}
