import type { Look } from '../messages.ts';
import type { Chip } from './chip.ts';
import { pageDocument } from './document.ts';
import { makeButton, makeHost, makeMark, type Host } from './host.ts';
import { View } from './view.ts';

const WIDTH = 380;
const HEIGHT = 620;
const GAP = 8;

/** What a chip opens: the event, above the page, beside its row. One at a time. */
export class Panel {
  readonly #host: Host;
  readonly #panel = pageDocument.createElement('section');
  readonly #view: View;
  /** Ends with the opening. */
  #opening = new AbortController();
  chip: Chip | null = null;

  constructor(look: Look) {
    const { words } = look;
    this.#host = makeHost('div', look, { display: 'contents' });
    this.#view = new View(look, () => this.close());
    this.#panel.className = 'panel';
    this.#panel.popover = 'manual';
    this.#panel.tabIndex = -1;
    this.#panel.setAttribute('role', 'dialog');
    const head = pageDocument.createElement('div');
    head.className = 'head';
    const close = makeButton('', words.close, () => this.close());
    close.append('✕');
    head.append(makeMark(), 'Future Demand', close);
    this.#panel.append(head, this.#view.element);
    this.#host.body.append(this.#panel);
  }

  get host(): Element {
    return this.#host.host;
  }

  open(chip: Chip, label: string): void {
    this.notice();
    if (this.chip === chip) return this.close();
    this.remove();
    this.chip = chip;
    chip.isOpen = true;
    this.#panel.ariaLabel = label;
    // Above everything of the page, whatever its z-index.
    pageDocument.documentElement.append(this.host);
    this.#panel.showPopover();
    this.#opening = new AbortController();
    const { signal } = this.#opening;
    const place = (): void => this.#place();
    addEventListener('resize', place, { signal });
    addEventListener('scroll', place, { signal, capture: true, passive: true });
    pageDocument.addEventListener('keydown', this.#onKey, { signal, capture: true });
    this.#place();
    this.#panel.focus({ preventScroll: true });
    void this.#view.open(chip.evidence);
  }

  /** The focus returns to the chip, unless it is elsewhere by now. */
  close(): void {
    const { chip } = this;
    const isElsewhere = pageDocument.activeElement !== this.host && pageDocument.activeElement !== pageDocument.body;
    this.remove();
    if (chip?.isConnected && !isElsewhere) chip.button.focus();
  }

  /** Ends the opening where the page has taken the panel away. */
  notice(): void {
    if (this.chip && !this.#isShown) this.remove();
  }

  /** Without a word: everything goes. */
  remove(): void {
    this.#opening.abort();
    if (this.chip) this.chip.isOpen = false;
    this.chip = null;
    this.#view.close();
    this.host.remove();
  }

  /** Once it has left the page it is shown no more, even where the page puts it back. */
  get #isShown(): boolean {
    return this.host.isConnected && this.#panel.matches(':popover-open');
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !event.isTrusted) return;
    this.notice();
    // The key belongs to the page's own dialog where the focus is in one.
    if (!this.chip || pageDocument.activeElement?.closest('dialog[open],[role="dialog"]')) return;
    event.stopPropagation();
    this.close();
  };

  /** Below its chip where there is room, else above, else beside; over the whole width of a small window. */
  #place(): void {
    if (!this.chip?.isConnected) return this.close();
    const chip = this.chip.button.getBoundingClientRect();
    const { clientWidth, clientHeight } = pageDocument.documentElement;
    // Without a layout of its own (a page that unsets everything) the root has the window's.
    const viewWidth = clientWidth || innerWidth;
    const viewHeight = Math.min(clientHeight || innerHeight, innerHeight);
    const width = Math.min(WIDTH, viewWidth - 2 * GAP);
    const height = Math.min(HEIGHT, viewHeight - 2 * GAP);
    const left = clamp(chip.left, GAP, viewWidth - width - GAP);
    const top = clamp(chip.bottom + GAP, GAP, viewHeight - height - GAP);
    const covers = top < chip.bottom && left < chip.right && left + width > chip.left;
    const beside = clamp(chip.right + GAP, GAP, viewWidth - width - GAP);
    const place = { left: covers ? beside : left, top, width, height };
    for (const [name, px] of Object.entries(place)) this.#panel.style.setProperty(name, `${px}px`);
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
