import { css } from 'lit';

/** The popup is as wide as its page and at most 600px high, which is what browsers show; the panel fills its side. */
export const styles = css`
  :host {
    background: var(--_surface);
    display: flex;
    flex-direction: column;
  }
  :host([layout='popup']) {
    max-block-size: 600px;
  }
  :host([layout='panel']) {
    min-block-size: 100vh;
  }
  header {
    align-items: center;
    border-block-end: 1px solid var(--_border);
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: var(--_space);
    padding: var(--_space) calc(var(--_space) * 1.5) var(--_space) calc(var(--_space) * 2);
  }
  .mark {
    flex: none;
  }
  .name,
  fd-partner-picker {
    flex: 1;
    min-inline-size: 0;
  }
  fd-partner-picker {
    --fd-font-size: 13px;
  }
  fd-partner-picker::part(partner) {
    flex-wrap: nowrap;
  }
  fd-partner-picker::part(select) {
    min-inline-size: 0;
  }
  .tools {
    display: flex;
    flex: none;
    margin-inline-start: auto;
  }
  .tool {
    background: none;
    border-color: transparent;
    color: var(--_muted);
    display: grid;
    inline-size: 36px;
    padding: 0;
    place-items: center;
  }
  .tool:hover {
    color: var(--_text);
  }
  .environment {
    background: color-mix(in srgb, var(--_warning) 12%, var(--_surface));
    color: var(--_warning);
    flex: 1 0 100%;
    font-size: 0.93em;
    font-weight: 600;
    /* From edge to edge of the header. */
    margin: 0 calc(var(--_space) * -1.5) calc(var(--_space) * -1) calc(var(--_space) * -2);
    padding: 4px calc(var(--_space) * 2);
  }
  main {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 2);
    /* What is only said, out of sight, scrolls with it and not with the page. */
    position: relative;
  }
  main:empty {
    display: none;
  }
  footer {
    padding: 0 calc(var(--_space) * 2) calc(var(--_space) * 2);
  }
  .account {
    border-block-start: 1px solid var(--_border);
    flex: none;
    padding: var(--_space) calc(var(--_space) * 2);
  }
  .account fd-sign-in {
    --fd-font-size: 12px;
  }
  .account fd-sign-in::part(account) {
    align-items: stretch;
  }
  .account fd-sign-in::part(button) {
    margin-inline-start: auto;
    min-block-size: 32px;
    padding: 4px 10px;
  }
  :host([layout='popup']) main:has(+ .account) {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  :host([layout='popup']) footer:not(.account) {
    overflow-y: auto;
  }
  :host([layout='panel']) main:has(+ .account) {
    flex: 1;
    align-content: start;
  }
  /* Header and account stay in view, unless the window is too low for that. */
  @media (min-height: 420px) {
    :host([layout='panel']) {
      block-size: 100vh;
    }
    :host([layout='panel']) main:has(+ .account) {
      min-block-size: 0;
      overflow-y: auto;
      overscroll-behavior: contain;
    }
    :host([layout='panel']) footer:not(.account) {
      min-block-size: 0;
      overflow-y: auto;
    }
  }
`;
