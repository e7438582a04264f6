import { html, nothing, type TemplateResult } from 'lit';
import type { EventListMessages } from '../../i18n/events/messages.ts';
import type { Messages } from '../../i18n/messages.ts';

export function headingView(own: EventListMessages, level: number, count: string): TemplateResult {
  return html`<header>
    <div class="title" part="title" role="heading" aria-level=${level}>${own.events}</div>
    <p class="muted" part="count">${count}</p>
  </header>`;
}

/** Where filters are to come. @param filters null where they could not be loaded */
export function filtersNoteView(
  own: EventListMessages,
  words: Messages,
  filters: unknown,
  onRetry: () => void,
): TemplateResult {
  if (filters !== null) return html`<p class="muted">${words.loading}</p>`;
  return html`<div class="notice">
    <p>${own.filtersFailed}</p>
    <button type="button" part="button" @click=${onRetry}>${words.retry}</button>
  </div>`;
}

/** No events. @param clear the words for the way out, where a filter may be why */
export function noneView(text: string, unseen: unknown, clear: string | null, onClear: () => void): TemplateResult {
  return html`<div class="notice" part="notice">
    <p>${text}</p>
    ${unseen ? html`<p class="muted" part="chosen">${unseen}</p>` : nothing}
    ${clear ? html`<button class="main" type="button" part="button" @click=${onClear}>${clear}</button>` : nothing}
  </div>`;
}

/** A few rows of the usual height. */
export function placeholderView(words: Messages, isSlow: boolean): TemplateResult {
  return html`${isSlow ? html`<p class="muted">${words.slow}</p>` : nothing}
    <div class="blank" aria-hidden="true">${[1, 2, 3, 4, 5].map(() => html`<div><i></i><i></i></div>`)}</div>`;
}
