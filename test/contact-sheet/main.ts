import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { findBrowsers } from '../../scripts/browsers.mjs';
import { buildStates } from '../../scripts/states-build.mjs';
import { buildExtension } from '../../scripts/extension-build.mjs';
import type { ExtensionTab } from '../rig/extension/browsers.ts';
import { Scene, type Look } from './scene.ts';
import { idOf, sheetOf, type Taken } from './sheet.ts';
import type { Shot, Size } from './shot.ts';
import { shots } from './shots.ts';

const LOOKS: readonly Look[] = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'en' },
  { theme: 'light', language: 'de' },
  { theme: 'dark', language: 'de' },
];
/** Browsers at a time. */
const AT_ONCE = 2;
const DEFAULT_FOLDER = 'contact-sheet';
const USAGE = `npm run contact-sheet [-- [--to folder] [--built] part of a name …]`;

interface Options {
  readonly folder: string;
  /** Takes dist/ and dist-ext/ as they are. */
  readonly isBuilt: boolean;
  readonly chosen: readonly Shot[];
}

/** What `npm run contact-sheet` does once everything is installed. */
export async function main(args: readonly string[] = process.argv.slice(2)): Promise<void> {
  try {
    const { folder, isBuilt, chosen } = optionsOf(args);
    const { chromium } = findBrowsers();
    if (!chromium) throw new Error('Chromium was not found. Install it, or name it: CHROMIUM_BIN=/path/to/chromium');
    if (!isBuilt) {
      await build({ logLevel: 'warn' });
      await buildStates();
      await buildExtension();
    }
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const taken = await takeAll(chosen, chromium, folder);
    await writeFile(path.join(folder, 'index.html'), sheetOf(taken, new Date()));
    const failed = taken.filter(({ file }) => file === null);
    for (const { name, look, failure } of failed)
      console.error(`✗ ${name} (${look.theme}, ${look.language}): ${failure}`);
    console.log(`${taken.length - failed.length} pictures: ${path.join(folder, 'index.html')}`);
    process.exitCode = failed.length > 0 ? 1 : 0;
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : thrown);
    process.exitCode = 1;
  }
}

function optionsOf(args: readonly string[]): Options {
  const filters = [...args];
  const take = (flag: string, count: number): string[] | null => {
    const at = filters.indexOf(flag);
    return at < 0 ? null : filters.splice(at, count);
  };
  const isBuilt = take('--built', 1) !== null;
  const to = take('--to', 2);
  const folder = to ? to[1] : DEFAULT_FOLDER;
  const unknown = filters.find((arg) => arg.startsWith('-'));
  if (!folder || unknown) throw new Error(`${unknown ?? '--to'} is not understood. ${USAGE}`);
  const chosen = shots.filter(({ name }) => filters.length === 0 || filters.some((part) => name.includes(part)));
  if (chosen.length === 0) {
    throw new Error(`No picture is named like that. There are:\n${shots.map(({ name }) => `  ${name}`).join('\n')}`);
  }
  return { folder, isBuilt, chosen };
}

/** In the order of the shots, the looks beside each other. */
async function takeAll(chosen: readonly Shot[], chromium: string, folder: string): Promise<Taken[]> {
  const looks = [...LOOKS];
  const taken: Taken[] = [];
  const worker = async (): Promise<void> => {
    for (let look = looks.shift(); look; look = looks.shift()) {
      const scene = await Scene.open(look, chromium);
      try {
        for (const shot of chosen) taken.push(...(await take(scene, shot, folder)));
      } finally {
        await scene.close();
      }
    }
  };
  // The browsers of all have to end, whichever fails.
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  const rank = ({ name, look }: Taken): number =>
    chosen.findIndex((shot) => shot.name === name) * LOOKS.length + LOOKS.indexOf(look);
  return taken.sort((one, other) => rank(one) - rank(other));
}

/** One shot in one look. A failure of it is on the sheet, and no other shot's. */
async function take(scene: Scene, { name, sizes, stage }: Shot, folder: string): Promise<Taken[]> {
  const { look } = scene;
  const taken: Taken[] = [];
  try {
    const tab = await stage(scene);
    for (const size of sizes ?? [null]) {
      if (size) await resize(tab, size);
      await settled(tab);
      const file = `${[idOf(name), ...(size ? [size.width] : []), look.theme, look.language].join('.')}.png`;
      await tab.screenshot(path.join(folder, file));
      taken.push({ name, look, size: size ? `${size.width} px` : '', file });
    }
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    taken.push({ name, look, size: '', file: null, failure });
  }
  await scene.tidy();
  return taken;
}

async function resize(tab: ExtensionTab, { width, height }: Size): Promise<void> {
  if (height !== 'content') return tab.setViewport(width, height);
  await tab.setViewport(width, 300);
  await settled(tab);
  // What was pressed may have been scrolled to, and what comes near then may be higher than its placeholder.
  for (let seen = 0, high = -1, tries = 0; seen !== high && tries < 4; tries++) {
    seen = high;
    high = await tab.evaluate(() => (scrollTo(0, 0), document.documentElement.scrollHeight));
    await tab.setViewport(width, high);
    await settled(tab);
  }
}

/** Until nothing moves: pictures are drawn, transitions are over. */
async function settled(tab: ExtensionTab): Promise<void> {
  await tab.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => setTimeout(resolve, 250));
  });
}
