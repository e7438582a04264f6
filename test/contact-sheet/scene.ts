import { extensionFolders } from '../../scripts/extension-build.mjs';
import {
  choosePartner,
  enterCode,
  enterPassword,
  kept,
  openSidePanel,
  switchOn,
  useSandbox,
  waitForSignedIn,
} from '../e2e/extension/acts.ts';
import { openExtensionStand, type ExtensionStand } from '../e2e/extension/stand.ts';
import type { ExtensionTab } from '../rig/extension/browsers.ts';
import { ChromiumTab } from '../rig/extension/chromium-tab.ts';
import { launchChromium, type ChromiumBrowser } from '../rig/extension/chromium.ts';
import { byRole } from '../rig/in-page.ts';
import { until, WAIT_MS } from '../rig/script.ts';

export interface Look {
  readonly theme: 'light' | 'dark';
  readonly language: 'en' | 'de';
}

/** How far somebody has come with signing in. */
const STEPS = ['signed-out', 'code', 'choose-partner', 'ready'] as const;
type Step = (typeof STEPS)[number];

/** A popup needs more room than a usual headless screen has. */
const ARGS = ['--screen-info={1600x1200}', '--window-size=1400,1100'];

/** Sandbox, examples and Chromium with the extension, all in one look. Everything here may be called again and again. */
export class Scene {
  readonly look: Look;
  readonly stand: ExtensionStand;
  readonly browser: ChromiumBrowser;
  #step: Step = 'signed-out';
  #isSiteOn = false;
  #isInCms = false;
  #tab: ExtensionTab | null = null;
  #opened: ExtensionTab[] = [];

  private constructor(look: Look, stand: ExtensionStand, browser: ChromiumBrowser) {
    this.look = look;
    this.stand = stand;
    this.browser = browser;
  }

  static async open(look: Look, chromium: string): Promise<Scene> {
    const stand = await openExtensionStand();
    let scene: Scene | undefined;
    try {
      const browser = await launchChromium(chromium, extensionFolders.chrome, { args: ARGS });
      scene = new Scene(look, stand, browser);
      await useSandbox(browser, stand);
      await scene.#applyLook();
      return scene;
    } catch (error) {
      await (scene ?? stand).close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.stand.close();
  }

  /** As somebody chooses it on the options page. */
  async #applyLook(): Promise<void> {
    const options = await this.browser.openExtensionPage('options.html');
    const { theme, language } = this.look;
    await options.click((name) => byRole('radio', new RegExp(name, 'i')), theme === 'dark' ? '^dark$' : '^light$');
    await options.click((name) => byRole('radio', name), language === 'de' ? 'Deutsch' : 'English');
    const isKept = async (): Promise<boolean> => {
      const all = await kept(this.browser);
      return all.includes(`"theme":"${theme}"`) && all.includes(`"language":"${language}"`);
    };
    await until(isKept, 'the look to be kept', WAIT_MS);
    await options.close();
  }

  /** Signs in so far, or out. */
  async be(wanted: Step): Promise<void> {
    if (this.#step === wanted) return;
    const page = await this.browser.openExtensionPage('popup.html');
    if (STEPS.indexOf(this.#step) > STEPS.indexOf(wanted)) {
      await page.click(() => byRole('button', /sign out|abmelden|start again|von vorn/i));
      await page.waitFor(() => byRole('textbox', /passwor[dt]/i), 'the form');
      this.#step = 'signed-out';
    }
    while (this.#step !== wanted) {
      if (this.#step === 'signed-out') {
        await enterPassword(page, 'anna@acme.example');
        await page.waitFor(() => byRole('textbox', /code/i), 'the field for the code');
        this.#step = 'code';
      } else if (this.#step === 'code') {
        await enterCode(page);
        await waitForSignedIn(page);
        this.#step = 'choose-partner';
      } else {
        await choosePartner(page, 'partner-id-acme');
        this.#step = 'ready';
      }
    }
    await page.close();
  }

  /** Somebody has signed out by hand. */
  signedOut(): void {
    this.#step = 'signed-out';
  }

  /** The tab at a page of the example server, in the look's language and with its theme as the system's. */
  async page(path: string): Promise<ExtensionTab> {
    const tab = (this.#tab ??= await this.browser.newPage());
    if (tab instanceof ChromiumTab) {
      await tab.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: this.look.theme }]);
    }
    const url = new URL(path, this.stand.site);
    if (this.look.language !== 'en') url.searchParams.set('lang', this.look.language);
    await tab.setViewport(1280, 800);
    await tab.goto(url.href);
    await tab.bringToFront();
    return tab;
  }

  /** The same, on a site that is on. */
  async pageThatIsOn(path: string): Promise<ExtensionTab> {
    const tab = await this.page(path);
    if (!this.#isSiteOn) await switchOn(this.browser, tab);
    this.#isSiteOn = true;
    return tab;
  }

  /** The popup above a page. */
  async popup(path = '/backoffice/'): Promise<ExtensionTab> {
    const popup = await this.browser.pressToolbarButton(await this.page(path));
    if (!popup) throw new Error('The popup did not open.');
    return this.#noted(popup);
  }

  /** The side panel beside a page. */
  async panel(path: string): Promise<ExtensionTab> {
    return this.#noted(await openSidePanel(this.browser, await this.page(path)));
  }

  /** A page of the extension in a tab. */
  async extensionPage(path: string): Promise<ExtensionTab> {
    return this.#noted(await this.browser.openExtensionPage(path));
  }

  /** The CMS, whose elements take the language of their page. */
  async cms(isSignedIn: boolean): Promise<ExtensionTab> {
    if (isSignedIn && !this.#isInCms) {
      const window = await this.signIn('both@acme.example');
      await window.waitFor(() => !byRole('textbox', /passwor[dt]/i), 'the form to go');
    }
    if (!isSignedIn && this.#isInCms) await this.signIn();
    this.#isInCms = isSignedIn;
    const tab = await this.page('/cms/');
    await tab.evaluate((lang) => void (document.documentElement.lang = lang), this.look.language);
    return tab;
  }

  /** The gateway's own page, with nobody signed in and, where there is one, this user's password sent. */
  async signIn(username?: string): Promise<ExtensionTab> {
    const tab = await this.page('/fd/sign-in');
    await tab.evaluate((lang) => void (document.documentElement.lang = lang), this.look.language);
    await tab.waitFor(() => byRole('button', /sign in|sign out|start again|anmelden|abmelden|von vorn/i), 'the page');
    if (await tab.evaluate(() => !byRole('textbox', /passwor[dt]/i))) {
      await tab.click(() => byRole('button', /sign out|start again|abmelden|von vorn/i));
    }
    this.#isInCms = false;
    await tab.waitFor(() => byRole('textbox', /passwor[dt]/i), 'the form');
    if (username) await enterPassword(tab, username);
    return tab;
  }

  /** Closes what was opened for one picture, and mends what was broken for it. */
  async tidy(): Promise<void> {
    this.stand.sandbox.faults.clear();
    for (const tab of this.#opened.splice(0)) await tab.close().catch(() => undefined);
  }

  #noted(tab: ExtensionTab): ExtensionTab {
    this.#opened.push(tab);
    return tab;
  }
}
