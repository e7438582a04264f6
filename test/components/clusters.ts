import type { FdClusterList } from '../../src/components/cluster-list/cluster-list.ts';
import type { TcRun } from '../../src/model/clusters.ts';
import { inState, shownText, until, type Stage } from './stage.ts';

/** A run of so many clusters, the likeliest first. */
export const runOf = (count: number, tc_run_id: TcRun['tc_run_id'] = 42): TcRun => ({
  tc_run_id,
  clusters: Array.from({ length: count }, (_, index) => ({
    tc: `tc_${index}`,
    label: `Cluster ${index}`,
    metric_pred: 1 - index / count,
    reach_estimate: 1_000 * (index + 1),
    size_share: 0.01,
  })),
});

export function showClusters(stage: Stage, attributes = 'event-id="evt_abc"', more = {}): FdClusterList {
  return stage.show(`<fd-cluster-list ${attributes}></fd-cluster-list>`, more).querySelector('fd-cluster-list')!;
}

export const readyClusters = (stage: Stage, attributes?: string): Promise<FdClusterList> =>
  inState(showClusters(stage, attributes), 'ready');

/** Waits until the element says something. */
export const says = (element: Element, text: string): Promise<true> =>
  until(() => shownText(element).includes(text), text) as Promise<true>;

/** The labels in the table, from top to bottom. */
export const labelsOf = (element: Element): string[] =>
  [...element.shadowRoot!.querySelectorAll('tbody th')].map(({ textContent }) => textContent.trim());

export const boxesOf = (element: Element): HTMLInputElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLInputElement>('tbody input'),
];

/** The names of the figures of a row, as a screen reader is told them, with their texts. */
export function rowOf(element: Element, label: RegExp): Record<string, string> {
  const root = element.shadowRoot!;
  const headings = [...root.querySelectorAll('thead th')].map(({ textContent }) => textContent.trim());
  const row = [...root.querySelectorAll('tbody tr')].find((each) => label.test(each.textContent))!;
  const texts = [...row.children].map((cell) =>
    [...cell.querySelectorAll('span:not([aria-hidden]), bdi')].map((each) => each.textContent.trim()).join(' '),
  );
  return Object.fromEntries(headings.map((heading, index) => [heading, texts[index] ?? '']));
}

/** Chooses in a select, or types into a field, as somebody does. */
export function enter(element: Element, id: string, value: string): void {
  const field = element.shadowRoot!.querySelector<HTMLInputElement | HTMLSelectElement>(`#${id}`)!;
  field.focus();
  field.value = value;
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}
