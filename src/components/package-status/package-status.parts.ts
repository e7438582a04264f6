import { html, nothing, type TemplateResult } from 'lit';
import type { ListVariant } from '../../client/customer-list-url.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { PackageFormats } from '../../i18n/packages/formats.ts';
import type { PackageMessages } from '../../i18n/packages/messages.ts';
import { BUILD_MINUTES, eventsOf, type AudiencePackage } from '../../model/package.ts';
import { customersIn, listsOf } from '../../model/package-lists.ts';
import { dotted } from '../shared/dotted.ts';
import { expiryOf, waitOf, type StatusView } from './package-status.view.ts';

/** What everything is worded with. */
export interface Wording {
  readonly words: Messages;
  readonly own: PackageMessages;
  readonly formats: Formats;
  readonly times: PackageFormats;
  readonly locale: string;
  /** Of the title as a heading. */
  readonly level: number;
}

/** A button that is busy stays where it is, and keeps the keyboard; a click on it does nothing. */
export function buttonView(
  label: string,
  onClick: () => void,
  isBusy = false,
  name?: string,
  look = '',
): TemplateResult {
  return html`<button
    type="button"
    class=${look}
    part="button"
    aria-disabled=${isBusy ? 'true' : nothing}
    aria-label=${name ?? nothing}
    @click=${isBusy ? nothing : onClick}
  >
    ${label}
  </button>`;
}

export function pillView({ word, tone, icon }: StatusView, status: string | null | undefined): TemplateResult {
  return html`<span class="pill ${tone} ${status === 'INPROGRESS' ? status : ''}" part="pill">
    <svg viewBox="0 0 16 16" aria-hidden="true"><path d=${icon} /></svg><bdi>${word}</bdi>
  </span>`;
}

/** What it is called, where it stands and what comes next. */
export function headerView(pkg: AudiencePackage, status: StatusView, { own, formats, level }: Wording): TemplateResult {
  const created = formats.moment(pkg.created_at);
  const events = eventsOf(pkg).map(({ id, title }) => title || String(id));
  return html`<header>
    ${pillView(status, pkg.status)}
    <div class="title v" part="title" role="heading" aria-level=${level} dir="auto">${pkg.title || own.untitled}</div>
    ${events.length ? html`<p class="v" part="events" dir="auto">${dotted(events)}</p>` : nothing}
    <p class="v" part="status">${status.text}</p>
    ${created ? html`<p class="muted v">${own.created(created)}</p>` : nothing}
  </header>`;
}

/** How long it has been building, against what is usual. Past that, no bar pretends to know more. */
export function waitView(pkg: AudiencePackage, now: number, { own, times }: Wording): TemplateResult | typeof nothing {
  const wait = waitOf(pkg, now, own, times);
  if (!wait) return nothing;
  const { elapsed, note, minutes, percent } = wait;
  return html`<section part="wait">
    <p><strong>${elapsed}</strong></p>
    ${
      percent === null
        ? nothing
        : html`<svg
            class="bar"
            role="progressbar"
            aria-label=${own.bar(BUILD_MINUTES.to)}
            aria-valuemin="0"
            aria-valuemax=${BUILD_MINUTES.to}
            aria-valuenow=${minutes}
            aria-valuetext=${elapsed}
          >
            <rect class="track" width="100%" height="8" rx="4" />
            <rect class="fill" width="${percent}%" height="8" rx="4" />
          </svg>`
    }
    <p class="muted">${note}</p>
  </section>`;
}

/** What belongs to one list: its buttons, and what is said of a download of it. */
export interface Download {
  /** Absent where nothing may be downloaded. */
  readonly start: ((tc: string, variant: 'crm' | 'spreadsheet') => void) | undefined;
  readonly isBusy: boolean;
  readonly said: (tc: string) => unknown;
}

/** The figures of a package, and its lists. */
export function listsView(
  pkg: AudiencePackage,
  { start, isBusy, said }: Download,
  { words, own, formats, times, level }: Wording,
): TemplateResult {
  const lists = listsOf(pkg);
  const total = formats.count(customersIn(lists));
  const mode = pkg.targeting_mode;
  const modes: Readonly<Record<string, string>> = own.modes;
  const ends = expiryOf(pkg);
  const figure = (label: string, value: string | null | undefined, note?: string) =>
    html`<div>
      <dt>${label}</dt>
      <dd>
        ${
          value
            ? html`<bdi class="v">${value}</bdi>`
            : html`<span aria-hidden="true">—</span><span class="hidden">${words.noData}</span>`
        }
        ${note ? html`<small>${note}</small>` : nothing}
      </dd>
    </div>`;
  const load = (label: string, name: string, tc: string, variant: 'crm' | 'spreadsheet') =>
    buttonView(label, () => start?.(tc, variant), isBusy, `${label}: ${name}`);
  return html`<dl part="figures">
      ${figure(own.customers, total, total && lists.length > 1 ? own.twice : undefined)}
      ${figure(own.targeting, mode && (Object.hasOwn(modes, mode) ? modes[mode] : mode))}
      ${figure(own.run, pkg.tc_run_id == null ? null : words.card.run(String(pkg.tc_run_id)))}
    </dl>
    <section part="lists">
      <div class="heading" role="heading" aria-level=${level + 1}>${own.lists}</div>
      ${ends === null ? nothing : html`<p class="muted v">${own.expires(times.date(ends))}</p>`}
      ${start && lists.length ? html`<p class="muted">${own.why}</p>` : nothing}
      ${lists.length ? nothing : html`<p class="muted">${own.noLists}</p>`}
      <ul>
        ${lists.map(({ tc, label, customers }) => {
          const name = label || tc;
          const size = formats.count(customers);
          return html`<li>
            <div>
              <bdi class="v">${name}</bdi>
              ${size ? html`<small class="v">${own.size(size, customers)}</small>` : nothing}
            </div>
            ${
              start
                ? html`<div class="ways">
                    ${load(own.crm, name, tc, 'crm')} ${load(own.spreadsheet, name, tc, 'spreadsheet')}
                  </div>`
                : nothing
            }
            ${said(tc)}
          </li>`;
        })}
      </ul>
    </section>`;
}

/** Above data that could not be updated. */
export function staleView({ stale, retry }: Messages, time: string, onRetry: () => void): TemplateResult {
  return html`<p class="stale" part="stale"><span>${stale(time)}</span>${buttonView(retry, onRetry)}</p>`;
}

/** The file for spreadsheets has its cells parted as they are where the reader lives. */
export function variantOf(kind: 'crm' | 'spreadsheet', isSemicolon: boolean): ListVariant {
  return kind === 'spreadsheet' && isSemicolon ? 'spreadsheet-semicolon' : kind;
}
