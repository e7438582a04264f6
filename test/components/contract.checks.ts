/* What the contract looks at in an element that is shown. Each answers with what is wrong, one line a place. */

const CONTROLS = 'button, a[href], select, input, textarea, summary, [tabindex="0"]';

/** How the provider around an element is shown. */
interface Size {
  readonly width: number;
  readonly zoom?: number;
  readonly fontSize?: string;
}

/** Gives an element room, and a frame to be laid out in. */
export async function at(provider: HTMLElement, { width, zoom, fontSize }: Size): Promise<void> {
  provider.style.cssText = `display: block; width: ${width}px; zoom: ${zoom ?? 1};`;
  if (fontSize) provider.style.setProperty('--fd-font-size', fontSize);
  await new Promise(requestAnimationFrame);
}

/**
 * What stands out of its element, or hides a part of its own text.
 * @param isFree what may: the contract lets nothing
 */
export function misfitsIn(element: HTMLElement, isFree: (each: HTMLElement) => boolean = () => false): string[] {
  const { left, right } = element.getBoundingClientRect();
  const isOut = (each: HTMLElement): boolean => {
    const box = each.getBoundingClientRect();
    return box.right > right + 1 || box.left < left - 1;
  };
  const isCut = (each: HTMLElement): boolean => {
    const { overflowX, overflowY } = getComputedStyle(each);
    return (
      (overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1) ||
      // What scrolls down cuts nothing.
      (/hidden|clip/.test(overflowY) && each.scrollHeight > each.clientHeight + 1)
    );
  };
  return shownIn(element)
    .filter((each) => !each.matches('svg *, .hidden, .hidden *') && (isOut(each) || isCut(each)) && !isFree(each))
    .map(line);
}

/** What can be used, in the order in which it stands. A group of radio buttons has one place. */
export function reachable(element: HTMLElement): HTMLElement[] {
  const groups = new Set<string>();
  return shownIn(element).filter((each) => {
    if (!each.matches(CONTROLS) || each.matches(':disabled')) return false;
    if (!(each instanceof HTMLInputElement) || each.type !== 'radio') return true;
    const isChosen = each.checked || !element.shadowRoot!.querySelector(`[name="${each.name}"]:checked`);
    if (!isChosen || groups.has(each.name)) return false;
    groups.add(each.name);
    return true;
  });
}

/**
 * How far the first texts stand from where lines begin, in CSS pixels. Text of the API's begins where its own language
 * has it, so it is left out.
 */
export function startGaps(element: HTMLElement): number[] {
  const host = element.getBoundingClientRect();
  const isRtl = getComputedStyle(element).direction === 'rtl';
  const holdsText = (each: HTMLElement): boolean =>
    [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
  return shownIn(element)
    .filter((each) => holdsText(each) && !each.matches('.hidden, .hidden *, [dir], [dir] *, svg *, bdi, option'))
    .filter((each) => getComputedStyle(each).display !== 'inline')
    .slice(0, 2)
    .map((each) => {
      const range = document.createRange();
      range.selectNodeContents(each);
      const { left, right } = range.getBoundingClientRect();
      return Math.round(isRtl ? host.right - right : left - host.left);
    });
}

/** Pictures in colours that are not the viewer's, who has chosen all of them. Text is taken care of by the browser. */
export function ownColoursIn(element: HTMLElement): string[] {
  const theirs = new Set(['none', ...systemColours()]);
  return shownIn(element)
    .filter((each) => each.matches('svg *:not(g, defs, defs *)') && getComputedStyle(each).opacity !== '0')
    .flatMap((each) => {
      const { fill, stroke } = getComputedStyle(each);
      const wrong = [fill, stroke].filter((colour) => !theirs.has(colour) && !/^rgba\(.*, 0\)$/.test(colour));
      return wrong.map((colour) => `${colour} ${line(each)}`);
    });
}

/** Bars whose filled part looks like the rest. */
export function isWithoutFill(element: HTMLElement): string[] {
  const look = (each: Element | null): string => {
    if (!each) return '';
    const { fill, stroke } = getComputedStyle(each);
    return `${fill} ${stroke}`;
  };
  return shownIn(element)
    .filter((each) => each.matches('svg:has(.track):has(.fill)'))
    .filter((each) => look(each.querySelector('.track')) === look(each.querySelector('.fill')))
    .map(line);
}

/** What moves, or would when something changes. */
export function motionsIn(element: HTMLElement): string[] {
  const root = element.shadowRoot!;
  const running = root.getAnimations().map((each) => `runs: ${line((each.effect as KeyframeEffect).target!)}`);
  const wouldRun = shownIn(element)
    .filter((each) => {
      const { transitionDuration, scrollBehavior } = getComputedStyle(each);
      return /[1-9]/.test(transitionDuration) || scrollBehavior === 'smooth';
    })
    .map((each) => `would run: ${line(each)}`);
  return [...running, ...wouldRun];
}

function shownIn(element: HTMLElement): HTMLElement[] {
  return [...element.shadowRoot!.querySelectorAll<HTMLElement>('*')].filter((each) => each.getClientRects().length > 0);
}

function line(element: Element): string {
  return element.outerHTML.slice(0, 100);
}

function systemColours(): string[] {
  const probe = document.createElement('i');
  document.body.append(probe);
  const names = 'Canvas CanvasText LinkText VisitedText ActiveText ButtonFace ButtonText ButtonBorder Field FieldText';
  const more =
    'Highlight HighlightText SelectedItem SelectedItemText Mark MarkText GrayText AccentColor AccentColorText';
  const found = `${names} ${more}`.split(' ').map((name) => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return found;
}
