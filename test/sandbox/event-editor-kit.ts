import { serveSandbox } from '../../sandbox/node.ts';
import type { Sandbox, SandboxOptions } from '../../sandbox/sandbox.ts';
import type { Envelope, EventBody, SignedIn } from './support.ts';

export interface RawEvent extends EventBody {
  readonly special_ad_category: string | null;
  readonly campaign_stop_time: string;
  readonly description: string | null;
  readonly lineups_raw: readonly unknown[];
}

export interface Run {
  readonly tc_run_id: number | null;
  readonly clusters: readonly { readonly tc: string; readonly label: string }[];
}

interface Asked {
  readonly body?: unknown;
  readonly partner?: string;
  /** Another token than the one of who has signed in; null sends none. */
  readonly token?: string | null;
}

export interface Editor {
  readonly sandbox: Sandbox;
  /** A call over HTTP: `GET /api/v3/events/evt_abc`. A text is sent as it is, all else as JSON. */
  readonly ask: <T>(call: string, asked?: Asked) => Promise<{ readonly status: number; readonly body: T }>;
  readonly raw: (eid?: string) => Promise<RawEvent>;
  readonly run: (eid?: string, query?: string) => Promise<Run>;
  /** Saves the raw event with these fields in place of its own, and gives the status. */
  readonly save: (change: object, query?: string, eid?: string) => Promise<number>;
}

/** Opens a sandbox over HTTP with somebody of acme and beta signed in, asking as acme, and closes it afterwards. */
export async function withEditor(test: (editor: Editor) => Promise<void>, options: SandboxOptions = {}): Promise<void> {
  const { url, sandbox, close } = await serveSandbox(options);
  try {
    const credentials = JSON.stringify({ username: 'both@acme.example', password: 'sandbox' });
    const signedIn = await fetch(`${url}/api/v3/auth`, { method: 'POST', body: credentials });
    await test(editorAt(url, sandbox, ((await signedIn.json()) as SignedIn).AccessToken));
  } finally {
    await close();
  }
}

function editorAt(url: string, sandbox: Sandbox, ownToken: string): Editor {
  async function ask<T>(call: string, { body, partner = 'partner-id-acme', token = ownToken }: Asked = {}) {
    const [method = '', path = ''] = call.split(' ');
    const response = await fetch(url + path, {
      method,
      headers: { 'x-preferred-partner-id': partner, ...(token !== null && { authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : null) as T };
  }

  const raw = async (eid = 'evt_abc') => (await ask<RawEvent>(`GET /cr/api/events/${eid}`)).body;
  return {
    sandbox,
    ask,
    raw,
    run: async (eid = 'evt_abc', query = '') => (await ask<Run>(`GET /api/v3/events/${eid}/clusters${query}`)).body,
    async save(change, query = 'event_type=fdlive', eid = 'evt_abc') {
      const body = { ...(await raw(eid)), ...change };
      return (await ask<Envelope | null>(`PUT /cr/api/events/${eid}?${query}`, { body })).status;
    },
  };
}
