import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ExtensionMessages } from '../../i18n/extension/messages.ts';
import { FdxElement } from './fdx-element.ts';

/** Stands in for a page that cannot reach the API: its address is missing, or the browser does not let us. */
export class FdxApiNotice extends FdxElement {
  static override styles = [
    FdxElement.styles,
    css`
      :host {
        background: var(--_surface);
        padding: calc(var(--_space) * 2);
      }
    `,
  ];

  /** The API's host; empty where no address is set. */
  @property({ attribute: false }) host = '';
  /** Called straight from the click. Resolves false where the user refuses. */
  @property({ attribute: false }) allow: () => Promise<boolean> = () => Promise.resolve(false);
  @property({ attribute: false }) openOptions: () => void = () => undefined;

  @state() private isRefused = false;

  protected override say({ api }: ExtensionMessages): string {
    return this.isRefused ? api.refused(this.host) : '';
  }

  protected view({ api, openOptions }: ExtensionMessages): TemplateResult {
    const { host } = this;
    return html`<main class="stack">
      <h1>${api.title}</h1>
      <p>${host ? api.noAccess(host) : api.noAddress}</p>
      ${this.isRefused ? html`<p class="error">${api.refused(host)}</p>` : nothing}
      <div class="ways">
        ${host ? html`<button class="main" type="button" @click=${this.#onAllow}>${api.allow(host)}</button>` : nothing}
        <button class=${host ? '' : 'main'} type="button" @click=${() => this.openOptions()}>${openOptions}</button>
      </div>
    </main>`;
  }

  readonly #onAllow = async (): Promise<void> => {
    const allowing = this.allow();
    this.isRefused = false;
    this.isRefused = !(await allowing.catch(() => false));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fdx-api-notice': FdxApiNotice;
  }
}
