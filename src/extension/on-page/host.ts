import { pageDocument } from './document.ts';
import type { Look } from '../messages.ts';
import { styles } from './styles.ts';

/** Marks what is ours in other people's pages. Reading a page passes it over. */
export const MARK = 'data-fd-widgets';

let sheet: CSSStyleSheet | undefined;

/**
 * An element of ours for a page. Everything in it is in a closed shadow root; what the page's styles could do to the
 * element itself is undone by inline styles, which a page's policy does not stop and `!important` keeps.
 */
export function makeHost(tag: 'span' | 'div', look: Look, style: Readonly<Record<string, string>>): Host {
  const host = pageDocument.createElement(tag);
  host.setAttribute(MARK, '');
  for (const [name, value] of Object.entries({ all: 'initial', ...style })) {
    host.style.setProperty(name, value, 'important');
  }
  const root = host.attachShadow({ mode: 'closed' });
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  root.adoptedStyleSheets = [sheet];
  const body = pageDocument.createElement('div');
  body.className = look.theme;
  body.lang = look.locale;
  root.append(body);
  // What is typed and pressed in here is not for the row around it, which may have ways of its own.
  for (const type of ['keydown', 'keyup', 'pointerdown', 'mousedown', 'dblclick']) {
    root.addEventListener(type, (event) => event.stopPropagation());
  }
  return { host, root, body };
}

export interface Host {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Everything goes in here. */
  readonly body: HTMLElement;
}

export function isOurs(node: Node): boolean {
  return node instanceof Element && node.hasAttribute(MARK);
}

/** A button that acts for people only: a page cannot press it. */
export function makeButton(className: string, label: string, onPress: () => void): HTMLButtonElement {
  const button = pageDocument.createElement('button');
  button.type = 'button';
  button.className = className;
  button.ariaLabel = label;
  button.title = label;
  button.addEventListener('click', (event) => {
    if (!event.isTrusted) return;
    // The row may be a link of the page's own.
    event.preventDefault();
    event.stopPropagation();
    onPress();
  });
  return button;
}

const SVG = 'http://www.w3.org/2000/svg';

/** The mark of the product: rising bars. */
export function makeMark(): SVGElement {
  const svg = pageDocument.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  for (const [x, height] of [
    [2, 5],
    [6.5, 8],
    [11, 12],
  ] as const) {
    const bar = pageDocument.createElementNS(SVG, 'rect');
    for (const [name, value] of Object.entries({ x, y: 14 - height, width: 3, height, rx: 1 })) {
      bar.setAttribute(name, String(value));
    }
    svg.append(bar);
  }
  return svg;
}
