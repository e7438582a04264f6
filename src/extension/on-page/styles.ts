/**
 * What is drawn in other people's pages, in closed shadow roots. Sizes in px only: `rem` would follow the page. The
 * colours are those of the kit's elements.
 */
export const styles = `
:host { color-scheme: light dark; }
.light { color-scheme: light; }
.dark { color-scheme: dark; }
.auto, .light, .dark {
  --text: light-dark(#18202b, #e8ecf2);
  --surface: light-dark(#fff, #171d26);
  --background: light-dark(#f2f4f7, #222a35);
  --border: light-dark(#dfe4ea, #323c49);
  --accent: light-dark(#3a49c8, #9aa8ff);
  --danger: light-dark(#b3182d, #ff9aa5);
  color: var(--text);
  font: 14px/1.45 system-ui, sans-serif;
}
* { box-sizing: border-box; }
button {
  align-items: center;
  appearance: none;
  background: var(--surface);
  border: 1px solid var(--border);
  border-radius: 6px;
  color: var(--accent);
  cursor: pointer;
  display: inline-flex;
  font: inherit;
  font-weight: 600;
  gap: 8px;
  justify-content: center;
  margin: 0;
  min-block-size: 24px;
  padding: 0 10px;
}
button:hover { background: var(--background); }
button:focus-visible, .panel:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
svg { block-size: 14px; fill: currentColor; inline-size: 14px; }
.flow { display: inline; word-spacing: 3px; }
.chip { block-size: 24px; border-radius: 12px; inline-size: 28px; margin-block: -3px; padding: 0; vertical-align: middle; }
.chip[aria-expanded='true'] { background: var(--accent); border-color: var(--accent); color: var(--surface); }
.bar { block-size: 36px; inline-size: 100%; justify-content: flex-start; text-align: start; }
.bar::after { content: '▾' / ''; margin-inline-start: auto; }
.bar[aria-expanded='true']::after { content: '▴' / ''; }
.bar[aria-expanded='true'] { border-end-end-radius: 0; border-end-start-radius: 0; }
.inline { max-inline-size: 640px; }
.inline .view { border: 1px solid var(--border); border-block-start: 0; border-radius: 0 0 6px 6px; }
.panel {
  background: var(--surface);
  border: 1px solid var(--border);
  border-radius: 12px;
  box-shadow: 0 12px 40px rgb(0 0 0 / 28%);
  color: var(--text);
  flex-direction: column;
  inset: auto;
  margin: 0;
  max-block-size: none;
  max-inline-size: none;
  overflow: hidden;
  padding: 0;
  position: fixed;
}
.panel:popover-open { display: flex; }
.head { align-items: center; display: flex; font-weight: 600; gap: 8px; padding: 6px 6px 6px 14px; }
.head svg { color: var(--accent); }
.head button { border-color: transparent; inline-size: 32px; margin-inline-start: auto; min-block-size: 32px; padding: 0; }
.view { background: var(--surface); block-size: 520px; overflow: hidden; }
.panel .view { block-size: auto; border-block-start: 1px solid var(--border); flex: 1; min-block-size: 0; }
iframe { block-size: 100%; border: 0; color-scheme: inherit; display: block; inline-size: 100%; }
.failed { color: var(--danger); margin: 0; padding: 14px; }
@media (forced-colors: active) {
  button, .panel, .view { border-color: ButtonBorder; }
}
@media print {
  .auto, .light, .dark { display: none; }
}
`;
