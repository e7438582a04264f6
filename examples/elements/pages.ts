import { readFileSync } from 'node:fs';
import { html, Markup } from '../backoffice/html.ts';

/** What the pages are made of: the part of `custom-elements.json` that they show. */
interface ShownElement {
  readonly tagName: string;
  readonly summary: string;
  readonly examples: readonly string[];
  readonly attributes: readonly ShownAttribute[];
}

interface ShownAttribute {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
}

const MANIFEST = new URL('../../custom-elements.json', import.meta.url);
const PATH = /^\/elements\/(?:(fd-[\w-]+)\/)?$/;

/**
 * A page for every element, with its example alive and its attributes to try, and one that lists them.
 * @returns the page's text; null where the path is none of theirs
 */
export function elementPageAt(path: string): string | null {
  const [isOne, tagName] = PATH.exec(path) ?? [];
  if (!isOne) return null;
  const elements = readElements();
  if (!tagName) return pageOf('The elements', listOf(elements));
  const element = elements.find((each) => each.tagName === tagName);
  return element ? pageOf(`<${tagName}>`, liveOf(element)) : null;
}

/** Read each time: `npm run docs` may have written it anew. */
function readElements(): readonly ShownElement[] {
  const { modules } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as {
    readonly modules: readonly { readonly declarations: readonly ShownElement[] }[];
  };
  return modules.flatMap(({ declarations }) => declarations);
}

function pageOf(title: string, body: Markup): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · fd-widgets</title>
        <link rel="icon" href="/icon.svg" />
        <link rel="stylesheet" href="/cms/cms.css" />
        <link rel="stylesheet" href="/elements/elements.css" />
        <link rel="stylesheet" href="/fd/fd.css" />
        <script type="module" src="/elements/elements.js"></script>
        <script type="module" src="/fd/fd.js"></script>
      </head>
      <body>
        <header class="bar">
          <span class="brand">fd-widgets</span>
          <nav aria-label="Main"><a href="/elements/">Elements</a> <a href="/">All examples</a></nav>
        </header>
        ${body}
      </body>
    </html>`.text;
}

function listOf(elements: readonly ShownElement[]): Markup {
  return html`<div class="columns">
    <main>
      <h1>The elements</h1>
      <dl class="editor">
        ${elements.map(
          ({ tagName, summary }) =>
            html`<dt>
                <a href="/elements/${tagName}/"><code>&lt;${tagName}&gt;</code></a>
              </dt>
              <dd>${proseOf(summary)}</dd>`,
        )}
      </dl>
    </main>
  </div>`;
}

function liveOf({ tagName, summary, examples: [example = ''], attributes }: ShownElement): Markup {
  const without = (tag: string): Markup => new Markup(example.includes(`<${tag}`) ? '' : `<${tag}></${tag}>`);
  const session = html`<div class="session">${without('fd-partner-picker')} ${without('fd-sign-in')}</div>`;
  const live = html`<h2>Live</h2>
    <div id="live">${new Markup(example)}</div>`;
  return html`<div class="columns">
    <main>
      <h1><code>&lt;${tagName}&gt;</code></h1>
      <p>${proseOf(summary)}</p>
      ${
        tagName === 'fd-provider'
          ? html`<fd-provider>${session}</fd-provider>${live}`
          : html`<fd-provider>${session}${live}</fd-provider>`
      }
    </main>
    <section class="try" aria-labelledby="try">
      <h2 id="try">Try it</h2>
      <pre tabindex="0" aria-label="What to copy"><code id="snippet">${example}</code></pre>
      <p class="actions"><button type="button" id="copy">Copy</button> <span role="status" id="copied"></span></p>
      <form class="editor" id="attributes" autocomplete="off">${attributes.map(controlOf)}</form>
      <template id="source">${new Markup(example)}</template>
    </section>
  </div>`;
}

/** A box for what is there or not, a choice where the values are known, else a field. */
function controlOf({ name, description = '', type }: ShownAttribute): Markup {
  const about = html`<p id="about-${name}">${proseOf(description)}</p>`;
  if (type?.text === 'boolean') {
    return html`<label class="box"
        ><input type="checkbox" name="${name}" aria-describedby="about-${name}" /> ${name}</label
      >
      ${about}`;
  }
  const known = [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, value = '']) => value);
  const control = known.length
    ? html`<select id="of-${name}" name="${name}" aria-describedby="about-${name}">
        <option value="">(not set)</option>
        ${known.map((value) => html`<option>${value}</option>`)}
      </select>`
    : html`<input id="of-${name}" name="${name}" aria-describedby="about-${name}" />`;
  return html`<label for="of-${name}">${name}</label> ${control} ${about}`;
}

/** What stands between backticks is code. */
function proseOf(text: string): Markup[] {
  return text.split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : html`${part}`));
}
