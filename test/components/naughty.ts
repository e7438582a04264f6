/** What stands in which field. */
export interface Texts {
  readonly strings: readonly string[];
  /** Each turn every field has another text. */
  turn: number;
  /** What else is a text in this turn. */
  also: Also;
  /** The text that a cluster's name, or a run's id, has become in this turn: the same wherever it is named. */
  readonly names: Map<string, string>;
  /** The run that the element asks for: an API that called it otherwise would have no such run. */
  readonly run: string | undefined;
  /** Those that the API has sent in this turn. */
  readonly used: Set<string>;
}

/**
 * Fields that decide on what is drawn: statuses, what clusters and runs are known by, and days, times and currencies. In a
 * turn where one kind holds nonsense the others do not, or there would be little to see.
 */
export const KINDS = ['none', 'status', 'names', 'runs', 'measures'] as const;
type Also = (typeof KINDS)[number];

/** What calls are made with: an API that sent nonsense there would have no such thing. */
const KEPT = /^(id|eid|(?!tc_run_).*_id|.*_ids)$/;
const DECIDING: Readonly<Record<Exclude<Also, 'none'>, RegExp>> = {
  status: /status|mode|^state$|^type$|model|^source$/,
  names: /^tcs?$/,
  runs: /^tc_run_id$/,
  measures: /^(currency|expires|.*date|.*time|.*_at)$/,
};

const TURNING = /[\u202A-\u202E\u2066-\u2069\u0590-\u06FF]/;

/** Puts the texts into every field of what the API answers, a different one into each. */
export function naughtyAnswers(texts: Texts): (body: unknown, pathname: string) => unknown {
  return (body, pathname) => {
    if (pathname.includes('/auth')) {
      const email = texts.strings[texts.turn % texts.strings.length]!;
      texts.used.add(email);
      return withEmail(body, email);
    }
    // Each answer begins elsewhere, so that all texts stand somewhere, however few fields an answer has.
    // Campaigns are on another run than the event's, so that a card says so.
    const isCampaigns = pathname.includes('/campaigns');
    let next = texts.turn + Number(isCampaigns);
    const change = (value: unknown, key: string): unknown => {
      if (Array.isArray(value)) return value.map((each) => change(each, key));
      if (typeof value === 'object' && value !== null)
        return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, change(each, name)]));
      const kind = KINDS.find((each) => each !== 'none' && DECIDING[each].test(key));
      // A run's id comes as a number too.
      const given = kind === 'runs' && typeof value === 'number' ? String(value) : value;
      if (typeof given !== 'string' || KEPT.test(key) || (kind && kind !== texts.also)) return value;
      if (kind === 'runs' && given === texts.run) return value;
      const isName = kind === 'names' || kind === 'runs';
      // Few turns spoil runs: every other one with what turns the sentences round in which they are named.
      const pool =
        kind === 'runs' && texts.turn % 2 ? texts.strings.filter((each) => TURNING.test(each)) : texts.strings;
      const name = kind === 'runs' && isCampaigns ? `campaign's ${given}` : given;
      const text = (isName && texts.names.get(name)) || pool[next++ % pool.length]!;
      if (isName) texts.names.set(name, text);
      texts.used.add(text);
      return text;
    };
    return change(body, '');
  };
}

/** A sign-in tells the mail address in its token; an account without one cannot be signed in. */
function withEmail(body: unknown, email: string): unknown {
  const { IdToken } = body as { IdToken?: string };
  if (!IdToken || isBlank(email)) return body;
  const [head, claims = '', sign] = IdToken.split('.');
  const json = JSON.stringify({ ...(JSON.parse(atob(claims.replace(/-/g, '+').replace(/_/g, '/'))) as object), email });
  const bytes = String.fromCharCode(...new TextEncoder().encode(json));
  const changed = btoa(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
  return { ...(body as object), IdToken: [head, changed, sign].join('.') };
}

/** Nothing that could be seen, or found in a text. */
export const isBlank = (text: string): boolean => !text.replace(/[\s\u200B]/g, '');

const FORBIDDEN =
  'script, iframe, img[src="x"], object, embed, marquee, style, link, math, base, template, svg[onload], fd-provider, b:not([part])';

/** What would have come of a text that was taken for more than one. */
export function dangersIn(element: HTMLElement): string[] {
  const root = element.shadowRoot!;
  const all = [...root.querySelectorAll('*')];
  const attributes = all.flatMap((each) =>
    [...each.attributes].filter(
      ({ name, value }) =>
        name.startsWith('on') ||
        (/^(href|src|action|formaction|.*:href)$/.test(name) && /^\s*(javascript|data):/i.test(value)),
    ),
  );
  return [
    ...[...root.querySelectorAll(FORBIDDEN)].map(({ outerHTML }) => `an element: ${outerHTML.slice(0, 100)}`),
    ...attributes.map(({ name, value }) => `an attribute: ${name}=${value.slice(0, 100)}`),
    ...('pwned' in window ? ['a script has run'] : []),
  ];
}

/**
 * Texts whose direction reaches what follows them: other words in the same line, and no element around the text that
 * keeps its direction to itself. An override without an end would turn those words round.
 */
export function unisolatedIn(element: HTMLElement, used: ReadonlySet<string>): string[] {
  const turning = [...used].filter((text) => TURNING.test(text));
  const walker = document.createTreeWalker(element.shadowRoot!, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = turning.find((each) => node.nodeValue!.includes(each));
    const parent = node.parentElement;
    if (!text || !parent || parent.matches('option, svg *, .hidden')) continue;
    let place: Element = parent;
    while (!isOwnLine(place) && place.parentElement) place = place.parentElement;
    const [, ...after] = place.textContent.split(text);
    if (after.join('').trim()) found.push(`${JSON.stringify(text)} in ${place.outerHTML.slice(0, 160)}`);
  }
  return found;
}

/**
 * What may stand out, or cut off what it holds, since one character of it is wider than its line: a letter under a
 * hundred marks for which no font is there. No line breaks within it. That is the text itself and what is as wide as that,
 * and a box that keeps within the element.
 */
export function unbreakableIn(element: HTMLElement): (each: HTMLElement) => boolean {
  const free = new Set<Element>();
  const { left, right } = element.getBoundingClientRect();
  const walker = document.createTreeWalker(element.shadowRoot!, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!isWiderThanLine(node)) continue;
    for (let each = node.parentElement; each; each = each.parentElement) {
      const box = each.getBoundingClientRect();
      const isInside = box.left >= left - 1 && box.right <= right + 1;
      if (isInside || getComputedStyle(each).display === 'inline') free.add(each);
    }
  }
  return (each) => free.has(each);
}

/** Marks that are drawn one after the other make a letter that wide. */
const MANY_MARKS = 16;

function isWiderThanLine(node: Node): boolean {
  const line = node.parentElement?.closest(':not(bdi, span, strong, b, small, code)');
  if (!line || !/\p{M}{16}/u.test(node.nodeValue!)) return false;
  const range = document.createRange();
  return [...new Intl.Segmenter().segment(node.nodeValue!)].some(({ segment, index }) => {
    if (segment.length < MANY_MARKS) return false;
    range.setStart(node, index);
    range.setEnd(node, index + segment.length);
    return range.getBoundingClientRect().width > line.clientWidth;
  });
}

/** Its text keeps its direction to itself. */
function isOwnLine(element: Element): boolean {
  const { display, unicodeBidi } = getComputedStyle(element);
  return !/^(inline|contents)$/.test(display) || /isolate|plaintext/.test(unicodeBidi);
}
