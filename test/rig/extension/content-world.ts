import type { CDPSession, Page, Protocol } from 'puppeteer-core';

/** The world of an extension's content script in the top document of a page, in Chromium. */
export class ContentWorld {
  readonly #session: CDPSession;
  readonly #page: Page;
  readonly #origin: string;
  /** Ids of contexts, the newest last: an extension that was reloaded leaves its old one until the document goes. */
  #contexts: number[] = [];

  private constructor(page: Page, origin: string, session: CDPSession) {
    this.#origin = origin;
    this.#page = page;
    this.#session = session;
  }

  /** @param origin the extension's */
  static async of(page: Page, origin: string): Promise<ContentWorld> {
    const session = await page.createCDPSession();
    const world = new ContentWorld(page, origin, session);
    const { frameTree } = await session.send('Page.getFrameTree');
    const isOurs = ({ origin: from, auxData }: Protocol.Runtime.ExecutionContextDescription): boolean => {
      const { frameId, isDefault } = auxData as { frameId?: string; isDefault?: boolean };
      return from === origin && isDefault === false && frameId === frameTree.frame.id;
    };
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (isOurs(context)) world.#contexts.push(context.id);
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      world.#contexts = world.#contexts.filter((id) => id !== executionContextId);
    });
    session.on('Runtime.executionContextsCleared', () => (world.#contexts = []));
    await session.send('Runtime.enable');
    return world;
  }

  /** @throws if there is none, or what the expression throws */
  async evaluate(expression: string): Promise<unknown> {
    const url = this.#page.url();
    const contextId = this.#contexts.at(-1);
    // In the extension's own pages, contexts of its origin are the driver's.
    if (contextId === undefined || url.startsWith(`${this.#origin}/`))
      throw new Error(`The extension has no content script in ${url}.`);
    const call = { expression, contextId, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.#session.send('Runtime.evaluate', call);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  }
}
