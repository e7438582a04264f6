/** `<div data-fd-widget="event-card" data-event-id="…">`, for a CMS that lets no unknown tag through. */
const WIDGET = 'data-fd-widget';

/** What a page has for its own ends, what could run, and what is meant for the kit itself. */
const NEVER = /^(on.*|style|id|class|slot|part|is|nonce|fd-.*)$/;
/** What says where and as whom to ask belongs to the provider that is made. */
const PROVIDERS = /^(base|partner-id)$/;
const PROVIDER = 'fd-provider';

const filled = new WeakSet<Element>();
const changes = new MutationObserver((records) => {
  for (const { target, attributeName } of records) carry(target as Element, attributeName ?? '');
});

/**
 * Puts the element that a `data-fd-widget` names into it, with its `data-…` as attributes and, inside the element, what
 * stood there. Without a provider around it gets one of its own; all of them share what they load.
 * @param tags those of the kit
 * @param base where the gateway is, unless `data-base` says it
 */
export function fill(widget: Element, tags: readonly string[], base: string): void {
  if (filled.has(widget)) return;
  filled.add(widget);
  const tag = `fd-${widget.getAttribute(WIDGET)}`;
  if (!tags.includes(tag)) {
    console.error(`fd-widgets has no ${WIDGET}="${tag.slice(3)}": what stands inside stays visible.`);
    return;
  }
  changes.observe(widget, { attributes: true });
  // A copy of one that was filled brings its element along.
  if (!widget.querySelector(`:scope > ${tag}, :scope > ${PROVIDER} > ${tag}`)) put(widget, tag, base);
  for (const { name } of widget.attributes) carry(widget, name);
  // For fd.css: from here on the element itself keeps the room.
  widget.toggleAttribute('data-fd-filled', true);
}

function put(widget: Element, tag: string, base: string): void {
  const element = document.createElement(tag);
  element.append(...widget.childNodes);
  if (tag === PROVIDER || widget.closest(PROVIDER)) {
    widget.append(element);
  } else {
    const provider = document.createElement(PROVIDER);
    provider.append(element);
    widget.append(provider);
  }
  widget.querySelector(`:scope > ${PROVIDER}`)?.setAttribute('base', base);
}

/** Gives the element the attribute that the page has given, changed or taken away. */
function carry(widget: Element, from: string): void {
  const name = /^data-([a-z][a-z-]*)$/.exec(from)?.[1];
  if (!name || NEVER.test(name)) return;
  const to = widget.querySelector(PROVIDERS.test(name) ? `:scope > ${PROVIDER}` : `fd-${widget.getAttribute(WIDGET)}`);
  const value = widget.getAttribute(from);
  if (value === null) to?.removeAttribute(name);
  else to?.setAttribute(name, value);
}
