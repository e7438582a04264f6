import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ExtensionMessages } from '../../i18n/extension/messages.ts';
import { FdxElement } from './fdx-element.ts';

type Phase = 'idle' | 'asking' | 'changed' | 'refused' | 'failed';

/** "Always show on tickets.example". Switching on asks for the browser's permission. */
export class FdxSiteSwitch extends FdxElement {
  static override styles = [
    FdxElement.styles,
    css`
      button {
        align-items: center;
        background: none;
        border: 0;
        color: inherit;
        display: flex;
        font-weight: 600;
        gap: calc(var(--_space) * 1.5);
        inline-size: 100%;
        justify-content: space-between;
        padding: 4px 0;
        text-align: start;
      }
      button:hover {
        background: none;
      }
      .track {
        background: var(--_muted);
        block-size: 22px;
        border: 1px solid transparent;
        border-radius: 99px;
        flex: none;
        inline-size: 38px;
        padding: 2px;
      }
      .knob {
        background: var(--_surface);
        block-size: 16px;
        border-radius: 50%;
        display: block;
        inline-size: 16px;
      }
      [aria-checked='true'] .track {
        background: var(--_accent);
      }
      [aria-checked='true'] .knob {
        margin-inline-start: auto;
      }
      [aria-busy='true'] .track {
        opacity: 0.6;
      }
      p {
        font-size: 0.93em;
      }
      @media (forced-colors: active) {
        .track {
          border-color: ButtonText;
        }
        .knob {
          background: ButtonText;
        }
        [aria-checked='true'] .track {
          background: Highlight;
          forced-color-adjust: none;
        }
      }
    `,
  ];

  /** `tickets.example`. */
  @property({ attribute: false }) host = '';
  @property({ attribute: false }) isOn = false;
  /** Called straight from the click. Resolves false where the user refuses. */
  @property({ attribute: false }) turn: (isOn: boolean) => Promise<boolean> = () => Promise.resolve(false);

  @state() private phase: Phase = 'idle';
  #lastHost = '';

  protected override willUpdate(): void {
    super.willUpdate();
    if (this.host !== this.#lastHost) this.phase = 'idle';
    this.#lastHost = this.host;
  }

  protected override say({ site }: ExtensionMessages): string {
    if (this.phase === 'changed') return this.isOn ? site.isOn(this.host) : site.isOff(this.host);
    return this.#text(site) ?? '';
  }

  protected view({ site }: ExtensionMessages): TemplateResult {
    const text = this.#text(site);
    return html`<button
        type="button"
        role="switch"
        aria-checked=${this.isOn ? 'true' : 'false'}
        aria-busy=${this.phase === 'asking' ? 'true' : 'false'}
        @click=${this.#onClick}
      >
        <span>${site.always(this.host)}</span>
        <span class="track"><span class="knob"></span></span>
      </button>
      ${text ? html`<p class=${this.phase === 'asking' ? 'muted' : 'error'}>${text}</p>` : nothing}`;
  }

  #text(site: ExtensionMessages['site']): string | null {
    if (this.phase === 'asking') return site.asking;
    if (this.phase === 'refused') return site.refused(this.host);
    return this.phase === 'failed' ? site.failed : null;
  }

  readonly #onClick = async (): Promise<void> => {
    if (this.phase === 'asking') return;
    const { host, isOn } = this;
    // Before anything else: the browser opens its dialog only while it still sees the click.
    const turning = this.turn(!isOn);
    this.phase = isOn ? 'changed' : 'asking';
    let phase: Phase;
    try {
      phase = (await turning) ? 'changed' : 'refused';
    } catch {
      phase = 'failed';
    }
    if (host === this.host) this.phase = phase;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fdx-site-switch': FdxSiteSwitch;
  }
}
