import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient, type FdClient } from '../../src/client/client.ts';
import { apiOf, type FdApi } from '../../src/client/facade.ts';
import type { PartnerId } from '../../src/model/ids.ts';
import { createInProcessRelay } from '../../src/relay/in-process.ts';

export const ACME = 'partner-id-acme' as PartnerId;
export const BETA = 'partner-id-beta' as PartnerId;

/** One call as it came to the API. */
export interface Recorded {
  readonly method: string;
  /** Path below `/api/v3` with its query, as it was written. */
  readonly url: string;
  readonly partner: string | undefined;
  readonly type: string | undefined;
  readonly body: string;
}

/** What the API answers: a status and JSON, or a function that does with the connection what it likes. */
export type Reply =
  | { readonly status?: number; readonly json?: unknown; readonly headers?: Record<string, string> }
  | ((outgoing: ServerResponse) => void | Promise<void>);

/** An API over real HTTP that keeps what it is sent, and the client that reaches it through the relay. */
export interface Recorder {
  readonly client: FdClient;
  readonly api: FdApi;
  /** What was asked for, sign-ins and refreshes apart. */
  readonly calls: Recorded[];
  /** Answers of calls to come, by `METHOD /path`; the last of a list again and again. By default `{}`. */
  readonly on: (call: string, ...replies: Reply[]) => void;
  readonly close: () => void;
}

/** Anna of both partners has signed in. */
export async function startRecorder(options: { timeoutMs?: number; cacheMs?: number } = {}): Promise<Recorder> {
  const calls: Recorded[] = [];
  const replies = new Map<string, Reply[]>();
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of incoming) body += String(chunk);
    const { method = '', headers } = incoming;
    const url = (incoming.url ?? '').replace('/api/v3', '');
    if (url.startsWith('/auth')) return sendJson(outgoing, 200, tokens());
    calls.push({
      method,
      url,
      partner: headers['x-preferred-partner-id']?.toString(),
      type: headers['content-type'],
      body,
    });
    const list = replies.get(`${method} ${url.split('?')[0]}`);
    const reply = (list && list.length > 1 ? list.shift() : list?.[0]) ?? {};
    if (typeof reply === 'function') return reply(outgoing);
    const { status = 200, json, headers: more = {} } = reply;
    sendJson(outgoing, status, json ?? {}, more);
  }

  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const base = 'http://kit.test/fd';
  const relay = createInProcessRelay({
    base,
    upstreams: { api: `${origin}/api/v3`, media: `${origin}/api`, cr: null },
  });
  const client = createClient({ base, fetch: relay.fetch, ...options });
  await client.signIn({ username: 'anna@acme.example', password: 'sandbox' });
  return {
    client,
    api: apiOf(client.as(ACME)),
    calls,
    on: (call, ...list) => void replies.set(call, list),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A reply that waits until it is let go, and tells when its call has come. */
export function heldReply(json: unknown = {}): { reply: Reply; hasCome: Promise<void>; release: () => void } {
  let come: () => void = () => undefined;
  let release: () => void = () => undefined;
  const hasCome = new Promise<void>((resolve) => (come = resolve));
  const gate = new Promise<void>((resolve) => (release = resolve));
  const reply: Reply = async (outgoing) => {
    come();
    await gate;
    sendJson(outgoing, 200, json);
  };
  return { reply, hasCome, release };
}

function sendJson(outgoing: ServerResponse, status: number, json: unknown, headers: Record<string, string> = {}): void {
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers });
  outgoing.end(JSON.stringify(json));
}

function tokens(): object {
  const claims = { email: 'anna@acme.example', 'cognito:groups': [ACME, BETA] };
  const IdToken = `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
  return { AccessToken: `access-${crypto.randomUUID()}`, IdToken, RefreshToken: 'refresh', ExpiresIn: 3600 };
}
