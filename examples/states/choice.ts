import { elements } from './scenes.ts';
import { STATES } from './scene.ts';

/** What is shown and how, as the page's address has it. Empty is the usual: all elements, all states, a third of a page. */
export interface Choice {
  readonly element: string;
  readonly state: string;
  readonly theme: string;
  readonly locale: string;
  readonly density: string;
  readonly width: string;
  readonly dir: string;
}

/** What can be chosen: a value and its word; the first is what holds where the address says nothing. */
export const OPTIONS: Readonly<Record<keyof Choice, readonly (readonly [value: string, word: string])[]>> = {
  element: [['', 'All'], ...elements.map(({ tag }) => [tag.replace('fd-', ''), `<${tag}>`] as const)],
  state: [['', 'All'], ...STATES.map((state) => [state, state] as const)],
  theme: [
    ['light', 'Light'],
    ['dark', 'Dark'],
    ['auto', 'The system’s'],
  ],
  locale: [
    ['en', 'English'],
    ['de', 'Deutsch'],
    ['en-GB', 'English (UK)'],
    ['de-CH', 'Deutsch (Schweiz)'],
  ],
  density: [
    ['', 'Usual'],
    ['compact', 'Compact'],
  ],
  width: [
    ['360', '360 px'],
    ...['280', '320', '480', '768', '1280', '1600'].map((px) => [px, `${px} px`] as const),
    ['fill', 'The page’s'],
  ],
  dir: [
    ['ltr', 'Left to right'],
    ['rtl', 'Right to left'],
  ],
};

export const NAMES = Object.keys(OPTIONS) as (keyof Choice)[];

/** Reads an address; what cannot be chosen there counts as the usual. */
export function choiceIn(search: string): Choice {
  const query = new URLSearchParams(search);
  const read = (name: keyof Choice): string => {
    const wanted = query.get(name)?.replace(/^fd-/, '') ?? '';
    return (OPTIONS[name].find(([value]) => value === wanted) ?? OPTIONS[name][0])?.[0] ?? '';
  };
  return Object.fromEntries(NAMES.map((name) => [name, read(name)])) as unknown as Choice;
}

/** The address of a choice, without what is usual. */
export function searchOf(choice: Choice): string {
  const query = new URLSearchParams();
  for (const name of NAMES) if (choice[name] !== OPTIONS[name][0]?.[0]) query.set(name, choice[name]);
  return query.size ? `?${query}` : '';
}
