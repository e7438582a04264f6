import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import { packageFormatsOf } from '../../i18n/packages/formats.ts';
import { packageMessages } from '../../i18n/packages/languages.ts';
import type { PackageMessages } from '../../i18n/packages/messages.ts';
import { isBuilding, type AudiencePackage } from '../../model/package.ts';
import { listsOf } from '../../model/package-lists.ts';
import { styles } from './drawing.styles.ts';
import type { OffersView, Owner } from './job.ts';
import type { PackageLists } from './list.ts';
import { Offers } from './offers.ts';
import { buttonView, headerView, listsView, staleView, waitView, type Wording } from './package-status.parts.ts';
import { statusOf } from './package-status.view.ts';
import { Ticking } from './ticking.ts';

/* Everything that is drawn once there is something to draw: a module of its own, loaded beside the data. */

/** What is drawn: one package, or a list. */
export interface Picture extends Omit<OffersView, 'pkg'> {
  readonly shown: AudiencePackage | undefined;
  /** Set for a list. */
  readonly rows: readonly AudiencePackage[] | undefined;
  readonly only: string | null;
  /** Leads back to the list that the package was chosen from. */
  readonly back: (() => void) | undefined;
  /** The time of what is shown, where it could not be updated. */
  readonly staleSince: string | null;
  readonly retry: () => void;
  readonly words: Messages;
  readonly formats: Formats;
  readonly level: number;
  readonly locale: string;
  readonly timeZone: string | null;
}

/** What decides on the words for what is not shown. */
interface Missing {
  readonly eventId: string;
  readonly only: string | null;
  readonly packageId: string;
}

export class Drawing {
  readonly #offers: Offers;
  readonly #owner: Owner;
  #own: PackageMessages | undefined;
  #isBuilding = false;

  constructor(host: ReactiveElement, owner: Owner) {
    this.#owner = owner;
    this.#offers = new Offers(host, owner);
    new Ticking(host, () => this.#isBuilding);
  }

  /** Loads the words of a locale. @throws {Error} when they cannot be loaded */
  async speak(locale: string): Promise<void> {
    this.#own = await packageMessages.load(locale);
  }

  /** What is opened below the package. */
  get panel(): string | null {
    return this.#offers.panel;
  }

  /** What draws lists: absent while it loads, null when it could not be loaded. Asking for it loads it. */
  get lists(): PackageLists | null | undefined {
    return this.#offers.lists;
  }

  /** Loads again what could not be loaded. */
  again(): void {
    this.#offers.again();
  }

  /** Something else is shown from now on. */
  drop(id: string): void {
    this.#isBuilding = false;
    this.#offers.drop(id);
  }

  /** The status has become another one. */
  settle(status: string | null): void {
    this.#offers.settle(status);
  }

  /** What a screen reader is told of a package. */
  saidOf(pkg: AudiencePackage, hasChanged: boolean): string {
    const own = this.#own!;
    const said = this.#offers.said;
    return said || !hasChanged ? said : own.changed(pkg.title || own.untitled, statusOf(pkg, own).word);
  }

  /** What is said where nothing can be shown, and where there is nothing. */
  noticeWords({ eventId, only, packageId }: Missing): { failed: string; empty: string } {
    const own = this.#own!;
    return {
      failed: packageId ? own.failed : own.listFailed,
      empty: only === 'building' ? own.noneBuilding : eventId ? own.noneOfEvent : own.none,
    };
  }

  backView(back: () => void): TemplateResult {
    return html`<div class="ways">${buttonView(this.#own!.back, back)}</div>`;
  }

  draw(picture: Picture): TemplateResult {
    const { shown, rows, only, back, staleSince, retry, words, formats, level, locale, timeZone } = picture;
    const wording: Wording = {
      words,
      own: this.#own!,
      formats,
      times: packageFormatsOf(locale, timeZone),
      level,
      locale,
    };
    this.#isBuilding = shown ? isBuilding(shown) : Boolean(rows?.some(isBuilding));
    return html`${back ? this.backView(back) : nothing}
    ${staleSince === null ? nothing : staleView(words, staleSince, retry)}
    ${
      rows
        ? this.lists?.mainView(rows, only === 'building', wording, (id) => this.#owner.choose(id))
        : this.#packageView({ ...picture, pkg: shown! }, wording)
    }`;
  }

  #packageView(view: OffersView, wording: Wording): TemplateResult {
    const { pkg, canAct } = view;
    const hasLists = pkg.status === 'DONE' || (pkg.status === 'EXPIRED' && listsOf(pkg).length > 0);
    const into = pkg.merge_id == null ? null : String(pkg.merge_id);
    return html`${headerView(pkg, statusOf(pkg, wording.own), wording)} ${waitView(pkg, Date.now(), wording)}
    ${this.#offers.noteView(into, wording)}
    ${hasLists ? listsView(pkg, this.#offers.download(pkg, canAct, wording), wording) : nothing}
    ${this.#offers.view(view, wording)}`;
  }
}

/** Brings the styles along. Once for a host. */
export function createDrawing(host: ReactiveElement, owner: Owner): Drawing {
  host.shadowRoot!.adoptedStyleSheets.push(styles.styleSheet!);
  return new Drawing(host, owner);
}
