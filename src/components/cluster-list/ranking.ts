import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import { recommendations } from '../../client/resources/recommendations.ts';
import type { PartnerScope } from '../../client/scope.ts';
import { rankingMessages } from '../../i18n/clusters/languages.ts';
import type { RankingMessages } from '../../i18n/clusters/messages.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { TcRun } from '../../model/clusters.ts';
import {
  generationOf,
  GOALS,
  type ExpectedValue,
  type GoalAndBudget,
  type Suggestion,
} from '../../model/recommendations.ts';
import { about } from '../shared/about.ts';
import { Load, type LoadHow } from '../shared/load.ts';
import { idOf } from './cluster-source.ts';
import type { Hands, Picture } from './picture.ts';
import { styles } from './ranking.styles.ts';
import { budgetIn, expectationOf } from './ranking.view.ts';

/* The ranking for a goal and a budget: a module of its own, loaded when somebody asks for it. */

/** For which event, run, goal and budget. */
export type Aim = Pick<Picture, 'eventId' | 'newest' | 'goal' | 'budget'>;
type Args = readonly [
  scope: PartnerScope | null | undefined,
  eventId: string,
  goal: string,
  budget: number,
  run: string | null,
];

export class Ranking {
  readonly #host: ReactiveElement;
  readonly #hands: Hands;
  #words: RankingMessages | undefined;
  #aim: Aim = { eventId: '', newest: undefined, goal: '', budget: 0 };
  /** What was asked for; null for nothing. */
  #asked: GoalAndBudget | null = null;
  /** The page's own goal and budget, as they were asked for last. */
  #preset = '';
  /** For whom and which event that was. */
  #for = '';
  #goal = '';
  #budget: string | null = null;
  #isWrong = false;

  readonly #suggested: Load<Args, readonly Suggestion[]>;
  readonly #expected: Load<Args, ExpectedValue>;

  constructor(host: ReactiveElement, hands: Hands) {
    this.#host = host;
    this.#hands = hands;
    this.#suggested = this.#load((scope, ...rest) => recommendations(scope).suggested(...rest));
    this.#expected = this.#load((scope, ...rest) => recommendations(scope).expectedValue(...rest));
  }

  /** Loads the words of a locale. @throws {Error} when they cannot be loaded */
  async speak(locale: string): Promise<void> {
    this.#words = await rankingMessages.load(locale);
  }

