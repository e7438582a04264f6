import { html, nothing, type TemplateResult } from 'lit';
import { campaignResults } from '../../../client/resources/campaign-results.ts';
import { event } from '../../../client/resources/event.ts';
import type { AdjustmentMessages } from '../../../i18n/attribution/messages.ts';
import { FdAdjustmentAddEvent, FdAdjustmentDeleteEvent, FdAdjustmentsChangeEvent } from '../attribution-events.ts';
import { Ask } from '../ask.ts';
import { Change, type Look } from '../change.ts';
import { figuresOf } from '../figures.ts';
import { amountIn, wholeIn } from '../typed.ts';
import { fieldView, formStyles } from '../form.ts';
import { adopt } from '../lazy.ts';
import { focusIn, type Panel } from '../panel.ts';
import { loadOf, onOther } from '../part.ts';
import type { ResultRow } from './campaign.view.ts';

type Field = 'tickets' | 'money';

/** The money of an example, in the viewer's own writing. */
const EXAMPLE = 540.5;

/** Adds manual adjustments and deletes them, each after a question that names what it does. */
export class Adjustments {
  readonly #panel: Panel;
  readonly #look: Look;
  readonly #openRows: () => void;
  readonly #ask: Ask;
  readonly #change: Change;
  /** For its title, which the question names. */
  readonly #event;
  #isOpen = false;
  #typed: Record<Field, string> = { tickets: '', money: '' };
  #wrong: ReadonlySet<Field> = new Set();
  /** What the last change that failed was about: a row in words, or the form. */
  #about: string | null = null;
  #words: AdjustmentMessages | undefined;

  /** @param look at rows and days */
  constructor(panel: Panel, look: Look, openRows: () => void) {
    this.#panel = panel;
    this.#look = look;
    this.#openRows = openRows;
    this.#ask = new Ask(panel);
    this.#change = new Change(panel, look);
    this.#event = loadOf(
      panel,
      () => (this.#isOpen ? panel.eventId : ''),
      (scope, id, how) => event(scope).get(id, how),
    );
    onOther(
      panel,
      () => panel.eventId,
      () => this.#reset(),
    );
    adopt(panel, formStyles.styleSheet!);
  }

