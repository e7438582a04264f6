import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/messages.ts';
import { NetworkError } from '../../model/errors/network.ts';
import { settingsOf } from '../../model/new-package.ts';
import type { AudiencePackage } from '../../model/package.ts';
import { FdErrorEvent } from '../shared/events.ts';
import { Spoken } from '../shared/spoken.ts';
import { FdCreateAgainEvent, FdDownloadEvent, FdMergeEvent, FdRegenerateEvent } from './act-events.ts';
import type { Desk, OffersView, Owner } from './job.ts';
import type { PackageLists } from './list.ts';
import { buttonView, variantOf, type Download, type Wording } from './package-status.parts.ts';
import { takesSemicolons } from './package-status.view.ts';
import { rowsOf } from './rows.ts';
import { Work } from './work.ts';

/** What can be done with a package, what became of it, and what opens below it. What is done comes on demand. */
export class Offers {
  panel: 'others' | 'merge' | null = null;
  /** What was done last, of a package in a status: later ones need another word. */
  #note: { readonly id: string; readonly status: string | null; readonly text: string } | null = null;

  readonly #host: ReactiveElement;
  readonly #owner: Owner;
  readonly #work: Work;
  readonly #lists: Spoken<PackageLists>;
  #chosen = new Set<string>();

  constructor(host: ReactiveElement, owner: Owner) {
    this.#host = host;
    this.#owner = owner;
    this.#work = new Work(host, (fd, scope) => ({
      fd,
      scope,
      locale: owner.locale(),
      show: (pkg, text) => {
        if (text) {
          this.#work.drop();
          this.#note = { id: String(pkg.id), status: pkg.status ?? null, text };
        }
        return owner.show(pkg);
      },
      look: () => owner.look(),
      openOthers: () => {
        this.panel = null;
        this.#open('others');
        void owner.list();
      },
    }));
    this.#lists = new Spoken(
      async (locale) => (await import('./list.ts')).loadLists(locale, host.shadowRoot!),
      (cause) => {
        if (cause) host.dispatchEvent(new FdErrorEvent(new NetworkError({ what: 'load a part of the kit', cause })));
        host.requestUpdate();
      },
    );
  }

  /** What draws lists: absent while it loads, null when it could not be loaded. Asking for it loads it. */
  get lists(): PackageLists | null | undefined {
    this.#lists.ask(this.#owner.locale());
    return this.#lists.value;
  }

  /** What a screen reader is told of it. */
  get said(): string {
    return this.#work.job?.text ?? this.#note?.text ?? '';
  }

  /** Loads again what could not be loaded. */
  again(): void {
    this.#lists.again();
  }

  /** Something else is shown from now on; `''`: to somebody else. */
  drop(id: string): void {
    this.#work.drop();
    this.panel = null;
    if (this.#note?.id !== id) this.#note = null;
  }

  /** The status has become another one: what was said of the last one is past. */
  settle(status: string | null): void {
    if (!this.#work.isBusy) this.#work.drop();
    if (this.#note?.status !== status) this.#note = null;
  }

  /** What has become of the package: of what was asked for, and by others. */
  noteView(into: string | null, { own }: Wording): unknown {
    const text = this.#note?.text;
    return html`${text ? html`<p class="note" part="note">${text}</p>` : nothing}
    ${
      into === null
        ? nothing
        : html`<p class="note" part="note">
            <span>${own.merged}</span>${buttonView(own.toMerged, () => this.#owner.choose(into))}
          </p>`
    }`;
  }

  /** Downloading lists: the file is asked for in the click, so what does it is there before. */
  download(pkg: AudiencePackage, canAct: boolean, wording: Wording): Download {
    const id = String(pkg.id);
    const isOffered = canAct && pkg.status === 'DONE';
    if (isOffered && !this.#owner.fd()?.scope?.downloads) import('./download.ts').catch(() => undefined);
    const start: Download['start'] = (tc, kind) => {
      const variant = variantOf(kind, takesSemicolons(wording.locale));
      this.#start(
        ` ${tc}`,
        wording,
        () => new FdDownloadEvent(id, tc, variant),
        async (desk) => (await import('./download.ts')).download(desk, { id, tc, variant }),
      );
    };
    return {
      start: isOffered ? start : undefined,
      isBusy: this.#work.isBusy,
      said: (tc) => this.#saidView(` ${tc}`, wording.words),
    };
  }

  /** The buttons of a package, and what they open. */
  view(view: OffersView, wording: Wording): TemplateResult {
    const { own, words } = wording;
    const { pkg, canAct, hasOthers } = view;
    const id = String(pkg.id);
    const settings = pkg.status === 'FAILED' && canAct ? settingsOf(pkg) : undefined;
    const { isBusy } = this.#work;
    const canMerge = pkg.status === 'DONE' && canAct && hasOthers;
    if (this.panel === 'merge' && !canMerge) this.panel = null;
    const act = (label: string, key: string, event: () => Event, run: (desk: Desk) => Promise<void>) =>
      buttonView(label, () => this.#start(key, wording, event, run), isBusy, undefined, 'main');
    const toggle = (label: string, panel: 'others' | 'merge') =>
      html`<button type="button" part="button" aria-expanded=${this.panel === panel} @click=${() => this.#open(panel)}>
        ${label}
      </button>`;
    return html`${settings === null ? html`<p>${own.noSettings}</p>` : nothing}
      <div class="ways">
        ${
          pkg.status === 'EXPIRED' && canAct
            ? act(
                own.regenerate,
                'act',
                () => new FdRegenerateEvent(id),
                async (desk) => (await import('./acts.ts')).regenerate(desk, id),
              )
            : nothing
        }
        ${
          settings
            ? act(
                own.again,
                'act',
                () => new FdCreateAgainEvent(id, settings),
                async (desk) => (await import('./acts.ts')).createAgain(desk, settings),
              )
            : nothing
        }
        ${canMerge ? toggle(own.merge, 'merge') : nothing} ${hasOthers ? toggle(own.others, 'others') : nothing}
      </div>
      ${this.#saidView('act', words)} ${this.panel ? this.#panelView(view, wording, words.loading) : nothing}`;
  }

  #panelView({ pkg, all, listError }: OffersView, wording: Wording, loading: string): unknown {
    const { lists } = this;
    const id = String(pkg.id);
    if (lists === null || (listError && !all)) return this.#failedView(wording);
    if (!lists || !all) return html`<p class="muted">${loading}</p>`;
    const others = rowsOf(all, { eventId: '', only: null }).filter((each) => String(each.id) !== id);
    return html`<section part="panel">
      ${
        this.panel === 'others'
          ? lists.othersView(others, wording, (chosen) => this.#owner.choose(chosen))
          : lists.mergeView(
              others,
              {
                chosen: this.#chosen,
                isBusy: this.#work.isBusy,
                changed: () => this.#host.requestUpdate(),
                merge: (ids) => this.#merge([id, ...ids], wording),
              },
              wording,
            )
      }
    </section>`;
  }

  #merge(ids: readonly string[], wording: Wording): void {
    this.#start(
      'act',
      wording,
      () => new FdMergeEvent(ids),
      async (desk) => (await import('./acts.ts')).merge(desk, ids),
    );
  }

  #failedView({ own, words }: Wording): TemplateResult {
    const retry = (): void => {
      this.again();
      void this.#owner.list();
    };
    return html`<div class="notice" part="notice">
      <p>${own.listFailed}</p>
      ${buttonView(words.retry, retry)}
    </div>`;
  }

  #open(panel: 'others' | 'merge'): void {
    this.panel = this.panel === panel ? null : panel;
    this.#chosen = new Set();
    this.#host.requestUpdate();
  }

  #start(key: string, { words }: Wording, event: () => Event, run: (desk: Desk) => Promise<void>): void {
    this.#note = null;
    this.#work.start(key, this.#owner.fd(), event, run, words.unavailable);
  }

  #saidView(key: string, words: Messages): unknown {
    const { job } = this.#work;
    if (job?.key !== key) return nothing;
    const { notice, text, progress, cancel, isBusy } = job;
    if (notice) return this.#owner.notice(words, notice);
    if (!text) return nothing;
    return html`<p class="note" part="note">
      <span>${text}${isBusy && progress ? html` <bdi>${progress}</bdi>` : nothing}</span>
      ${isBusy && cancel ? buttonView(cancel, this.#work.drop) : nothing}
    </p>`;
  }
}
