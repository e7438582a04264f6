import { isDrawn } from './cells.ts';
import { fold, tidy } from './text.ts';

/**
 * The heading of what a page is about: the h1 that is the title, else the first that shares half of its letters in words,
 * else such an h2. Null where none of them is there. Hidden ones do not count.
 */
export function headingOf(
  document: Document,
  select: (selector: string) => Iterable<Element>,
  title: string,
): Element | null {
  const wanted = fold(title);
  const words = [...new Set(wanted.split(' '))];
  const sharing = (tag: string): Element | undefined => {
    const headings = [...select(tag)]
      .filter((heading) => isDrawn(heading, document))
      .map((heading) => ({ heading, text: fold(tidy(heading.textContent ?? '')) }));
    const near = ({ text }: { text: string }): boolean => {
      const shared = words.filter((word) => text.split(' ').includes(word));
      return shared.join('').length * 2 >= words.join('').length;
    };
    return (headings.find(({ text }) => text === wanted) ?? headings.find(near))?.heading;
  };
  return sharing('h1') ?? sharing('h2') ?? null;
}
