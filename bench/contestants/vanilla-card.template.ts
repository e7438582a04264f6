/** Put in by the bundler: the kit's own rules for its card, so that both draw the same and differ in their work alone. */
declare const __CARD_STYLES__: string;

/** One sheet for all cards. */
export const sheet = new CSSStyleSheet();
sheet.replaceSync(__CARD_STYLES__);

const figure = (name: string): string =>
  `<div><dt>${name}</dt><dd><span class="v">${'–'.repeat(6)}</span><small></small></dd></div>`;
const heading = (text: string, name = 'heading'): string =>
  `<div class="${name}" role="heading" aria-level="4">${text}</div>`;

/* Parsed once. What it says before the data comes is the placeholder, which the style sheet paints over. */
const card = document.createElement('template');
card.innerHTML = `<article part="loading" class="blank" tabindex="-1">
  <header>
    <p class="pills" part="pills"><span class="pill">${'–'.repeat(3)}</span></p>
    <div class="title v" part="title" role="heading" aria-level="3" dir="auto">${'–'.repeat(18)}</div>
    <p class="v">${'–'.repeat(24)}</p>
    <p class="muted v">${'–'.repeat(30)}</p>
  </header>
  <section part="figures" class="figures blank">
    ${heading('Figures', 'hidden')}
    <dl part="kpis">${['Tickets sold', 'Revenue', 'Spent', 'ROAS'].map(figure).join('')}</dl>
  </section>
  <section part="prediction" class="prediction blank">
    ${heading('Prediction')}
    <p class="row"><strong class="big v">–––</strong> <span class="v">${'–'.repeat(20)}</span></p>
    <svg class="bar" aria-hidden="true">
      <rect class="track" width="100%" height="8" y="4" rx="4"/><rect class="fill" height="8" y="4" rx="4"/>
      <rect class="mark" width="2" height="16" transform="translate(-1)"/>
    </svg>
    <p class="muted v">${'–'.repeat(10)}</p>
  </section>
  <section part="curve" class="curve blank">
    ${heading('Sales curve')}
    <div class="space v"></div>
  </section>
  <section part="clusters" class="clusters blank">
    ${heading('Taste clusters')}
    <p class="muted run"></p>
    <ul></ul>
    <p class="muted v"></p>
  </section>
  <footer part="footer"><span class="muted"></span><slot name="actions"></slot></footer>
</article>
<p class="hidden" role="status"></p>`;

const curve = document.createElement('template');
curve.innerHTML = `<svg class="chart" role="img">
  <svg viewBox="0 0 100 100" preserveAspectRatio="none">
    <path class="area"/><path class="average"/><path class="own"/>
  </svg>
  <circle class="fill" r="3.5"/>
</svg>
<p class="muted legend" aria-hidden="true">
  <span><svg><path class="own" d="M0 5H16"/></svg>This event</span>
  <span><svg><path class="average" d="M0 5H16"/></svg>Average</span>
</p>`;

const row = document.createElement('template');
row.innerHTML = `<li>
  <bdi class="v"></bdi> <span class="muted v"></span>
  <svg class="bar" aria-hidden="true">
    <rect class="track" width="100%" height="4" rx="2"/><rect class="fill" height="4" rx="2"/>
  </svg>
</li>`;

const cloneOf = (template: HTMLTemplateElement): DocumentFragment => document.importNode(template.content, true);

export const newCard = (): DocumentFragment => cloneOf(card);
export const newCurve = (): DocumentFragment => cloneOf(curve);
export const newRow = (): DocumentFragment => cloneOf(row);

export function newPill(text: string, tone: string): HTMLElement {
  const pill = document.createElement('span');
  pill.className = `pill ${tone}`;
  pill.setAttribute('part', 'pill');
  pill.textContent = text;
  return pill;
}
