/**
 * The page's document without what the page has named in it: `<form name="hidden">` would stand before
 * `document.hidden`. Everything is taken from the prototype.
 */
export const pageDocument: Document = new Proxy(document, {
  get(target, name) {
    const value: unknown = Reflect.get(Object.getPrototypeOf(target) as Document, name, target);
    return typeof value === 'function' ? (value.bind(target) as unknown) : value;
  },
});
