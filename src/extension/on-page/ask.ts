import { browser } from 'wxt/browser';
import type { FromPage } from '../messages.ts';

/** The background is killed at any moment; the next try starts it again. */
const TRIES = 3;
const PAUSE_MS = 300;

/** The extension has been updated, switched off or removed: this script is of no use any more. */
export function isOrphan(): boolean {
  return !browser.runtime?.id;
}

/**
 * Asks the background.
 * @returns `undefined` where it does not answer, `null` where it has no answer
 */
export async function ask<T>(message: FromPage): Promise<T | null | undefined> {
  for (let tries = 1; tries <= TRIES && !isOrphan(); tries++) {
    try {
      const reply = await browser.runtime.sendMessage<FromPage, T | null | undefined>(message);
      if (reply !== undefined) return reply;
    } catch {
      // It was killed before it could answer.
    }
    if (tries < TRIES) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tries));
  }
  return undefined;
}