  /** Loads again what could not be loaded. */
  again(): void {
    for (const load of [this.#suggested, this.#expected]) if (load.error) void load.refresh();
  }

  get suggestions(): readonly Suggestion[] | undefined {
    return this.#suggested.value;
  }

  /** What it is about. Another partner or event has not been asked about yet, except by the page. */
  aim(aim: Aim): void {
    this.#aim = aim;
    const scope = this.#hands.fd()?.scope;
    const about = `${scope?.user} ${scope?.partnerId} ${aim.eventId}`;
    const preset = aim.goal && aim.budget ? `${aim.goal} ${aim.budget}` : '';
    if (about === this.#for && preset === this.#preset) return;
    this.#for = about;
    this.#preset = preset;
    this.#ask(preset ? { goal: aim.goal, budget: aim.budget } : null);
  }

  view({ words, formats, currency, shown, newest }: Picture): TemplateResult {
    const own = this.#words!;
    const { goal, budget, goals, others } = this.#fields(newest ?? shown);
    const name = (each: string): string =>
      Object.hasOwn(own.goals, each) ? own.goals[each as keyof typeof own.goals] : each;
    const option = (each: string): TemplateResult =>
      html`<option value=${each} .selected=${each === goal}>${name(each)}</option>`;
    return html`<section class="ranking" part="ranking" aria-label=${own.title}>
      <form novalidate @submit=${this.#onSubmit}>
        <div class="field">
          <label for="goal">${own.goal}</label>
          <select id="goal" @change=${({ target }: Event) => (this.#goal = (target as HTMLSelectElement).value)}>
            ${goals.map(option)}
            ${others.length ? html`<optgroup label=${own.otherGoals}>${others.map(option)}</optgroup>` : nothing}
          </select>
        </div>
        <div class="field">
          <label for="budget">${own.budget(currency ?? null)}</label>
          <input
            id="budget"
            inputmode="numeric"
            autocomplete="off"
            aria-invalid=${this.#isWrong ? 'true' : 'false'}
            aria-describedby=${this.#isWrong ? 'budget-error' : nothing}
            .value=${budget}
            @input=${({ target }: Event) => (this.#budget = (target as HTMLInputElement).value)}
          />
        </div>
        <div class="ways">
          <button type="submit" class="main" part="button">${own.submit}</button>
          ${
            this.#asked
              ? html`<button type="button" part="button" @click=${() => this.#ask(null)}>${own.clear}</button>`
              : nothing
          }
        </div>
      </form>
      ${this.#isWrong ? html`<p class="danger" id="budget-error" role="alert">${own.budgetWrong}</p>` : nothing}
      ${this.#asked ? this.#renderResult(words, () => expectationOf(this.#expected.value, currency, formats), shown, newest) : nothing}
    </section>`;
  }

  #renderResult(
    words: Messages,
    expectation: () => ReturnType<typeof expectationOf>,
    shown: TcRun,
    newest: TcRun | undefined,
  ): TemplateResult {
    const own = this.#words!;
    const error = this.#suggested.error ?? this.#expected.error;
    if (error?.code === 'request-invalid') return html`<p class="danger" role="alert">${own.refused}</p>`;
    if (error) {
      const { fd } = this.#hands;
      return this.#hands.renderNotice(words, (access) =>
        access.error(own.failed, error, () => this.again(), this.#host, fd()),
      );
    }
    const rows = this.#suggested.value;
    if (!rows || !this.#expected.value) return html`<p class="muted" role="status">${words.loading}</p>`;
    if (!rows.length) return html`<p>${own.nothing}</p>`;
    const { tickets, revenue, text } = expectation();
    const named = rows.find(({ tc_run_id }) => tc_run_id !== null)?.tc_run_id ?? idOf(newest);
    const figure = (label: string, value: string | null): TemplateResult | typeof nothing =>
      value === null
        ? nothing
        : html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`;
    return html`<div>
        ${
          text === null
            ? tickets === null && revenue === null
              ? html`<p>${own.noFigures}</p>`
              : html`<dl>${figure(own.tickets, tickets)} ${figure(own.revenue, revenue)}</dl>`
            : html`<p class="muted">${own.total}</p>
                <p class="big"><bdi>${text}</bdi></p>`
        }
      </div>
      <p class="muted">${own.prediction}</p>
      ${named === null || named === idOf(shown) ? nothing : html`<p class="warning">${about(own.otherRun, named)}</p>`}
      <p class="hidden" role="status">${own.done}</p>`;
  }

  /** What stands in the form: what was typed, else what was asked for, else what is most likely taken. */
  #fields(run: TcRun): { goal: string; budget: string; goals: readonly string[]; others: readonly string[] } {
    const generation = generationOf(run);
    const likely: readonly string[] = GOALS[generation];
    const rest: readonly string[] = GOALS[generation === 'dk1' ? 'dk2' : 'dk1'];
    const { goal: preset, budget: amount } = this.#aim;
    const goal = this.#goal || this.#asked?.goal || preset || likely[0]!;
    const budget = this.#budget ?? String(this.#asked?.budget || amount || '');
    const isRefused = [this.#suggested, this.#expected].some(({ error }) => error?.code === 'request-invalid');
    const isUnknown = !likely.includes(goal) && !rest.includes(goal);
    return {
      goal,
      budget,
      goals: isUnknown ? [...likely, goal] : likely,
      others: isRefused || rest.includes(goal) ? rest : [],
    };
  }

  #load<T>(load: (scope: PartnerScope, id: string, wanted: GoalAndBudget, how: LoadHow) => Promise<T>): Load<Args, T> {
    return new Load<Args, T>(this.#host, {
      args: () => [
        this.#asked && this.#hands.fd()?.scope,
        this.#aim.eventId,
        this.#asked?.goal ?? '',
        this.#asked?.budget ?? 0,
        // Another newest run has another ranking.
        idOf(this.#aim.newest),
      ],
      load: ([scope, id, goal, budget], how) => (scope && id ? load(scope, id, { goal, budget }, how) : null),
    });
  }

  #ask(wanted: GoalAndBudget | null): void {
    this.#asked = wanted;
    this.#goal = '';
    this.#budget = null;
    this.#isWrong = false;
    this.#host.requestUpdate();
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const { goal, budget: typed } = this.#fields(this.#aim.newest ?? { tc_run_id: null, clusters: [] });
    const budget = budgetIn(typed);
    if (budget !== null) {
      const isSame = this.#asked?.goal === goal && this.#asked.budget === budget;
      this.#ask({ goal, budget });
      if (isSame) this.again();
      return;
    }
    this.#isWrong = true;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.shadowRoot?.querySelector<HTMLElement>('#budget')?.focus());
  };
}

/** Brings the styles along. Once for a host. */
export function createRanking(host: ReactiveElement, hands: Hands): Ranking {
  host.shadowRoot!.adoptedStyleSheets.push(styles.styleSheet!);
  return new Ranking(host, hands);
}
