import { css, html, nothing, type TemplateResult } from 'lit';
import { packageMoreMessages } from '../../i18n/packages/languages.ts';
import type { PackageMoreMessages } from '../../i18n/packages/messages.ts';
import { eventsOf, type AudiencePackage } from '../../model/package.ts';
import { customersIn, listsOf } from '../../model/package-lists.ts';
import { dotted } from '../shared/dotted.ts';
import { buttonView, pillView, type Wording } from './package-status.parts.ts';
import { statusOf, waitOf } from './package-status.view.ts';

/* Lists of packages, the main one and those behind a button: a module of its own, with its own words and styles. */

const styles = css`
  .choose {
    background: none;
    border: 0;
    color: var(--_text);
    display: block;
    inline-size: 100%;
    /* Easy to hit, and as near to what belongs to it as text is. */
    margin-block: -6px;
    overflow-wrap: anywhere;
    padding: 6px 0;
    text-align: start;
  }
  .choose:hover {
    color: var(--_accent);
    text-decoration: underline;
  }
  label {
    align-items: start;
    cursor: pointer;
    display: flex;
    gap: var(--_space);
  }
  input {
    accent-color: var(--_accent);
    block-size: 20px;
    flex: none;
    inline-size: 20px;
  }
`;

/** What packages can be ticked for. */
export interface Choice {
  /** Some of them may have expired, or be merged, by now. */
  readonly chosen: Set<string>;
  readonly isBusy: boolean;
  /** After another one is ticked, or not any more. */
  readonly changed: () => void;
  /** With those that are ticked, and still offered. */
  readonly merge: (ids: readonly string[]) => void;
}

export class PackageLists {
  readonly words: PackageMoreMessages;

  constructor(words: PackageMoreMessages) {
    this.words = words;
  }

  /** The partner's packages as the main thing, watched: how long one has been building is true of it. */
  mainView(
    rows: readonly AudiencePackage[],
    isBuilding: boolean,
    wording: Wording,
    choose: (id: string) => void,
  ): TemplateResult {
    const { words } = this;
    return html`<div class="title" part="title" role="heading" aria-level=${wording.level}>
        ${isBuilding ? words.building : words.packages}
      </div>
      ${this.#rowsView(rows, wording, choose, true)}`;
  }

  /** The partner's other packages, below one. */
  othersView(rows: readonly AudiencePackage[], wording: Wording, choose: (id: string) => void): TemplateResult {
    return rows.length ? this.#rowsView(rows, wording, choose) : html`<p class="muted">${this.words.noOthers}</p>`;
  }

  /** What a package can be merged with: those of the others that are done. */
  mergeView(
    others: readonly AudiencePackage[],
    { chosen, isBusy, changed, merge }: Choice,
    wording: Wording,
  ): TemplateResult {
    const { words } = this;
    const rows = others.filter(({ status }) => status === 'DONE');
    if (!rows.length) return html`<p class="muted">${words.noneToMerge}</p>`;
    const ids = rows.map(({ id }) => String(id)).filter((id) => chosen.has(id));
    const isIdle = isBusy || !ids.length;
    const toggle = (id: string): void => {
      if (!chosen.delete(id)) chosen.add(id);
      changed();
    };
    return html`<p class="muted">${words.mergeHint}</p>
      <ul>
        ${rows.map((pkg) => {
          const id = String(pkg.id);
          return html`<li>
            <label>
              <input type="checkbox" .checked=${chosen.has(id)} ?disabled=${isBusy} @change=${() => toggle(id)} />
              <span><bdi>${pkg.title || wording.own.untitled}</bdi>${this.#detailsView(pkg, wording)}</span>
            </label>
          </li>`;
        })}
      </ul>
      <div class="ways">
        ${buttonView(words.doMerge, () => merge(ids), isIdle)}
        <span class="muted" role="status">${words.chosen(ids.length)}</span>
      </div>`;
  }

  #rowsView(
    rows: readonly AudiencePackage[],
    wording: Wording,
    choose: (id: string) => void,
    isWatched = false,
  ): TemplateResult {
    return html`<ul part="packages">
      ${rows.map(
        (pkg) =>
          html`<li>
            <div>
              <button class="choose" type="button" part="button" @click=${() => choose(String(pkg.id))}>
                <bdi>${pkg.title || wording.own.untitled}</bdi>
              </button>
              ${this.#detailsView(pkg, wording)} ${isWatched ? this.#waitView(pkg, wording) : nothing}
            </div>
            ${pillView(statusOf(pkg, wording.own), pkg.status)}
          </li>`,
      )}
    </ul>`;
  }

  #waitView(pkg: AudiencePackage, { own, times }: Wording): unknown {
    const wait = waitOf(pkg, Date.now(), own, times);
    return wait ? html`<small part="wait">${wait.elapsed} · ${wait.note}</small>` : nothing;
  }

  #detailsView(pkg: AudiencePackage, { own, formats }: Wording): unknown {
    const count = customersIn(listsOf(pkg));
    const customers = formats.count(count);
    const created = formats.moment(pkg.created_at);
    const details = [
      ...eventsOf(pkg).map(({ id, title }) => title || String(id)),
      customers && own.size(customers, count),
      created && own.created(created),
    ].filter(Boolean);
    return details.length ? html`<small dir="auto">${dotted(details)}</small>` : nothing;
  }
}

/**
 * Brings the styles along.
 * @throws {Error} when the words cannot be loaded
 */
export async function loadLists(locale: string, root: ShadowRoot): Promise<PackageLists> {
  const words = await packageMoreMessages.load(locale);
  const sheet = styles.styleSheet!;
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  return new PackageLists(words);
}
