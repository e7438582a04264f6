import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { venues } from '../../client/resources/venues.ts';
import type { PartnerScope } from '../../client/scope.ts';
import { eventFilterMessages } from '../../i18n/events/filters.ts';
import type { EventFilterMessages } from '../../i18n/events/messages.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { EventSummary } from '../../model/event.ts';
import type { Venue } from '../../model/venues.ts';
import { Load } from '../shared/load.ts';
import type { ListFilter } from './filter.ts';
import { styles } from './filters.styles.ts';
import { chipsOf, citiesOf, placesIn, statusesOf, type Chip } from './filters.view.ts';

/* The filters, and those that are on: a module of its own, with its own words and styles. */

/** What the filters ask their list. */
export interface FiltersDesk {
  readonly host: ReactiveControllerHost & HTMLElement;
  scope(): PartnerScope | null | undefined;
  /** The events that are known so far. */
  rows(): readonly EventSummary[];
  isGiven(): boolean;
  isOpen(): boolean;
  filter(): ListFilter;
  change(news: Partial<ListFilter>): void;
  clear(): void;
}

export class Filters {
  #own!: EventFilterMessages;
  #day!: Intl.DateTimeFormat;
  readonly #desk: FiltersDesk;
  /** Days that contradict each other, until they are mended. */
  #dates: { readonly since: string; readonly until: string } | null = null;
  readonly #venues: Load<readonly [PartnerScope | null | undefined, boolean], readonly Venue[]>;

