import { launch, type Browser, type Page } from 'puppeteer-core';
import { findBrowsers } from '../../scripts/browsers.mjs';
import { chromiumArgs } from '../../test/rig/chromium-args.js';

/** Pages may collect garbage between two rounds, so that none pays for another's. */
const args = [...chromiumArgs, '--js-flags=--expose-gc'];

/**
 * Chromium for as long as the work lasts.
 * @throws {Error} where there is none
 */
export async function inChromium<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const { chromium } = findBrowsers();
  if (!chromium) throw new Error('Benchmarks of pages need Chromium: install it, or name it in CHROMIUM_BIN.');
  const browser = await launch({
    executablePath: chromium,
    headless: true,
    args,
    pipe: true,
    protocolTimeout: 120_000,
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Its name and number: `Chrome/156.0.7100.0`. */
export const version = (): Promise<string> => inChromium((browser) => browser.version());

/** A page that nothing is cached for and no other page shares a process with, for as long as the work lasts. */
export async function onColdPage<T>(browser: Browser, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(String(error)));
    const result = await work(page).catch((thrown: unknown) => void failures.push(String(thrown)));
    if (failures.length) throw new Error(`A page failed: ${failures.join('; ')}`);
    return result as T;
  } finally {
    await context.close();
  }
}
