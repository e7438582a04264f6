/** A query value; arrays repeat (`?city=A&city=B`), null and empty ones are left out. Source: API docs, pagination. */
export type QueryValue = string | number | boolean | null | undefined | readonly (string | number)[];
export type Query = Readonly<Record<string, QueryValue>>;

/**
 * Builds a path and encodes every inserted value, so that a cluster named `a/b` or an id from a page's attribute
 * cannot reach another endpoint.
 * @throws {TypeError} when a value is empty or a dot segment, which no encoding makes harmless.
 */
export function path(texts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return texts.reduce((built, text, index) => {
    const value = String(values[index - 1]);
    if (/^\.{0,2}$/.test(value)) throw new TypeError(`Cannot build the path ${built}…: an id is missing or not an id.`);
    return built + encodeURIComponent(value) + text;
  });
}

/** The query string with its question mark, or nothing. */
export function queryString(query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? (value as readonly (string | number)[]) : [value as string | null]) {
      if (one !== null && one !== undefined && one !== '') params.append(name, String(one));
    }
  }
  const text = params.toString();
  return text && `?${text}`;
}
