import type { FdPackageStatus } from '../../src/components/package-status/package-status.ts';
import { inState, until, type Stage } from './stage.ts';

/** A package as the API answers it, done unless the test says otherwise. */
export const packageBody = (more: object = {}): object => ({
  id: 'pkg_555',
  title: 'Munich shows Q3',
  status: 'DONE',
  merge_id: null,
  created_at: '2026-05-18T09:48:00Z',
  events: [{ id: 'evt_abc', title: 'Concert at Olympiahalle' }],
  targeting_mode: 'lookalike',
  tc_run_id: 42,
  content: [
    { tc: 'tc_1', label: 'Family outings, Munich area', customers: 3 },
    { tc: 'tc_2', label: null, customers: null },
  ],
  ...more,
});

export function showPackage(stage: Stage, attributes = 'package-id="pkg_555"', more = {}): FdPackageStatus {
  return stage.show(`<fd-package-status ${attributes}></fd-package-status>`, more).querySelector('fd-package-status')!;
}

export async function readyPackage(stage: Stage, attributes?: string, more = {}): Promise<FdPackageStatus> {
  return inState(showPackage(stage, attributes, more), 'ready');
}

/** What a screen reader is told last. */
export const spoken = (element: Element): string =>
  element.shadowRoot!.querySelector('p[role="status"]')?.textContent.trim() ?? '';

/** Presses the button, which may have to come first. */
export async function press(element: Element, name: RegExp): Promise<HTMLElement> {
  const found = await until(
    () =>
      [...element.shadowRoot!.querySelectorAll<HTMLElement>('button')].find((each) =>
        name.test(each.getAttribute('aria-label') ?? each.textContent),
      ),
    String(name),
  );
  found.focus();
  found.click();
  return found;
}

/** What the element has asked for so far, without its own partner. */
export const callsTo = (stage: Stage, method = ''): string[] =>
  stage.calls
    .filter((call) => call.startsWith(method) && call.includes('package_builder'))
    .map((call) => call.replace(' partner-id-acme', '').replace('/api/v3/package_builder/', ''));

/** Long enough for whatever would be asked for at once. */
export const pause = (ms = 60): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