  constructor(desk: FiltersDesk) {
    this.#desk = desk;
    this.#venues = new Load(desk.host, {
      args: () => [desk.scope(), desk.isOpen() || desk.filter().venue.length > 0] as const,
      load: ([scope, isWanted], how) => (scope && isWanted ? venues(scope).list([], how) : null),
    });
  }

  /** @throws {Error} when the words cannot be loaded */
  async speak(locale: string): Promise<this> {
    this.#own = await eventFilterMessages.load(locale);
    this.#day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
    return this;
  }

  async retry(): Promise<void> {
    if (this.#venues.error) await this.#venues.refresh();
  }

  view(words: Messages): TemplateResult {
    const isOpen = this.#desk.isOpen();
    if (!isOpen) this.#dates = null;
    return html`${isOpen ? this.#panelView(words) : nothing}${this.#chipsView(words)}`;
  }

  get #places(): readonly Venue[] {
    return this.#desk.isGiven() ? placesIn(this.#desk.rows()) : (this.#venues.value ?? []);
  }

  #chipsView(words: Messages): unknown {
    const chips = chipsOf(this.#desk.filter(), this.#places, this.#own, words, (day) => this.#dayOf(day));
    if (!chips.length) return nothing;
    return html`<ul class="chips" part="chips" aria-label=${this.#own.active}>
      ${chips.map((chip) => html`<li>${this.#chipView(chip)}</li>`)}
      <li>
        <button class="plain" type="button" part="button" @click=${() => this.#desk.clear()}>
          ${this.#own.clearAll}
        </button>
      </li>
    </ul>`;
  }

  #chipView({ text, without }: Chip): TemplateResult {
    return html`<button
      class="chip"
      type="button"
      part="button"
      aria-label=${this.#own.remove(text)}
      @click=${() => this.#desk.change(without)}
    >
      <span>${text}</span><svg viewBox="0 0 10 10" aria-hidden="true"><path d="m1 1 8 8M9 1 1 9" /></svg>
    </button>`;
  }

  #panelView(words: Messages): TemplateResult {
    const own = this.#own;
    const { status, flagged, archived } = this.#desk.filter();
    return html`<div class="panel" part="filters" role="group" aria-label=${own.filters}>
      ${this.#datesView()}
      <label class="field"
        ><span>${own.status}</span>
        <select @change=${(event: Event) => this.#desk.change({ status: (event.target as HTMLSelectElement).value })}>
          <option value="" ?selected=${!status}>${own.anyStatus}</option>
          ${statusesOf(this.#desk.rows(), status, words).map(
            ({ value, text }) => html`<option value=${value} ?selected=${value === status}>${text}</option>`,
          )}
        </select>
      </label>
      <div class="ticks">
        ${tickView(own.flagged, flagged, (isOn) => this.#desk.change({ flagged: isOn }))}
        ${tickView(own.archived, archived, (isOn) => this.#desk.change({ archived: isOn }))}
      </div>
      ${this.#placesView(words)}
    </div>`;
  }

  #datesView(): TemplateResult {
    const own = this.#own;
    const { since, until } = this.#dates ?? this.#desk.filter();
    const isWrong = Boolean(this.#dates);
    const field = (name: 'since' | 'until', value: string): TemplateResult =>
      html`<label class="field"
        ><span>${own[name]}</span>
        <input
          type="date"
          .value=${value}
          aria-invalid=${isWrong}
          aria-describedby=${isWrong ? 'wrong-dates' : nothing}
          @change=${(event: Event) => this.#onDate(name, (event.target as HTMLInputElement).value)}
        />
      </label>`;
    return html`<fieldset>
      <legend class="hidden">${own.dates}</legend>
      <div class="pair">${field('since', since)} ${field('until', until)}</div>
      <p class="danger" id="wrong-dates" role="alert">${isWrong ? own.wrongDates : nothing}</p>
    </fieldset>`;
  }

  /** The list stays as it is while the days contradict each other. */
  #onDate(name: 'since' | 'until', value: string): void {
    const before = this.#dates ?? this.#desk.filter();
    const since = name === 'since' ? value : before.since;
    const until = name === 'until' ? value : before.until;
    this.#dates = since && until && since > until ? { since, until } : null;
    if (this.#dates) this.#desk.host.requestUpdate();
    else this.#desk.change({ since, until });
  }

  #placesView(words: Messages): TemplateResult {
    const own = this.#own;
    const load = this.#venues;
    if (!this.#desk.isGiven() && !load.value) {
      return load.error
        ? html`<div class="notice">
            <p class="muted">${own.placesFailed}</p>
            <button type="button" part="button" @click=${() => void this.retry()}>${words.retry}</button>
          </div>`
        : html`<p class="muted">${words.loading}</p>`;
    }
    const { city, venue } = this.#desk.filter();
    const cities = citiesOf(this.#places);
    if (!cities.length) return html`<p class="muted">${own.noPlaces}</p>`;
    const shown = cities.filter(({ name }) => !city.length || city.includes(name));
    const named = cities.filter(({ name }) => name);
    return html`${
        named.length
          ? html`<fieldset>
              <legend>${own.city}</legend>
              <div class="choices">
                ${named.map(({ name }) => tickView(name, city.includes(name), () => this.#onCity(name)))}
              </div>
            </fieldset>`
          : nothing
      }
      <fieldset>
        <legend>${own.venue}</legend>
        <div class="choices">
          ${shown.map(
            ({ name, venues }) =>
              html`<div class="group" role="group" aria-label=${name || own.elsewhere}>
                <p class="muted" aria-hidden="true"><bdi>${name || own.elsewhere}</bdi></p>
                ${venues.map(({ id, name: text }) =>
                  tickView(text, venue.includes(String(id)), () =>
                    this.#desk.change({ venue: toggled(venue, String(id)) }),
                  ),
                )}
              </div>`,
          )}
        </div>
      </fieldset>`;
  }

  /** A venue elsewhere than in the chosen cities would find nothing. */
  #onCity(name: string): void {
    const { city: before, venue } = this.#desk.filter();
    const city = toggled(before, name);
    const isLeft = (id: string): boolean => {
      const found = this.#places.find((place) => String(place.id) === id);
      return !found || !city.length || city.includes(found.city);
    };
    this.#desk.change({ city, venue: venue.filter(isLeft) });
  }

  #dayOf(day: string): string {
    const ms = Date.parse(day);
    return Number.isNaN(ms) ? day : this.#day.format(ms);
  }
}

function tickView(text: string, isOn: boolean, change: (isOn: boolean) => void): TemplateResult {
  return html`<label class="tick">
    <input
      type="checkbox"
      .checked=${isOn}
      @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
    /><bdi>${text}</bdi>
  </label>`;
}

function toggled(list: readonly string[], value: string): string[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
}

const known = new WeakMap<HTMLElement, Filters>();

/**
 * The filters of a list, in its language; their styles come along.
 * @throws {Error} when the words cannot be loaded
 */
export async function loadFilters(desk: FiltersDesk, locale: string): Promise<Filters> {
  const { host } = desk;
  const filters = known.get(host) ?? new Filters(desk);
  known.set(host, filters);
  const sheet = styles.styleSheet!;
  const sheets = host.shadowRoot!.adoptedStyleSheets;
  if (!sheets.includes(sheet)) sheets.push(sheet);
  return filters.speak(locale);
}
