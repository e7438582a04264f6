/** The page with every element in every state: `/states.html`. */
import { tags } from '../../src/embed/tags.ts';
import { Cell } from './cell.ts';
import { choiceIn, NAMES, OPTIONS, searchOf, type Choice } from './choice.ts';
import { STATES } from './scene.ts';
import { elements } from './scenes.ts';

const main = document.querySelector('main')!;
const form = document.querySelector('form')!;
let choice = choiceIn(location.search);
let cells: Cell[] = [];
const cellOf = new WeakMap<Element, Cell>();

/** Cells are set up shortly before they come into view: dozens at once would take seconds. */
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      void cellOf.get(target)?.begin();
    }
  },
  { rootMargin: '600px' },
);

function build(): void {
  near.disconnect();
  cells = [];
  const sections = elements
    .filter(({ tag }) => !choice.element || tag === `fd-${choice.element}`)
    .map(({ tag, variants, never = {} }) => {
      const states = STATES.filter((state) => !choice.state || state === choice.state);
      const own = variants.flatMap((variant) =>
        states.filter((state) => variant.states[state]).map((state) => new Cell(tag, variant, state, choice)),
      );
      cells.push(...own);
      return sectionOf(
        tag,
        own,
        states.flatMap((state) => (never[state] ? [`${state}: cannot be. ${never[state]}`] : [])),
      );
    });
  main.replaceChildren(...sections);
  for (const cell of cells) {
    cellOf.set(cell.view, cell);
    near.observe(cell.view);
  }
}

function sectionOf(tag: string, own: readonly Cell[], notes: readonly string[]): HTMLElement {
  const section = document.createElement('section');
  const heading = document.createElement('h2');
  const grid = document.createElement('div');
  heading.id = tag;
  heading.textContent = `<${tag}>`;
  section.setAttribute('aria-labelledby', tag);
  grid.className = 'cells';
  grid.append(...own.map(({ view }) => view));
  const texts = notes.map((text) =>
    Object.assign(document.createElement('p'), { className: 'about', textContent: text }),
  );
  section.append(heading, grid, ...texts);
  return section;
}

/** What is chosen changes where it stands; only another choice of cells sets them up anew. */
function show(next: Choice): void {
  const isOther = next.element !== choice.element || next.state !== choice.state;
  choice = next;
  document.documentElement.dataset['theme'] = choice.theme;
  for (const name of NAMES) (form.elements.namedItem(name) as HTMLSelectElement).value = choice[name];
  if (isOther || !cells.length) build();
  else for (const cell of cells) cell.look(choice);
}

for (const name of NAMES) {
  const select = form.elements.namedItem(name) as HTMLSelectElement;
  select.append(...OPTIONS[name].map(([value, word]) => new Option(word, value)));
}
form.addEventListener('change', () => {
  const read = Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  );
  const search = searchOf(read as unknown as Choice);
  history.pushState(null, '', location.pathname + search);
  show(choiceIn(search));
});
addEventListener('popstate', () => show(choiceIn(location.search)));

await Promise.all(Object.values(tags).map((load) => load()));
show(choice);
