import { fold, tidy } from './text.ts';

/**
 * The heading of what a page is about: the h1 that shares the title, else the only h1, else an h2 that shares it. Null
 * where none of them is there. Hidden ones do not count.
 */
export function headingOf(
  document: Document,
  select: (selector: string) => Iterable<Element>,
  title: string,
): Element | null {
  const wanted = ` ${fold(title)} `;
  const visible = (tag: string): Element[] =>
    [...select(tag)].filter(
      (heading) =>
        !heading.closest('[hidden],[aria-hidden="true"],[data-fd-widgets]') &&
        // Without a window nothing is laid out, and everything would count as hidden.
        (!document.defaultView || heading.checkVisibility?.() !== false) &&
        tidy(heading.textContent ?? '') !== '',
    );
  const sharing = (headings: readonly Element[]): Element | undefined => {
    const folded = headings.map((heading) => ({ heading, text: ` ${fold(tidy(heading.textContent ?? ''))} ` }));
    const exact = folded.find(({ text }) => text === wanted);
    const near = folded.find(
      ({ text }) => text.includes(wanted) || (wanted.includes(text) && text.length * 2 > wanted.length),
    );
    return (exact ?? near)?.heading;
  };
  const first = visible('h1');
  return sharing(first) ?? (first.length === 1 ? first[0] : undefined) ?? sharing(visible('h2')) ?? null;
}
