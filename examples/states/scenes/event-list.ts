import { held, signedOut, unreadable, type ElementScenes } from '../scene.ts';
import type { Stage } from '../stage.ts';

const LIST = /\/events\/$/;

/** Presses a button of the element by its words, and waits until it has done what it does. */
async function pressed(element: HTMLElement, name: RegExp, isDone: () => unknown): Promise<void> {
  const buttons = [...element.shadowRoot!.querySelectorAll('button')];
  buttons.find(({ textContent }) => name.test(textContent))?.click();
  while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function secondPageFails(stage: Stage, element: HTMLElement): Promise<void> {
  stage.answer(LIST, 503, { message: 'error.server' });
  const end = element.shadowRoot!.querySelector('[part="end"]')!;
  await pressed(element, /Load more|Mehr laden/, () => /could not be|konnten nicht/.test(end.textContent));
  const scroller = element.shadowRoot!.querySelector('[part="scroller"]')!;
  scroller.scrollTop = scroller.scrollHeight;
}

/** Beside one that is not among those that are shown. */
function firstTwoChosen(element: HTMLElement): void {
  const rows = element.shadowRoot!.querySelectorAll<HTMLElement>('[role="option"]');
  [...rows].slice(0, 2).forEach((row) => row.click());
}

export const eventList: ElementScenes = {
  tag: 'fd-event-list',
  variants: [
    {
      name: 'the events',
      attributes: { q: 'Olympiahalle' },
      states: { empty: signedOut, loading: held(/events/), ready: {}, ...unreadable(LIST) },
    },
    {
      name: 'no events at all',
      attributes: {},
      states: { empty: { before: (stage) => stage.answer(LIST, 200, { items: [], total: 0 }) } },
    },
    {
      name: 'filtered to none',
      attributes: { q: 'nobody plays this', city: 'Wien', since: '2026-01-01' },
      states: { empty: {} },
    },
    {
      name: 'filtered, with the filters open',
      attributes: { city: 'München,Wien', since: '2026-01-01', until: '2027-12-31', status: 'active' },
      states: {
        ready: {
          after: (_stage, element) =>
            pressed(element, /^\s*Filter/, () =>
              element.shadowRoot!.querySelector('[part="filters"] legend + .choices'),
            ),
        },
      },
    },
    {
      name: 'the second page failed',
      attributes: {},
      states: {
        ready: {
          after: secondPageFails,
        },
      },
    },
    {
      name: 'several can be chosen',
      attributes: { multiple: '', value: 'evt_abc' },
      states: { ready: { after: (_stage, element) => firstTwoChosen(element) } },
    },
    { name: 'compact', attributes: { density: 'compact', flagged: '' }, states: { ready: {} } },
  ],
};
