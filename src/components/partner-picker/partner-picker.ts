import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { FdClient } from '../../client/client.ts';
import { partner } from '../../client/resources/partner.ts';
import type { AccessMessages, Messages } from '../../i18n/messages.ts';
import type { FdError } from '../../model/errors/fd-error.ts';
import type { PartnerId } from '../../model/ids.ts';
import type { Access, Notice } from '../access/access.ts';
import { FdElement } from '../shared/fd-element.ts';
import { Load, type ElementState } from '../shared/load.ts';
import { styles } from './partner-picker.styles.ts';

/** Whoever has more partners reads ids: a page must not send a call for each of a hundred. */
const MAX_NAMES = 12;

type Names = ReadonlyMap<PartnerId, string>;
type NamesArgs = readonly [client: FdClient | null, partners: string, email: string | undefined];

/**
 * @summary The partner that everything inside the provider is shown for, and the way to another one. Not there for
 * people with one partner, nor where there is none to choose: what needs a partner says why.
 * @slot - Stays visible until the element can draw.
 * @csspart partner - The whole.
 * @csspart select - The choice.
 * @csspart notice - What is said instead.
 * @csspart button - The way out.
 * @cssstate empty - There is no partner.
 * @cssstate loading - Not known yet.
 * @cssstate ready - The partner is shown.
 * @cssstate failed - The gateway cannot be reached.
 * @fires {FdPartnerChangeEvent} fd-partner-change - From the provider: another partner was chosen. Cancel it to stay.
 * @example
 * <fd-partner-picker show-single></fd-partner-picker>
 */
export class FdPartnerPicker extends FdElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [FdElement.styles, styles];

  /** Name the partner also where there is nothing to choose. */
  @property({ type: Boolean, attribute: 'show-single' }) showSingle = false;

  #removePicker: (() => void) | undefined;
  #hasSwitched = false;
  readonly #names: Load<NamesArgs, Names> = new Load<NamesArgs, Names>(this, {
    // Of the user too: another one may hold the same partners.
    args: () => [this.fd?.client ?? null, this.#partners.join(), this.#email] as const,
    load: ([client, ids], { signal }) =>
      client && ids ? namesOf(client, this.#partners, this.#names.value, signal) : null,
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#removePicker?.();
    this.#removePicker = undefined;
  }

  /** Tries again what failed; the names too, which fail without a word. */
  override async retry(): Promise<void> {
    await Promise.all([super.retry(), this.#names.refresh()]);
  }

  protected get state(): ElementState {
    if (this.#partners.length) return 'ready';
    return this.gate ?? 'ready';
  }

  protected get failures(): readonly (FdError | null | undefined)[] {
    return [this.fd?.error];
  }

  protected override get isHidden(): boolean {
    const status = this.fd?.status;
    // Where there is nothing to choose from, what needs a partner says why.
    if (!this.#partners.length && status && status !== 'starting') return true;
    return (this.#partners.length > 0 && !this.#isChoice && !this.showSingle) || super.isHidden;
  }

  protected override announce(): string {
    const id = this.fd?.partnerId;
    return this.#hasSwitched && id && this.access ? this.access.words.picker.switched(this.#nameOf(id)) : '';
  }

  protected notice(access: Access): Notice {
    return access.gate(this, this.fd) ?? { text: '' };
  }

  protected override updated(): void {
    super.updated();
    if (!this.isConnected) return;
    const select = this.renderRoot.querySelector('select');
    // After a change that the page has cancelled, too.
    if (select) select.value = this.#isChoosing ? '' : this.fd!.partnerId!;
    if (select && !this.#removePicker) this.#removePicker = this.fd!.addPicker(this);
    if (!select) {
      this.#removePicker?.();
      this.#removePicker = undefined;
    }
  }

  protected body(words: Messages): unknown {
    if (!this.fd && !this.isAlone) return nothing;
    const { access } = this;
    if (!access || !this.#partners.length) return this.renderNotice(words);
    return this.#isChoice ? this.#renderChoice(access.words) : this.#renderSingle(access.words);
  }

  /** The session's, or the one that the page has named. */
  get #partners(): readonly PartnerId[] {
    const { session, isPinned, partnerId } = this.fd ?? {};
    if (session?.state !== 'signed-in') return [];
    return isPinned ? session.partners.filter((id) => id === partnerId) : session.partners;
  }

  get #email(): string | undefined {
    const session = this.fd?.session;
    return session?.state === 'signed-in' ? session.email : undefined;
  }

  /** One partner is nothing to choose, unless nobody has been chosen at all. */
  get #isChoice(): boolean {
    return this.#partners.length > 1 || this.#isChoosing;
  }

  get #isChoosing(): boolean {
    return this.fd?.status === 'choose-partner';
  }

  #nameOf(id: PartnerId): string {
    return this.#names.value?.get(id) ?? id;
  }

  #renderSingle({ picker }: AccessMessages): TemplateResult {
    const id = this.fd!.partnerId ?? this.#partners[0]!;
    return html`<div class="cut" part="partner">${picker.label}: <strong dir="auto">${this.#nameOf(id)}</strong></div>`;
  }

  #renderChoice({ picker }: AccessMessages): TemplateResult {
    return html`<label part="partner">
      <span class="muted">${picker.label}</span>
      <select part="select" @change=${this.#onChange}>
        ${this.#isChoosing ? html`<option value="">${picker.none}</option>` : nothing}
        ${this.#partners.map((id) => html`<option value=${id}>${this.#nameOf(id)}</option>`)}
      </select>
    </label>`;
  }

  readonly #onChange = (event: Event): void => {
    const id = (event.target as HTMLSelectElement).value as PartnerId;
    if (id) this.fd?.choosePartner(id);
    this.#hasSwitched = id === this.fd?.partnerId;
    this.requestUpdate();
  };
}

/** Each name is read as the partner itself: nobody else may. One that cannot be read stays as it was known. */
async function namesOf(
  client: FdClient,
  ids: readonly PartnerId[],
  known: Names | undefined,
  signal: AbortSignal,
): Promise<Names> {
  const names = new Map(known);
  await Promise.all(
    ids.slice(0, MAX_NAMES).map(async (id) => {
      const scope = client.as(id);
      try {
        const { name } = await partner(scope).get({ signal });
        if (name) names.set(id, name);
      } catch {
        signal.throwIfAborted();
      } finally {
        scope.close();
      }
    }),
  );
  return names;
}

declare global {
  interface HTMLElementTagNameMap {
    'fd-partner-picker': FdPartnerPicker;
  }
}
