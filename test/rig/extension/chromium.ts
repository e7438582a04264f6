import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { TargetType, launch, type Browser, type Extension, type Target, type WebWorker } from 'puppeteer-core';
import { chromiumArgs } from '../chromium-args.js';
import { WAIT_MS, until, type InPage } from '../script.ts';
import type { ExtensionBrowser, ExtensionTab } from './browsers.ts';
import { ChromiumTab, answerIn } from './chromium-tab.ts';

/** What pages of chrome:// may call beside what pages of extensions may. */
interface DeveloperPrivate {
  addHostPermission(id: string, origin: string): Promise<void>;
  removeHostPermission(id: string, origin: string): Promise<void>;
}

interface Manifest {
  readonly action?: { readonly default_popup?: string };
  readonly side_panel?: { readonly default_path?: string };
}

export interface LaunchOptions {
  /** Opens windows that people see; signals are the caller's then. Default false. */
  readonly isVisible?: boolean;
  /** Further arguments of the command line. */
  readonly args?: readonly string[];
}

export async function launchChromium(
  executablePath: string,
  folder: string,
  { isVisible = false, args = [] }: LaunchOptions = {},
): Promise<ChromiumBrowser> {
  const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const running = await launch({
    executablePath,
    headless: !isVisible,
    handleSIGINT: !isVisible,
    handleSIGTERM: !isVisible,
    handleSIGHUP: !isVisible,
    timeout: 120_000,
    protocolTimeout: 120_000,
    args: [...chromiumArgs, ...args],
    pipe: true,
    enableExtensions: true,
    // A popup has a size of its own.
    defaultViewport: null,
  });
  try {
    const id = await running.installExtension(folder);
    return new ChromiumBrowser(running, id, folder, manifest);
  } catch (error) {
    await running.close();
    throw error;
  }
}

export class ChromiumBrowser implements ExtensionBrowser {
  readonly extensionOrigin: string;
  readonly #running: Browser;
  readonly #id: string;
  readonly #folder: string;
  readonly #manifest: Manifest;

  constructor(running: Browser, id: string, folder: string, manifest: Manifest) {
    this.#running = running;
    this.#id = id;
    this.#folder = folder;
    this.#manifest = manifest;
    this.extensionOrigin = `chrome-extension://${id}`;
  }

  /** Resolves when the browser has ended, or its last window is closed. */
  get ended(): Promise<void> {
    return new Promise((resolve) => {
      this.#running.once('disconnected', () => resolve());
      this.#running.on('targetdestroyed', () => {
        const isPage = (target: Target): boolean => target.type() === TargetType.PAGE;
        if (!this.#running.targets().some(isPage)) resolve();
      });
    });
  }

  /** Shows a page in the first tab, in the size of its window. */
  async show(url: string): Promise<void> {
    const [page = await this.#running.newPage()] = await this.#running.pages();
    await page.goto(url);
    await page.bringToFront();
  }

  async newPage(): Promise<ChromiumTab> {
    const tab = await ChromiumTab.of(await this.#running.newPage(), this.extensionOrigin);
    await tab.setViewport(1280, 900);
    return tab;
  }

  async openExtensionPage(pathname: string): Promise<ExtensionTab> {
    const tab = await this.newPage();
    await tab.goto(`${this.extensionOrigin}/${pathname}`);
    return tab;
  }

  async pressToolbarButton(tab: ExtensionTab): Promise<ExtensionTab | null> {
    if (!(tab instanceof ChromiumTab)) throw new Error('The tab is not one of this browser.');
    const before = new Set(this.#running.targets());
    const isPopup = (target: Target): boolean =>
      !before.has(target) && target.type() === TargetType.PAGE && target.url().startsWith(`${this.extensionOrigin}/`);
    await tab.bringToFront();
    await (await this.#extension()).triggerAction(tab.page);
    if (this.#manifest.action?.default_popup === undefined) return null;
    const target = await this.#running.waitForTarget(isPopup, { timeout: WAIT_MS });
    const popup = await ChromiumTab.of(await target.asPage(), this.extensionOrigin);
    await popup.waitFor(() => document.readyState === 'complete', 'the popup to load');
    return popup;
  }

  async sidePanel(): Promise<ExtensionTab> {
    const url = `${this.extensionOrigin}/${this.#manifest.side_panel?.default_path ?? ''}`;
    const target = await this.#running.waitForTarget((one) => one.url() === url, { timeout: WAIT_MS });
    const panel = await ChromiumTab.of(await target.asPage(), this.extensionOrigin);
    await panel.waitFor(() => document.readyState === 'complete', 'the side panel to load');
    return panel;
  }

  async #extension(): Promise<Extension> {
    const extension = (await this.#running.extensions()).get(this.#id);
    if (!extension) throw new Error('The extension is not installed.');
    return extension;
  }

  async grant(origins: readonly string[]): Promise<void> {
    await this.#inSettings((api, id, origin) => api.addHostPermission(id, origin), origins);
  }

  async revoke(origins: readonly string[]): Promise<void> {
    await this.#inSettings((api, id, origin) => api.removeHostPermission(id, origin), origins);
  }

  /** Calls `act` for each of `origins` on the browser's own page about extensions, in a tab in the background. */
  async #inSettings(
    act: (api: DeveloperPrivate, id: string, origin: string) => Promise<void>,
    origins: readonly string[],
  ): Promise<void> {
    const page = await this.#running.newPage({ background: true });
    try {
      await page.goto('chrome://extensions');
      for (const origin of origins) {
        const call = `(${String(act)})(chrome.developerPrivate, ...${JSON.stringify([this.#id, origin])})`;
        await page.evaluate(`${call}.then(() => undefined)`);
      }
    } finally {
      await page.close();
    }
  }

  async inBackground<A extends unknown[], T>(fn: InPage<A, T>, ...args: A): Promise<T> {
    return answerIn(await this.#worker(), fn, args);
  }

  #workerTarget(): Target | undefined {
    return this.#running
      .targets()
      .find(
        (target) => target.type() === TargetType.SERVICE_WORKER && target.url().startsWith(`${this.extensionOrigin}/`),
      );
  }

  /** The background, woken if it sleeps. */
  async #worker(): Promise<WebWorker> {
    if (!this.#workerTarget()) await this.#wake();
    return until(async () => this.#workerTarget()?.worker(), 'the background to run', WAIT_MS);
  }

  async #wake(): Promise<void> {
    const page = await this.#running.newPage({ background: true });
    try {
      await page.goto(`${this.extensionOrigin}/manifest.json`);
      const session = await page.createCDPSession();
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.startWorker', { scopeURL: `${this.extensionOrigin}/` });
      await until(async () => this.#workerTarget() !== undefined, 'the background to wake', WAIT_MS);
    } finally {
      await page.close();
    }
  }

  async killBackground(): Promise<void> {
    const target = this.#workerTarget();
    if (!target) return;
    const worker = await target.worker();
    await worker?.close();
    await until(async () => !this.#running.targets().includes(target), 'the background to end', WAIT_MS);
  }

  async reloadExtension(): Promise<void> {
    // A worker that runs at a reload leaves a target behind that never answers.
    await this.killBackground();
    await this.#running.installExtension(this.#folder);
  }

  async close(): Promise<void> {
    await this.#running.close();
  }
}
