import type { SessionState } from '../../src/model/session.ts';

/** What a scripted answer looks like; a function may look at the request. */
export type Answer = Response | (() => Response | Promise<Response>);

/** One call as it left the client. */
export interface Sent {
  readonly method: string;
  /** Path with its query. */
  readonly url: string;
  readonly partner: string | null;
  readonly headers: Headers;
  readonly body: string;
}

/** A fetch that plays the relay: the session that it is told of, and scripted answers for the rest. */
export function scriptedRelay(session: unknown = signedIn()) {
  const sent: Sent[] = [];
  const answers = new Map<string, Answer[]>();
  let current = session;

  async function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const url = pathname.replace('/fd', '') + search;
    const call: Sent = {
      method: request.method,
      url,
      partner: request.headers.get('x-preferred-partner-id'),
      headers: request.headers,
      body: await request.text(),
    };
    sent.push(call);
    const queue = answers.get(url) ?? answers.get(pathname.replace('/fd', ''));
    const answer = queue && queue.length > 1 ? queue.shift() : queue?.[0];
    if (answer)
      return abortable(request.signal, async () => (typeof answer === 'function' ? answer() : answer.clone()));
    if (url === '/session') return json(current);
    return json({ message: 'error.relay.route_not_listed' }, 404);
  }

  return {
    fetch,
    sent,
    /** The last answer of a list is given again and again. */
    on(url: string, ...list: Answer[]): void {
      answers.set(url, list);
    },
    setSession(state: unknown): void {
      current = state;
    },
  };
}

export function signedIn(partners = ['partner-id-acme', 'partner-id-beta'], email = 'anna@acme.example'): SessionState {
  return {
    state: 'signed-in',
    email,
    partners: partners as never,
    lastPartner: null,
    expires: '2026-06-30T00:00:00.000Z',
  };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** An answer that waits until it is let go. */
export function held(): { answer: () => Promise<Response>; release: (response: Response) => void } {
  let release: (response: Response) => void = () => undefined;
  const gate = new Promise<Response>((resolve) => (release = resolve));
  return { answer: () => gate, release };
}

/** What a real fetch does when its signal aborts. */
function abortable(signal: AbortSignal, work: () => Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    work().then(resolve, reject);
  });
}
