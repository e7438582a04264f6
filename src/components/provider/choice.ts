import { isPartnerId, type PartnerId } from '../../model/ids.ts';

/** The partner that this tab acts as, by gateway. Other tabs have their own. */
const KEY = 'fd-partner ';

/** Reads the tab's choice; null without one, and where storage is closed to the page (sandboxed frames). */
export function readChoice(base: string): PartnerId | null {
  try {
    const choice = sessionStorage.getItem(KEY + base);
    return isPartnerId(choice) ? choice : null;
  } catch {
    return null;
  }
}

/** Keeps the tab's choice over a reload; `null` forgets it. */
export function writeChoice(base: string, choice: PartnerId | null): void {
  try {
    if (choice) sessionStorage.setItem(KEY + base, choice);
    else sessionStorage.removeItem(KEY + base);
  } catch {
    // Then the choice lasts as long as the page.
  }
}
