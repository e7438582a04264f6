import { createSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox.ts';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; an empty object where the answer has none. */
  readonly body: T;
}

export interface Envelope {
  readonly message: string;
  readonly error_code: string | null;
  readonly validation_errors: readonly { readonly code: string; readonly field?: string }[];
}

/** The fields of an event that tests look at. */
export interface EventBody {
  readonly id: string | number;
  readonly title: string;
  readonly start_date_time: string;
  readonly city: string;
  readonly venue_name: string;
  readonly hall_name: string;
  readonly capacity: number;
  readonly category: string;
  readonly status: string;
  readonly frontend_status: string;
  readonly campaign_status: string;
  readonly campaign_event_series: readonly string[];
}

export interface EventPage {
  readonly total: number;
  readonly limit: number;
  readonly page: number;
  readonly pages: number;
  readonly nextPage: number | null;
  readonly prevPage: number | null;
  readonly items: readonly EventBody[];
}

export interface SignedIn {
  readonly AccessToken: string;
  readonly IdToken: string;
  readonly RefreshToken: string;
  readonly DeviceKey: string | null;
  readonly DeviceGroupKey: string | null;
}

/** Sends one request to the main API. */
export async function send<T = Record<string, unknown>>(
  sandbox: Sandbox,
  path: string,
  init: RequestInit = {},
): Promise<Answer<T>> {
  const response = await sandbox.fetch(new Request(`http://sandbox.test/api/v3${path}`, init));
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : {}) as T };
}

export function sendJson<T = Record<string, unknown>>(
  sandbox: Sandbox,
  method: string,
  path: string,
  body: unknown,
): Promise<Answer<T>> {
  const headers = { 'content-type': 'application/json' };
  return send<T>(sandbox, path, { method, headers, body: JSON.stringify(body) });
}

export async function signIn(sandbox: Sandbox, username: string): Promise<SignedIn> {
  const { body } = await sendJson<SignedIn>(sandbox, 'POST', '/auth', { username, password: 'sandbox' });
  return body;
}

export interface Connection {
  readonly sandbox: Sandbox;
  readonly token: string;
  /** GET as this user and partner. */
  readonly get: <T = Record<string, unknown>>(path: string) => Promise<Answer<T>>;
}

/** A new sandbox with `username` signed in, asking as `partner` (null sends no partner header). */
export async function connect(
  options: SandboxOptions = {},
  username = 'both@acme.example',
  partner: string | null = 'partner-id-acme',
): Promise<Connection> {
  const sandbox = createSandbox(options);
  const { AccessToken: token } = await signIn(sandbox, username);
  const headers: Record<string, string> = { authorization: `Bearer ${token}` };
  if (partner !== null) headers['x-preferred-partner-id'] = partner;
  return { sandbox, token, get: (path) => send(sandbox, path, { headers }) };
}

/** Every event of the partner, archived ones included, page by page. */
export async function allEvents({ get }: Connection): Promise<EventBody[]> {
  const events: EventBody[] = [];
  for (let page: number | null = 1; page !== null;) {
    const answer: Answer<EventPage> = await get<EventPage>(`/events/?include_archived=true&limit=200&page=${page}`);
    events.push(...answer.body.items);
    page = answer.body.nextPage;
  }
  return events;
}
