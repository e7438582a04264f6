import { createSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { createClient, type FdClient } from '../../src/client/client.ts';
import type { FdProvider } from '../../src/components/provider/provider.ts';
import '../../src/components/event-card/define.ts';
import '../../src/components/package-status/define.ts';
import '../../src/components/partner-picker/define.ts';
import '../../src/components/provider/define.ts';
import '../../src/components/sign-in/define.ts';
import { createInProcessRelay, type InProcessRelay } from '../../src/relay/in-process.ts';

/** What the API does with some calls instead of answering. */
interface Rule {
  readonly pattern: RegExp;
  readonly answer: (request: Request) => Promise<Response>;
}

/** The kit's client over the relay over the sandbox, all in this page, with a hand on every answer. */
export interface Stage {
  readonly client: FdClient;
  readonly sandbox: Sandbox;
  readonly relay: InProcessRelay;
  /** Calls of the client that have not ended, and bodies that are being read. */
  readonly inFlight: () => number;
  /** Calls that reached the API, as `GET /api/v3/events/evt_abc partner-id-acme`. */
  readonly calls: readonly string[];
  /** Keeps the answers to matching calls back; the result lets them go. */
  hold(pattern: RegExp): () => void;
  /** Answers matching calls so; the result ends that. A text is sent as it is, which is no JSON. */
  answer(pattern: RegExp, status: number, body: unknown): () => void;
  /** Makes the gateway itself unreachable; the result ends that. */
  cut(): () => void;
  /** A provider with this content, in the document. */
  show(content: string, attributes?: Readonly<Record<string, string>>): FdProvider;
}

export interface StageOptions {
  /** A demo user who is signed in; null for nobody. `both@acme.example` by default. */
  readonly user?: string | null;
  /** The session's last partner; null for none. `partner-id-acme` by default. */
  readonly partner?: string | null;
  readonly generation?: 'dk1' | 'dk2';
}

const upstreams = {
  api: 'http://sandbox.test/api/v3',
  media: 'http://sandbox.test/api',
  cr: 'http://sandbox.test/cr/api',
};

export async function createStage(options: StageOptions = {}): Promise<Stage> {
  const { user = 'both@acme.example', partner = 'partner-id-acme', generation = 'dk1' } = options;
  const sandbox = createSandbox({ seed: 1, generation });
  const rules = new Set<Rule>();
  const calls: string[] = [];
  let inFlight = 0;
  let isCut = false;

  const upstream = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    calls.push(`${request.method} ${pathname} ${request.headers.get('x-preferred-partner-id') ?? ''}`.trim());
    const rule = [...rules].find(({ pattern }) => pattern.test(pathname));
    return rule ? rule.answer(request) : sandbox.fetch(request);
  };
  const relay = createInProcessRelay({
    base: '/stage',
    upstreams,
    fetch: upstream,
    now: sandbox.clock.now,
    // As for the client: every read is asked for, so that a test can change the answer.
    shareReadsMs: 0,
  });
  const client = createClient({
    base: '/stage',
    clock: sandbox.clock.now,
    cacheMs: 0,
    fetch: async (input, init) => {
      if (isCut) throw new TypeError('The gateway is cut off.');
      const counted = <T>(work: Promise<T>): Promise<T> => {
        inFlight++;
        return work.finally(() => inFlight--);
      };
      const response = await counted(relay.fetch(input, init));
      const text = response.text.bind(response);
      response.text = () => counted(text());
      return response;
    },
  });
  if (user) {
    await client.signIn({ username: user, password: 'sandbox' });
    const { current } = client;
    const chosen = current?.state === 'signed-in' && current.partners.find((id) => id === partner);
    if (chosen) {
      await client.rememberPartner(chosen);
      await client.session();
    }
  }
  calls.length = 0;

  const add = (rule: Rule) => {
    rules.add(rule);
    return () => void rules.delete(rule);
  };
  return {
    client,
    sandbox,
    relay,
    calls,
    inFlight: () => inFlight,
    hold(pattern) {
      let letGo = (): void => undefined;
      const gate = new Promise<void>((resolve) => (letGo = resolve));
      const remove = add({ pattern, answer: async (request) => (await gate, sandbox.fetch(request)) });
      return () => {
        remove();
        letGo();
      };
    },
    answer: (pattern, status, body) =>
      add({
        pattern,
        answer: async () =>
          new Response(typeof body === 'string' ? body : JSON.stringify(body), {
            status,
            headers: { 'content-type': 'application/json', 'x-request-id': 'request-7' },
          }),
      }),
    cut() {
      isCut = true;
      return () => (isCut = false);
    },
    show(content, attributes = {}) {
      const provider = document.createElement('fd-provider');
      provider.client = client;
      for (const [name, value] of Object.entries({ 'time-zone': 'Europe/Berlin', locale: 'en', ...attributes })) {
        provider.setAttribute(name, value);
      }
      provider.innerHTML = content;
      document.body.append(provider);
      return provider;
    },
  };
}

/** Leaves the page as it was before the test. */
export function clearStage(): void {
  document.body.replaceChildren();
  // Where a test has scrolled to, the next one's content would begin.
  scrollTo(0, 0);
  document.documentElement.removeAttribute('lang');
  sessionStorage.clear();
}

/** Waits until something is so. */
export async function until<T>(check: () => T, what: string): Promise<NonNullable<T>> {
  const end = performance.now() + 10_000;
  for (;;) {
    const result = check();
    if (result) return result;
    if (performance.now() > end) throw new Error(`Never came: ${what}. Shown is: ${shownText()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Waits until an element is in a state. */
export async function inState<T extends Element>(element: T | null, state: string): Promise<T> {
  await until(() => element?.matches(`:state(${state})`), `${element?.localName} ${state}`);
  return element!;
}

/** Every text under a node, through shadow roots, whether shown or not: what a page script could read. */
export function allText(node: Node = document.documentElement): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  const own = node instanceof Element ? [...node.attributes].map(({ value }) => value).join(' ') : '';
  const shadow = node instanceof Element && node.shadowRoot ? allText(node.shadowRoot) : '';
  return [own, shadow, ...[...node.childNodes].map(allText)].join(' ');
}

/** An element's text as it stands in its shadow root, white space collapsed. */
export function shownText(element: Element = document.body): string {
  return allText(element.shadowRoot ?? element)
    .replace(/\s+/g, ' ')
    .trim();
}

export function part(element: Element, name: string): HTMLElement | null {
  return element.shadowRoot!.querySelector(`[part~="${name}"]`);
}

export function button(element: Element, name: RegExp): HTMLElement | null {
  const all = element.shadowRoot!.querySelectorAll<HTMLElement>('button, a');
  return [...all].find(({ textContent }) => name.test(textContent ?? '')) ?? null;
}
