/** The front page's looks: light and dark, from 320 pixels up. */
export const style = `
  :root {
    color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif;
    --ground: light-dark(#f6f7f9, #0f1318); --card: light-dark(#fff, #181e26); --text: light-dark(#1a2029, #e6eaf0);
    --muted: light-dark(#566070, #a3afbf); --line: light-dark(#d5dae1, #333d4a); --accent: light-dark(#2454c6, #8fb1ff);
    --on-accent: light-dark(#fff, #0b1526); --danger: light-dark(#b3261e, #ff9c92);
    --field: light-dark(#fff, #10151b); --edge: light-dark(#7d8795, #75808f);
  }
  * { box-sizing: border-box; }
  body { background: var(--ground); color: var(--text); margin: 0; }
  main { margin: 0 auto; max-width: 64rem; padding: 2rem 1rem 4rem; }
  h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 0.5rem; }
  h2 { font-size: 1.125rem; margin: 0 0 0.75rem; }
  h3 { font-size: 1rem; margin: 0 0 0.5rem; }
  p { margin: 0 0 0.75rem; }
  .muted { color: var(--muted); }
  code { font: 0.875em/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
  section { background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; margin-top: 1.25rem;
    padding: 1.25rem; }
  .grid { align-items: end; display: grid; gap: 0.75rem 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); }
  .wide { grid-column: 1 / -1; }
  label { color: var(--muted); display: block; font-size: 0.875rem; margin-bottom: 0.25rem; }
  input, select, button { border-radius: 0.5rem; color: inherit; font: inherit; min-height: 2.5rem; max-width: 100%; }
  input, select { background: var(--field); border: 1px solid var(--edge); padding: 0.375rem 0.625rem; width: 100%; }
  button { background: transparent; border: 1px solid var(--edge); cursor: pointer; padding: 0.375rem 0.875rem; }
  button:hover { border-color: var(--accent); color: var(--accent); }
  button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
  button.main:hover { filter: brightness(1.08); color: var(--on-accent); }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  .row { align-items: center; display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; }
  .row form, .item form { margin: 0; }
  .list { list-style: none; margin: 0 0 1rem; padding: 0; }
  .item { align-items: center; border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap;
    gap: 0.5rem 0.75rem; justify-content: space-between; padding: 0.5rem 0; }
  .item > span { flex: 1 1 14rem; }
  .item span { display: block; }
  .controls { align-items: stretch; }
  .controls > div { border-left: 3px solid var(--line); padding-left: 0.875rem; }
  .alert { border: 1px solid var(--danger); border-radius: 0.5rem; color: var(--danger); margin: 0 0 1rem;
    overflow-wrap: anywhere; padding: 0.625rem 0.875rem; white-space: pre-wrap; }
  .badge { border: 1px solid currentColor; border-radius: 1rem; font-size: 0.8125rem; padding: 0 0.5rem; }
  summary { cursor: pointer; margin-top: 1rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid var(--line); padding: 0.375rem 1rem 0.375rem 0; text-align: start;
    vertical-align: top; }
  th { color: var(--muted); font-size: 0.875rem; font-weight: 600; }
  td code { overflow-wrap: normal; }
  .scroll { overflow-x: auto; }
  .scroll + h3 { margin-top: 1.25rem; }
`;
