import { writeFile } from 'node:fs/promises';
import { WAIT_MS, expressionOf, until, type InPage } from '../script.ts';
import { keyCodes } from '../webkit-keys.ts';
import { aim, withElement } from './aim.ts';
import type { ExtensionFrame, ExtensionTab } from './browsers.ts';
import * as hands from './firefox-hands.js';
import * as inside from './firefox-inside.js';
import * as inContent from './in-content.ts';
import type { Marionette } from './marionette.ts';

export interface Target {
  browserId: number;
  frameId?: number;
}

const functions = { ...inside, ...hands };
const source = Object.values(functions).map(String).join('\n');

/** Firefox from within: calls the functions of firefox-inside.js and firefox-hands.js. */
export class Inside {
  readonly #marionette: Marionette;

  constructor(marionette: Marionette) {
    this.#marionette = marionette;
  }

  async call<T>(name: keyof typeof functions, ...args: unknown[]): Promise<T> {
    const list = args.map((arg) => (arg === undefined ? 'undefined' : JSON.stringify(arg))).join(', ');
    const script = `const __name = (it) => it;\n${source}\n
      return (async () => JSON.stringify(await ${name}(${list})))();`;
    const json = (await this.#marionette.send('WebDriver:ExecuteScript', { script, args: [] })) as string | null;
    return (json === null ? undefined : JSON.parse(json)) as T;
  }

  /** What the body of an async function returns in a world of a document, as JSON. */
  async run<T>(target: Target, world: string | null, body: string): Promise<T> {
    const call = `(async () => JSON.stringify(await (async () => {\n${body}\n})()))()`;
    const json =
      world === null
        ? await this.call<string | null | undefined>('run', target, `return ${call};`, 'page')
        : await this.call<string | null | undefined>('run', target, inContentScript(world, call), 'system');
    return (json == null ? undefined : JSON.parse(json)) as T;
  }
}

/** The body of a function that evaluates an expression in the world of an extension's content script. */
const inContentScript = (extensionId: string, expression: string): string => `
  const { utils } = Components;
  const { ExtensionContent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionContent.sys.mjs');
  const world = ExtensionContent.getAllContentScriptGlobals().find((candidate) => {
    const about = utils.getSandboxMetadata(candidate);
    return about?.addonId === ${JSON.stringify(extensionId)}
      && about['inner-window-id'] === window.windowGlobalChild.innerWindowId;
  });
  if (!world) throw new Error('The extension has no content script in ' + location.origin + location.pathname + '.');
  return utils.evalInSandbox(${JSON.stringify(expression)}, world);`;

export class FirefoxFrame implements ExtensionFrame {
  readonly target: Target;
  protected readonly inside: Inside;

  constructor(inside: Inside, target: Target) {
    this.inside = inside;
    this.target = target;
  }

  url(): Promise<string> {
    return this.evaluate(() => location.href);
  }

  evaluate<A extends unknown[], T>(fn: InPage<A, T>, ...args: A): Promise<T> {
    return this.inside.run(this.target, null, `return ${expressionOf(fn, args)};`);
  }

  waitFor<A extends unknown[], T>(
    fn: InPage<A, T>,
    what: string,
    timeoutMs = WAIT_MS,
    ...args: A
  ): Promise<NonNullable<T>> {
    return until(() => this.evaluate(fn, ...args), what, timeoutMs);
  }

  async click<A extends unknown[]>(findFn: InPage<A, Element | null>, ...args: A): Promise<void> {
    await this.clickIn(null, findFn, args);
  }

  protected async clickIn<A extends unknown[]>(
    world: string | null,
    findFn: InPage<A, Element | null>,
    args: A,
  ): Promise<void> {
    const point = await aim(
      findFn,
      args,
      (body) => this.inside.run(this.target, world, body),
      (to) => this.inside.call('mouseAt', this.target, to, ['mousemove']),
    );
    await this.inside.call('mouseAt', this.target, point, ['mousedown', 'mouseup']);
  }

