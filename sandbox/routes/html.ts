/** Text as it may stand in HTML, between tags and in quoted attributes. */
export function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

export function code(value: string): string {
  return `<code>${text(value)}</code>`;
}

/** @param rows cells that are HTML already */
export function table(caption: string, headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = headings.map((heading) => `<th scope="col">${text(heading)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n');
  return `<div class="scroll" tabindex="0" role="region" aria-label="${text(caption)}: table">
<table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

/** The choices of a `<select>`, as value and words. */
export function options(list: readonly (readonly [value: string, words: string])[], chosen: string): string {
  return list
    .map(([value, words]) => {
      const mark = value === chosen ? ' selected' : '';
      return `<option value="${text(value)}"${mark}>${text(words)}</option>`;
    })
    .join('\n');
}
