import { createSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { createClient, type FdClient } from '../../src/client/client.ts';
import '../../src/components/provider/define.ts';
import type { FdProvider } from '../../src/components/provider/provider.ts';
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
  /** Makes the gateway answer nothing; the result lets it answer. */
  stall(): () => void;
  /** A provider over this client, in no document yet. */
  provider(attributes?: Readonly<Record<string, string>>): FdProvider;
  /** A provider with this content, in the document. */
  show(content: string, attributes?: Readonly<Record<string, string>>): FdProvider;
}

export interface StageOptions {
  /** A demo user who is signed in; null for nobody. `both@acme.example` by default. */
  readonly user?: string | null;
  /** The session's last partner; null for none. `partner-id-acme` by default. */
  readonly partner?: string | null;
  readonly generation?: 'dk1' | 'dk2';
  /** Whether the gateway knows an address of Customer Representation. True by default. */
  readonly hasCr?: boolean;
  /** The gateway's place, `/stage` by default: a tab keeps its choice of a partner by it. */
  readonly base?: string;
  /** Changes what the API answers, JSON as it was parsed, on its way. */
  readonly rewrite?: (body: unknown, pathname: string) => unknown;
}

const upstreams = {
  api: 'http://sandbox.test/api/v3',
  media: 'http://sandbox.test/api',
  cr: 'http://sandbox.test/cr/api',
};

/** Counts the calls that have not ended, and the bodies that are being read. */
export function counting(fetch: typeof globalThis.fetch): Pick<Stage, 'inFlight'> & { fetch: typeof fetch } {
  let inFlight = 0;
  const counted = <T>(work: Promise<T>): Promise<T> => {
    inFlight++;
    return work.finally(() => inFlight--);
  };
  return {
    inFlight: () => inFlight,
    async fetch(input, init) {
      const response = await counted(fetch(input, init));
      const text = response.text.bind(response);
      response.text = () => counted(text());
      return response;
    },
  };
}

export async function createStage(options: StageOptions = {}): Promise<Stage> {
  const { user = 'both@acme.example', partner = 'partner-id-acme', generation = 'dk1', base = '/stage' } = options;
  const sandbox = createSandbox({ seed: 1, generation });
  const rules = new Set<Rule>();
  const calls: string[] = [];
  let isCut = false;
  let stalled: Promise<void> | null = null;

  const upstream = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    calls.push(`${request.method} ${pathname} ${request.headers.get('x-preferred-partner-id') ?? ''}`.trim());
    const rule = [...rules].find(({ pattern }) => pattern.test(pathname));
    const response = await (rule ? rule.answer(request) : sandbox.fetch(request));
    return options.rewrite ? rewritten(response, (body) => options.rewrite!(body, pathname)) : response;
  };
  const relay = createInProcessRelay({
    base,
    upstreams: options.hasCr === false ? { ...upstreams, cr: null } : upstreams,
    fetch: upstream,
    now: sandbox.clock.now,
    // As for the client: every read is asked for, so that a test can change the answer.
    shareReadsMs: 0,
  });
  const counted = counting((input, init) => relay.fetch(input, init));
  const client = createClient({
    base,
    clock: sandbox.clock.now,
    cacheMs: 0,
    fetch: async (input, init) => {
      if (isCut) throw new TypeError('The gateway is cut off.');
      if (stalled) await unlessAborted(stalled, input instanceof Request ? input.signal : init?.signal);
      return counted.fetch(input, init);
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
  const provider: Stage['provider'] = (attributes = {}) => {
    const made = document.createElement('fd-provider');
    made.client = client;
    for (const [name, value] of Object.entries({ 'time-zone': 'Europe/Berlin', locale: 'en', ...attributes })) {
      made.setAttribute(name, value);
    }
    return made;
  };
  return {
    client,
    sandbox,
    relay,
    calls,
    inFlight: counted.inFlight,
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
        answer: () =>
          Promise.resolve(
            new Response(typeof body === 'string' ? body : JSON.stringify(body), {
              status,
              headers: { 'content-type': 'application/json', 'x-request-id': 'request-7' },
            }),
          ),
      }),
    cut() {
      isCut = true;
      return () => (isCut = false);
    },
    stall() {
      let goOn = (): void => undefined;
      stalled = new Promise((resolve) => (goOn = resolve));
      return () => {
        stalled = null;
        goOn();
      };
    },
    provider,
    show(content, attributes) {
      const made = provider(attributes);
      made.innerHTML = content;
      document.body.append(made);
      return made;
    },
  };
}

async function rewritten(response: Response, rewrite: (body: unknown) => unknown): Promise<Response> {
  if (!response.headers.get('content-type')?.includes('json')) return response;
  const { status, headers } = response;
  return new Response(JSON.stringify(rewrite(await response.json())), { status, headers });
}

function unlessAborted(work: Promise<void>, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
    void work.then(resolve);
  });
}
