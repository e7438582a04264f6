import type { Look } from './scene.ts';

/** A picture that was taken, or why it was not. */
export interface Taken {
  readonly name: string;
  readonly look: Look;
  /** `1280 px`; empty for what has a size of its own. */
  readonly size: string;
  readonly file: string | null;
  /** Why there is none. */
  readonly failure?: string;
}

const STYLE = `
  body { background: #8a929c; color: #10151c; font: 15px/1.4 system-ui, sans-serif; margin: 0; padding: 24px; }
  h1 { margin: 0 0 8px; }
  h2 { background: #10151c; color: #fff; margin: 40px -24px 0; padding: 10px 24px; position: sticky; top: 0; z-index: 1; }
  h3 { margin: 24px 0 8px; }
  .row { align-items: start; display: flex; flex-wrap: wrap; gap: 16px; margin-block-end: 16px; }
  figure { margin: 0; }
  figcaption { font-size: 13px; }
  img { box-shadow: 0 2px 10px rgb(0 0 0 / 40%); display: block; max-inline-size: min(640px, 90vw); }
  .failed { background: #b3182d; color: #fff; max-inline-size: 400px; padding: 12px; white-space: pre-wrap; }
  nav { columns: 260px; }
  nav a { color: inherit; display: block; }
`;

/** The page that shows all pictures: a part a surface, a heading a picture, a row a size. */
export function sheetOf(all: readonly Taken[], at: Date): string {
  const names = [...new Set(all.map(({ name }) => name))];
  const missing = all.filter(({ file }) => file === null).length;
  let surface = '';
  const parts = names.map((name) => {
    const heading = name.split(':')[0] ?? name;
    const isNew = heading !== surface;
    surface = heading;
    const ofName = all.filter((taken) => taken.name === name);
    const rows = [...new Set(ofName.map(({ size }) => size))].map((size) => {
      const figures = ofName.filter((taken) => taken.size === size).map(figureOf);
      return `<div class="row">${figures.join('')}</div>`;
    });
    return `${isNew ? `<h2>${escaped(heading)}</h2>` : ''}<h3 id="${idOf(name)}">${escaped(name)}</h3>${rows.join('')}`;
  });
  const links = names.map((name) => `<a href="#${idOf(name)}">${escaped(name)}</a>`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Contact sheet</title>
<style>${STYLE}</style>
<h1>Contact sheet</h1>
<p>${all.length - missing} pictures${missing ? `, ${missing} missing` : ''}, ${escaped(at.toISOString())}</p>
<nav>${links.join('')}</nav>
${parts.join('\n')}
</html>
`;
}

function figureOf({ name, look, size, file, failure }: Taken): string {
  const caption = [look.theme, look.language, size].filter(Boolean).join(', ');
  const picture =
    file === null
      ? `<p class="failed">${escaped(failure ?? 'It was not taken.')}</p>`
      : `<a href="${file}"><img src="${file}" alt="${escaped(`${name}, ${caption}`)}" loading="lazy"></a>`;
  return `<figure>${picture}<figcaption>${escaped(caption)}</figcaption></figure>`;
}

/** `popup: signed out` as a part of file names. */
export function idOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