  openForm(): void {
    this.#isOpen = true;
    this.#panel.host.requestUpdate();
    void focusIn(this.#panel, '#tickets');
  }

  async askToDelete({ result, text }: ResultRow): Promise<void> {
    const { host, eventId } = this.#panel;
    const words = this.#words;
    if (!words || this.#change.isBusy) return;
    const { deleteTitle, deleteText, deleteNow, cancel } = words;
    const title = (): string => deleteTitle(text);
    if (!(await this.#ask.open({ title, text: deleteText, yes: deleteNow, no: cancel, isDanger: true }))) return;
    if (!host.dispatchEvent(new FdAdjustmentDeleteEvent(eventId, result))) return;
    this.#about = text;
    this.#panel.say(words.deleting);
    const outcome = await this.#change.run((scope) => campaignResults(scope).remove(result.id));
    if (outcome === 'done') await this.#onDone(eventId, words.deleted(text), '#results');
    if (outcome === 'failed') await this.#onFailed(words.notDeleted(text));
  }

  view(words: AdjustmentMessages): TemplateResult {
    this.#words = words;
    const { isBusy } = this.#change;
    const about = this.#about;
    return html`${about !== null && isBusy ? html`<p class="muted">${words.deleting}</p>` : nothing}
    ${about === null ? nothing : this.#change.view(words.notDeleted(about), words)}
    ${this.#isOpen ? this.#renderForm(words) : nothing} ${this.#ask.view()}`;
  }

  #renderForm(words: AdjustmentMessages): TemplateResult {
    const { partner, language } = this.#panel;
    const isBusy = this.#change.isBusy && this.#about === null;
    const currency = partner?.currency ?? '';
    const example = figuresOf(language).exact(EXAMPLE, null)!;
    const wrong = (field: Field, text: string): string | null => (this.#wrong.has(field) ? text : null);
    const field = (name: Field, label: string, mode: 'numeric' | 'decimal', error: string): TemplateResult =>
      fieldView(
        { id: name, label, error: wrong(name, error) },
        (about, isWrong) =>
          html`<input
            id=${name}
            inputmode=${mode}
            autocomplete="off"
            ?readonly=${isBusy}
            .value=${this.#typed[name]}
            aria-invalid=${isWrong}
            aria-describedby=${about ?? nothing}
            @input=${(event: Event) => this.#onInput(name, event)}
          />`,
      );
    return html`<form part="form" novalidate @submit=${this.#onSubmit} aria-labelledby="adding">
      <p id="adding" class="heading">${words.title}</p>
      <p class="muted">${words.note}</p>
      <div class="fields">
        ${field('tickets', words.tickets, 'numeric', words.ticketsWrong)}
        ${field('money', words.money(currency), 'decimal', words.moneyWrong(example))}
      </div>
      ${this.#about === null ? this.#change.view(words.notAdded, words) : nothing}
      <div class="ways">
        <button type="submit" part="button" class=${this.#change.mainClass} aria-disabled=${isBusy}>
          ${isBusy ? words.adding : words.next}
        </button>
        <button type="button" part="button" aria-disabled=${isBusy} @click=${this.#onClose}>${words.cancel}</button>
      </div>
    </form>`;
  }

  #onInput(name: Field, event: Event): void {
    this.#typed = { ...this.#typed, [name]: (event.target as HTMLInputElement).value };
    // What is being mended is not wrong any more, until it is sent again.
    this.#wrong = new Set([...this.#wrong].filter((each) => each !== name));
    this.#panel.host.requestUpdate();
  }

  readonly #onClose = (): void => {
    if (this.#change.isBusy) return;
    this.#reset();
    void focusIn(this.#panel, '#add');
  };

  readonly #onSubmit = async (submit: Event): Promise<void> => {
    submit.preventDefault();
    if (this.#change.isBusy) return;
    const { language, host, eventId, partner } = this.#panel;
    const words = this.#words!;
    const purchase = wholeIn(this.#typed.tickets);
    const revenue = amountIn(this.#typed.money, language);
    const wrong: Field[] = [];
    if (purchase === null || purchase < 1) wrong.push('tickets');
    if (revenue === null) wrong.push('money');
    this.#wrong = new Set(wrong);
    this.#change.clear();
    this.#about = null;
    host.requestUpdate();
    if (purchase === null || purchase < 1 || revenue === null) return focusIn(this.#panel, `#${wrong[0]}`);

    const money = figuresOf(language).exact(revenue, partner?.currency)!;
    const title = (): string => words.addTitle(purchase, money, this.#event.value?.title || eventId);
    const { addText: text, addNow: yes, cancel: no } = words;
    if (!(await this.#ask.open({ title, text, yes, no }))) return;
    const adjustment = { purchase, revenue };
    if (!host.dispatchEvent(new FdAdjustmentAddEvent(eventId, adjustment))) return;
    this.#panel.say(words.adding);
    const outcome = await this.#change.run((scope) => campaignResults(scope).record(eventId, adjustment));
    if (outcome === 'failed') await this.#onFailed(words.notAdded);
    if (outcome !== 'done') return;
    this.#reset();
    await this.#onDone(eventId, words.added(purchase, money), '#add');
  };

  async #onDone(eventId: string, said: string, focus: string): Promise<void> {
    this.#panel.say(said);
    await focusIn(this.#panel, focus);
    this.#panel.host.dispatchEvent(new FdAdjustmentsChangeEvent(eventId));
    await this.#look.refresh();
  }

  /** What may have been carried out is read again rather than sent again. */
  async #onFailed(said: string): Promise<void> {
    this.#panel.say(this.#change.headline(said, this.#words!));
    if (this.#change.isUnsure) this.#openRows();
    await focusIn(this.#panel, `#${this.#change.failureId}`);
    if (this.#change.isUnsure) await this.#look.refresh();
  }

  #reset(): void {
    this.#isOpen = false;
    this.#typed = { tickets: '', money: '' };
    this.#wrong = new Set();
    this.#about = null;
    this.#change.reset();
    this.#ask.close(false);
  }
}
