/** Markup that is safe to send: made by `html` or `jsonScript` only. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | Markup | readonly Markup[];

/** A template whose values are escaped, for text and for attributes in double quotes; `Markup` goes in as it is. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const parts = strings.map((text, index) => text + written(values[index] ?? ''));
  return new Markup(parts.join(''));
}

/** Structured data for a machine to read. Nothing in it can end the element. */
export function jsonScript(data: object): Markup {
  const json = JSON.stringify(data, null, 2).replaceAll('<', '\\u003c');
  return new Markup(`<script type="application/ld+json">\n${json}\n</script>`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function written(value: Value): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return String(value).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