  async focus<A extends unknown[]>(findFn: InPage<A, Element | null>, ...args: A): Promise<void> {
    const focus = withElement(findFn, args, (element) => (element.focus(), true));
    const focused = (): Promise<true | null> => this.inside.run(this.target, null, focus);
    await until(focused, `the element of ${String(findFn)}`, WAIT_MS);
  }
}

export class FirefoxTab extends FirefoxFrame implements ExtensionTab {
  readonly #extensionId: string;
  /** Those of documents that were left are gone in Firefox. */
  readonly #errors = new Map<string, string>();

  constructor(inside: Inside, target: Target, extensionId: string) {
    super(inside, target);
    this.#extensionId = extensionId;
  }

  goto(url: string): Promise<void> {
    return this.#go(url);
  }

  reload(): Promise<void> {
    return this.#go();
  }

  async #go(url?: string): Promise<void> {
    await this.#collectErrors();
    const before = await this.inside.call('depart', this.target, url);
    const arrived = (): Promise<string | null> => this.inside.call('arrival', this.target, before, url);
    const address = await until(arrived, `${url ?? 'the page'} to load`, 60_000);
    if (/^about:(net|cert)error/.test(address)) throw new Error(`${url ?? 'The page'} cannot be reached.`);
  }

  title(): Promise<string> {
    return this.evaluate(() => document.title);
  }

  inContentWorld<A extends unknown[], T>(fn: InPage<A, T>, ...args: A): Promise<T> {
    return this.inside.run(this.target, this.#extensionId, `return ${expressionOf(fn, args, inContent)};`);
  }

  waitForInContentWorld<A extends unknown[], T>(
    fn: InPage<A, T>,
    what: string,
    timeoutMs = WAIT_MS,
    ...args: A
  ): Promise<NonNullable<T>> {
    return until(() => this.inContentWorld(fn, ...args), what, timeoutMs);
  }

  async clickInContentWorld<A extends unknown[]>(findFn: InPage<A, Element | null>, ...args: A): Promise<void> {
    await this.clickIn(this.#extensionId, findFn, args);
  }

  #frames(): Promise<{ id: number; url: string }[]> {
    return this.inside.call('framesOf', this.target);
  }

  frame(part: string, timeoutMs = WAIT_MS): Promise<ExtensionFrame> {
    const find = async (): Promise<ExtensionFrame | null> => {
      const [, ...frames] = await this.#frames();
      const found = frames.find(({ url }) => url.includes(part));
      const frame = found && new FirefoxFrame(this.inside, { ...this.target, frameId: found.id });
      return (await frame?.evaluate(() => document.readyState === 'complete')) ? (frame ?? null) : null;
    };
    return until(find, `a frame at ${part}`, timeoutMs);
  }

  async frameUrls(): Promise<string[]> {
    return (await this.#frames()).map(({ url }) => url);
  }

  async press(key: string): Promise<void> {
    const keys = key.split('+').map((name) => keyCodes[name] ?? name);
    const down = keys.map((held) => ({ down: true, key: held }));
    await this.inside.call('keys', this.target, [
      ...down,
      ...down.toReversed().map((one) => ({ ...one, down: false })),
    ]);
  }

  async type(text: string): Promise<void> {
    const presses = [...text].flatMap((key) => [true, false].map((down) => ({ down, key })));
    await this.inside.call('keys', this.target, presses);
  }

  async screenshot(path: string): Promise<void> {
    await writeFile(path, await this.inside.call<string>('screenshot', this.target), 'base64');
  }

  async setViewport(width: number, height: number): Promise<void> {
    const fits = (): Promise<boolean> => this.inside.call('setViewport', this.target, width, height);
    await until(fits, 'the window to grow', WAIT_MS);
    const taken = (wide: number, high: number): boolean => innerWidth === wide && innerHeight === high;
    await this.waitFor(taken, `a viewport of ${width} × ${height}`, WAIT_MS, width, height);
  }

  async consoleErrors(): Promise<string[]> {
    await this.#collectErrors();
    return [...this.#errors.values()];
  }

  async #collectErrors(): Promise<void> {
    const errors = await this.inside.call<{ key: string; text: string }[]>('consoleErrors', this.target);
    for (const { key, text } of errors) this.#errors.set(key, text);
  }

  async bringToFront(): Promise<void> {
    await this.inside.call('bringToFront', this.target);
  }

  async close(): Promise<void> {
    await this.inside.call('closeTab', this.target);
  }
}
