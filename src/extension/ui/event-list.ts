import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ExtensionMessages } from '../../i18n/extension/messages.ts';
import type { ApiId } from '../../model/ids.ts';
import { FdxElement } from './fdx-element.ts';
import { icons } from './icons.ts';
import { placeOf, type ListedEvent } from './page.view.ts';

/** `fdx-choose`: somebody wants to see an event. */
export class FdxChooseEvent extends Event {
  readonly chosen: ListedEvent;

  constructor(chosen: ListedEvent) {
    super('fdx-choose', { bubbles: true, composed: true });
    this.chosen = chosen;
  }
}

/** Events as a list of buttons. */
export class FdxEventList extends FdxElement {
  static override styles = [
    FdxElement.styles,
    css`
      ul {
        border: 1px solid var(--_border);
        border-radius: calc(var(--_radius) / 1.5);
        list-style: none;
        overflow: hidden;
        padding: 0;
      }
      li + li {
        border-block-start: 1px solid var(--_border);
      }
      button {
        align-items: center;
        background: var(--_surface);
        border: 0;
        border-radius: 0;
        color: inherit;
        display: flex;
        font-weight: 400;
        gap: var(--_space);
        inline-size: 100%;
        justify-content: space-between;
        padding: var(--_space) calc(var(--_space) * 1.5);
        text-align: start;
      }
      button:focus-visible {
        outline-offset: -2px;
      }
      li:first-child button {
        border-start-end-radius: calc(var(--_radius) / 1.5 - 1px);
        border-start-start-radius: calc(var(--_radius) / 1.5 - 1px);
      }
      li:last-child button {
        border-end-end-radius: calc(var(--_radius) / 1.5 - 1px);
        border-end-start-radius: calc(var(--_radius) / 1.5 - 1px);
      }
      .text {
        display: grid;
        min-inline-size: 0;
      }
      .title {
        color: var(--_text);
        font-weight: 600;
      }
      .small {
        color: var(--_muted);
        font-size: 0.93em;
        text-wrap: pretty;
      }
      .icon {
        color: var(--_muted);
        flex: none;
      }
      :host(:dir(rtl)) .icon {
        transform: scaleX(-1);
      }
    `,
  ];

  @property({ attribute: false }) events: readonly ListedEvent[] = [];

  /** Puts the keyboard on an event, where the list still has it. */
  async focusEvent(id: ApiId): Promise<boolean> {
    await this.updateComplete;
    const index = this.events.findIndex((event) => event.id === id);
    const button = this.renderRoot.querySelectorAll('button')[index];
    button?.focus();
    return Boolean(button);
  }

  protected view(words: ExtensionMessages): TemplateResult {
    return html`<ul>
      ${this.events.map(
        (event) =>
          html`<li>
            <button type="button" @click=${() => this.dispatchEvent(new FdxChooseEvent(event))}>
              <span class="text">
                <span class="title" dir="auto">${event.title || words.event.untitled}</span>
                <span class="small">${this.formats.moment(event.start_date_time) ?? words.event.noDate}</span>
                <span class="small">${placeOf(event)}</span>
              </span>
              ${icons.next}
            </button>
          </li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fdx-event-list': FdxEventList;
  }
  interface HTMLElementEventMap {
    'fdx-choose': FdxChooseEvent;
  }
}
