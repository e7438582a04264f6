import * as RELAY_ERROR from '../../src/model/relay-errors.ts';
import { PARTNER_HEADER, USER_HEADER } from '../../src/model/session.ts';
import type { PartnerId } from '../../src/model/ids.ts';

export const USERS = ['anna@acme.example', 'ben@acme.example'] as const;
export const PARTNERS = ['partner-id-acme', 'partner-id-beta', 'fd123'] as PartnerId[];
export const EVENTS = ['evt_1', 'evt_2'] as const;

export type User = (typeof USERS)[number];
export type Failure = 'not found' | 'signed out' | 'not yours' | 'broken' | 'no such thing';

/** How an answer fails; none of these is tried again by itself. */
export const FAILURES: Readonly<Record<Failure, readonly [status: number, body: unknown]>> = {
  'not found': [404, { message: 'error.event.not_found' }],
  'signed out': [401, { message: 'error.relay.signed_out' }],
  'not yours': [403, { message: 'error.relay.partner_forbidden' }],
  broken: [501, {}],
  'no such thing': [200, []],
};

interface Call {
  readonly request: Request;
  readonly path: string;
  answer(failure?: Failure | null): void;
}

/** Marks data: who asked, as which partner, and what about. */
export const markOf = (user: string, partner: string, what: string): string => `«${user} ${partner} ${what}»`;

export const marksIn = (text: string): (readonly [user: string, partner: string, what: string])[] =>
  [...text.matchAll(/«(\S+) (\S+) (\S+)»/g)].map(([, user = '', partner = '', what = '']) => [user, partner, what]);

/**
 * A gateway by hand. Every call is answered as things stood when it came, and not before it is told to. What is said
 * meanwhile in other tabs changes `user`, the owner of the browser's cookie.
 */
export class HeldGateway {
  user: User | null = USERS[0];
  readonly partners: Record<User, readonly PartnerId[]> = {
    [USERS[0]]: PARTNERS,
    [USERS[1]]: PARTNERS.slice(0, 2),
  };
  readonly waiting: Call[] = [];
  /** Bodies that are being read at this moment. */
  reading = 0;
  readonly #onCall: (path: string, partner: string | null) => void;
  #lastPartner: PartnerId | null = null;

  /** @param onCall hears of each call as it comes; `partner` is null for those about the session */
  constructor(onCall: (path: string, partner: string | null) => void) {
    this.#onCall = onCall;
  }

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { signal } = request;
    signal.throwIfAborted();
    const path = new URL(request.url).pathname.replace('/held', '');
    const isWrite = request.method !== 'GET' && request.method !== 'DELETE';
    // It counts as things stand when it is made: until its body is read, they may have changed.
    this.#onCall(path, request.headers.get(PARTNER_HEADER));
    const body = isWrite ? await this.#reading(request.json()) : {};
    signal.throwIfAborted();
    const [status, data] = path.startsWith('/session')
      ? this.#session(request.method, path, body as { username?: User; partner?: PartnerId })
      : this.#readAs(request.headers, path.replace('/api/v3/', ''));
    return new Promise((resolve, reject) => {
      const call: Call = {
        request,
        path,
        answer: (failure) => {
          leave();
          const isData = !path.startsWith('/session');
          resolve(failure && isData ? this.#response(...FAILURES[failure]) : this.#response(status, data));
        },
      };
      const leave = (): void => void this.waiting.splice(this.waiting.indexOf(call), 1);
      this.waiting.push(call);
      signal.addEventListener('abort', () => {
        if (this.waiting.includes(call)) leave();
        reject(signal.reason as Error);
      });
    });
  };

  #session(method: string, path: string, body: { username?: User; partner?: PartnerId }): [number, unknown] {
    if (path.endsWith('/partner')) this.#lastPartner = body.partner ?? null;
    else if (method === 'POST') this.user = body.username ?? null;
    else if (method === 'DELETE') this.user = null;
    if (!this.user) return [200, { state: 'signed-out' }];
    const { user } = this;
    const lastPartner = this.#lastPartner;
    const expires = '2026-06-30T00:00:00.000Z';
    return [200, { state: 'signed-in', email: user, user, partners: this.partners[user], lastPartner, expires }];
  }

  /** A page that still acts as somebody else is given nothing of this user. */
  #readAs(headers: Headers, path: string): [number, unknown] {
    const user = headers.get(USER_HEADER);
    if (this.user && user !== this.user) return [401, { message: RELAY_ERROR.otherUser }];
    return this.#read(path, headers.get(PARTNER_HEADER) ?? '');
  }

  #read(path: string, partner: string): [number, unknown] {
    if (!this.user) return [...FAILURES['signed out']];
    if (!this.partners[this.user].some((each) => each === partner)) return [...FAILURES['not yours']];
    if (path === 'partners/') return [200, { id: partner, name: markOf(this.user, partner, 'name') }];
    const [, id = '', more] = path.split('/');
    const mark = markOf(this.user, partner, id);
    const prediction = { prediction: { value: 0.6, benchmark: 0.5 } };
    if (!more) {
      const isWhole = id === EVENTS[0];
      const whole = { benchmark: prediction, campaign_event_series: ['tour'] };
      return [200, { id, title: mark, venue_name: mark, ...(isWhole && whole) }];
    }
    const parts: Record<string, unknown> = {
      statistics: { purchases: 1_000, revenue: 100_000 },
      benchmark: prediction,
      'sales-graph': { sales: [{ mapped_date: 1, norm_tickets_sold_current: 0.5, norm_tickets_sold_avg: 0.4 }] },
      clusters: { tc_run_id: 42, clusters: [{ tc: mark, metric_pred: 0.8 }] },
      campaigns: { items: [{ tc: mark, tc_run_id: 41, status: 'RUNNING' }] },
      tickets: [{ category: mark, price: 50, capacity: 1_000, sold: 100 }],
      series: { items: EVENTS.filter((each) => each !== id).map((each) => ({ id: each, title: mark })) },
    };
    return [200, parts[more]];
  }

  /** Counts its readers: a body may take its time to be read. */
  #response(status: number, data: unknown): Response {
    const response = new Response(JSON.stringify(data), { status, headers: { 'content-type': 'application/json' } });
    const text = response.text.bind(response);
    response.text = () => this.#reading(text());
    return response;
  }

  #reading<T>(body: Promise<T>): Promise<T> {
    this.reading++;
    return body.finally(() => this.reading--);
  }
}
