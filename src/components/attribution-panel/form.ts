import { css, html, nothing, type TemplateResult } from 'lit';

/** What the panel's forms look like. */
export const formStyles = css`
  form {
    background: var(--_background);
    border-radius: var(--_corner);
    display: grid;
    gap: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 1.5);
  }
  .options {
    display: grid;
    gap: var(--_space);
  }
  .option {
    align-items: start;
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_corner);
    cursor: pointer;
    display: flex;
    gap: var(--_space);
    padding: var(--_space) calc(var(--_space) * 1.5);
  }
  .option:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .option input {
    accent-color: var(--_accent);
    block-size: 16px;
    flex: none;
    inline-size: 16px;
    margin-block-start: 2px;
  }
  .option > span {
    min-inline-size: 0;
  }
  .option small {
    display: inline;
  }
  .option .muted {
    display: block;
  }
  .fields {
    align-items: start;
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }
  .field {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
  }
  .field > label {
    font-weight: 600;
  }
  input:not([type='radio']),
  select {
    background: var(--_surface);
    border: 1px solid var(--_muted);
    border-radius: var(--_corner);
    color: inherit;
    font: inherit;
    font-size: max(1em, 16px);
    inline-size: 100%;
    min-block-size: 40px;
    min-inline-size: 0;
    padding: 6px 12px;
  }
  input[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .error {
    color: var(--_danger);
  }
  /* Its border shows where a system paints no backgrounds. */
  .note {
    align-items: center;
    background: var(--_quiet);
    border: 1px solid transparent;
    border-radius: var(--_corner);
    display: flex;
    gap: var(--_space);
    padding: var(--_space) calc(var(--_space) * 1.5);
  }
  .note svg {
    block-size: 16px;
    fill: none;
    flex: none;
    inline-size: 16px;
    stroke: currentColor;
    stroke-linecap: round;
    stroke-width: 1.75px;
  }
  [aria-disabled='true'] {
    cursor: progress;
  }
  dialog {
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    color: var(--_text);
    margin: auto;
    max-inline-size: min(440px, calc(100vw - 32px));
    padding: calc(var(--_space) * 2.5);
  }
  dialog[open] {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.45);
  }
  dialog .heading {
    font-size: var(--_large);
  }
  .risky {
    background: var(--_danger);
  }
  .risky:hover {
    background: color-mix(in srgb, var(--_danger) 85%, var(--_text));
  }
  @container (min-width: 480px) {
    .fields {
      grid-template-columns: 1fr 1fr;
    }
  }
  @container (min-width: 720px) {
    .options {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }
  @media print {
    form {
      display: none;
    }
  }
`;

/** Says in its place that something is done. */
export function noteView(text: string): TemplateResult {
  return html`<p class="note positive" part="note">
    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8.5L6.5 12L13 4.5" /></svg><span>${text}</span>
  </p>`;
}

/** A field's label, what is said about it, and what is wrong with what was typed. */
interface Field {
  readonly id: string;
  readonly label: string;
  readonly note?: string | undefined;
  readonly error?: string | null | undefined;
}

/** @param input is given the ids of what is said about it, and whether it is wrong */
export function fieldView(
  { id, label, note, error }: Field,
  input: (about: string | undefined, isWrong: 'true' | 'false') => TemplateResult,
): TemplateResult {
  const about = [error ? `${id}-error` : '', note ? `${id}-note` : ''].filter(Boolean).join(' ');
  return html`<div class="field" part="field">
    <label for=${id}>${label}</label>
    ${input(about || undefined, error ? 'true' : 'false')}
    ${error ? html`<p class="error" part="error" id="${id}-error">${error}</p>` : nothing}
    ${note ? html`<p class="muted" id="${id}-note">${note}</p>` : nothing}
  </div>`;
}

/** One of several, with a sentence about it. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly sentence: string;
  readonly note?: string | undefined;
}

/** What is chosen of them; a value that is none of them is one more, as it is. */
interface Options {
  readonly name: string;
  readonly label: string;
  readonly value: string | null | undefined;
  readonly options: readonly Option[];
  readonly isBusy?: boolean;
  readonly onChoose: (value: string) => void;
}

export function optionsView({ name, label, value, options, isBusy = false, onChoose }: Options): TemplateResult {
  const onClick = (event: Event): void => {
    if (isBusy) event.preventDefault();
  };
  return html`<div class="options" role="radiogroup" aria-label=${label}>
    ${options.map(
      (each, index) =>
        html`<label class="option" part="option" for="${name}-${index}">
          <input
            type="radio"
            id="${name}-${index}"
            name=${name}
            value=${each.value}
            aria-disabled=${isBusy}
            .checked=${each.value === value}
            @click=${onClick}
            @change=${() => onChoose(each.value)}
          />
          <span
            ><strong dir="auto">${each.label}</strong>${each.note ? html` <small>${each.note}</small>` : nothing}
            <span class="muted">${each.sentence}</span></span
          >
        </label>`,
    )}
  </div>`;
}
