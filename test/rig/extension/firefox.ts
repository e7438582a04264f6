import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { WAIT_MS, expressionOf, until, type InPage } from '../script.ts';
import type { ExtensionBrowser, ExtensionTab } from './browsers.ts';
import { startFirefox, type RunningFirefox } from './firefox-process.ts';
import { FirefoxTab, Inside, type Target } from './firefox-tab.ts';

interface Manifest {
  action?: { default_popup?: string };
  browser_specific_settings?: { gecko?: { id?: string } };
}

/** @throws if the extension's manifest names no id for Firefox */
export async function launchFirefox(binary: string, folder: string): Promise<ExtensionBrowser> {
  const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (!id) throw new Error(`${folder}/manifest.json needs browser_specific_settings.gecko.id.`);
  const host = randomUUID();
  const running = await startFirefox(binary, { 'extensions.webextensions.uuids': JSON.stringify({ [id]: host }) });
  try {
    const inside = new Inside(running.marionette);
    await inside.call('prepare', id);
    await running.marionette.send('Addon:Install', { path: path.resolve(folder), temporary: true });
    return new FirefoxBrowser(running, inside, id, host, manifest.action?.default_popup !== undefined);
  } catch (error) {
    await running.stop();
    throw error;
  }
}

class FirefoxBrowser implements ExtensionBrowser {
  readonly extensionOrigin: string;
  readonly #running: RunningFirefox;
  readonly #inside: Inside;
  readonly #id: string;
  readonly #hasPopup: boolean;

  constructor(running: RunningFirefox, inside: Inside, id: string, host: string, hasPopup: boolean) {
    this.#running = running;
    this.#inside = inside;
    this.#id = id;
    this.#hasPopup = hasPopup;
    this.extensionOrigin = `moz-extension://${host}`;
  }

  async newPage(): Promise<FirefoxTab> {
    const tab = new FirefoxTab(this.#inside, await this.#inside.call<Target>('openTab'), this.#id);
    await tab.setViewport(1280, 900);
    return tab;
  }

  async openExtensionPage(pathname: string): Promise<ExtensionTab> {
    const tab = await this.newPage();
    await tab.goto(`${this.extensionOrigin}/${pathname}`);
    return tab;
  }

  async pressToolbarButton(tab: ExtensionTab): Promise<ExtensionTab | null> {
    if (!(tab instanceof FirefoxTab)) throw new Error('The tab is not one of this browser.');
    await this.#inside.call('pressToolbarButton', tab.target, this.#id);
    if (!this.#hasPopup) return null;
    const target = await until(() => this.#inside.call<Target | null>('popup'), 'the popup to open', WAIT_MS);
    const popup = new FirefoxTab(this.#inside, target, this.#id);
    await popup.waitFor(() => document.readyState === 'complete', 'the popup to load');
    return popup;
  }

  async sidePanel(): Promise<ExtensionTab> {
    const target = await until(() => this.#inside.call<Target | null>('sidebar'), 'the sidebar to open', WAIT_MS);
    const panel = new FirefoxTab(this.#inside, target, this.#id);
    await panel.waitFor(() => document.readyState === 'complete', 'the sidebar to load');
    return panel;
  }

  async grant(origins: readonly string[]): Promise<void> {
    await this.#inside.call('grant', origins);
  }

  async revoke(origins: readonly string[]): Promise<void> {
    await this.#inside.call('revoke', this.#id, origins);
  }

  async inBackground<A extends unknown[], T>(fn: InPage<A, T>, ...args: A): Promise<T> {
    const target = await this.#inside.call<Target>('backgroundOf', this.#id);
    return this.#inside.run(target, null, `return ${expressionOf(fn, args)};`);
  }

  async killBackground(): Promise<void> {
    await this.#inside.call('killBackground', this.#id);
  }

  async reloadExtension(): Promise<void> {
    await this.#inside.call('reloadExtension', this.#id);
  }

  async close(): Promise<void> {
    await this.#running.stop();
  }
}
