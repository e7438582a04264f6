import type { EventSummary } from '../../src/model/event.ts';
import type { FdEventList } from '../../src/components/event-list/event-list.ts';
import '../../src/components/event-list/define.ts';
import { inState, until, type Stage } from './stage.ts';

/** Events that are made up, in the order of their numbers. */
export function madeEvents(count: number, news: Partial<EventSummary> = {}): EventSummary[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `evt_${index}`,
    title: `Concert ${index}`,
    start_date_time: new Date(Date.UTC(2026, 5, 1, 18) + index * 3_600_000).toISOString(),
    venue_name: index % 2 ? 'Olympiahalle' : 'Tempodrom',
    city: index % 2 ? 'München' : 'Berlin',
    status: 'active',
    frontend_status: 'DEFAULT',
    campaign_status: 'OPEN',
    benchmark: { prediction: { value: 0.5 + (index % 40) / 100, benchmark: 0.65 } },
    ...news,
  }));
}

/** A list inside a provider; what else is to stand there comes after it. */
export function showList(stage: Stage, attributes = '', beside = ''): FdEventList {
  return stage.show(`<fd-event-list ${attributes}></fd-event-list>${beside}`).querySelector('fd-event-list')!;
}

export async function readyList(stage: Stage, attributes = '', beside = ''): Promise<FdEventList> {
  const list = await inState(showList(stage, attributes, beside), 'ready');
  await until(() => rows(list).length > 0, 'rows');
  return list;
}

/** A list of given events, without a provider. */
export async function givenList(
  events: readonly EventSummary[],
  setUp: Partial<FdEventList> = {},
): Promise<FdEventList> {
  const list = document.createElement('fd-event-list');
  Object.assign(list, { locale: 'en', timeZone: 'Europe/Berlin', events, ...setUp });
  document.body.append(list);
  await inState(list, 'ready');
  await until(() => rows(list).length > 0, 'rows');
  return list;
}

export function rows(list: Element): HTMLElement[] {
  return [...list.shadowRoot!.querySelectorAll<HTMLElement>('[role="option"]')];
}

export function titles(list: Element): string[] {
  return rows(list).map((row) => row.querySelector('.name')!.textContent.trim());
}

export function chosenTitles(list: Element): string[] {
  return rows(list)
    .filter((row) => row.ariaSelected === 'true')
    .map((row) => row.querySelector('.name')!.textContent.trim());
}

export function listbox(list: Element): HTMLElement {
  return list.shadowRoot!.querySelector<HTMLElement>('[role="listbox"]')!;
}

/** Where the keyboard is, as a screen reader is told it. */
export function activeTitle(list: Element): string | undefined {
  const id = listbox(list).getAttribute('aria-activedescendant');
  return id === null ? undefined : list.shadowRoot!.getElementById(id)?.querySelector('.name')?.textContent.trim();
}

export function press(list: Element, key: string, how: KeyboardEventInit = {}): boolean {
  return listbox(list).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...how }));
}

/** Types into the search field. */
export function search(list: Element, text: string): void {
  const input = list.shadowRoot!.querySelector<HTMLInputElement>('[type="search"]')!;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

export function control<T extends HTMLElement>(list: Element, label: RegExp): T {
  const labels = [...list.shadowRoot!.querySelectorAll('label')];
  const found = labels.find(({ textContent }) => label.test(textContent.trim()))!;
  return found.querySelector<T>('input, select')!;
}

export function setControl(list: Element, label: RegExp, value: string | boolean): void {
  const field = control<HTMLInputElement>(list, label);
  if (typeof value === 'boolean') field.checked = value;
  else field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
