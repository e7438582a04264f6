import type { LedgerOrder } from '../../sandbox/data/ledger.ts';
import { serveSandbox, type ServedSandbox } from '../../sandbox/node.ts';
import { createClient } from '../../src/client/client.ts';
import { apiOf, type FdApi } from '../../src/client/facade.ts';
import { createGateway } from '../../src/gateway/gateway.ts';
import { serveGateway } from '../../src/gateway/node.ts';
import type { EvaluationRow } from '../../src/model/backhaul.ts';
import type { PartnerId } from '../../src/model/ids.ts';
import type { NewPackage } from '../../src/model/new-package.ts';
import type { CustomerList } from '../../src/model/package-lists.ts';
import { keptLogs, secret, secretsOfCall } from '../rig/logs.ts';

export const ACME = 'partner-id-acme' as PartnerId;
const PUBLIC_URL = 'http://localhost:4000';
const DAY_MS = 86_400_000;

/** The API behind a gateway, all over HTTP, and a page's client before it, whose cookies the test keeps. */
export interface Way {
  readonly api: ServedSandbox;
  /** As a page of the gateway's own origin would call it. */
  fetch(url: string | URL, init?: RequestInit): Promise<Response>;
  signIn(): Promise<FdApi>;
  close(): Promise<void>;
}

export async function openWay(): Promise<Way> {
  const api = await serveSandbox();
  const { now } = api.sandbox.clock;
  const upstreams = { api: `${api.url}/api/v3`, media: `${api.url}/api`, cr: `${api.url}/cr/api` };
  const secrets = ['the secret of a test, long enough to be one'];
  const gateway = createGateway({ upstreams, publicUrl: PUBLIC_URL, secrets, now, ...keptLogs() });
  const running = await serveGateway({ gateway, graceMs: 100 });
  let cookie: string | null = null;

  const fetchAsPage: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    request.headers.set('sec-fetch-site', 'same-origin');
    if (cookie !== null) request.headers.set('cookie', cookie);
    secretsOfCall(request.url, null, cookie);
    const response = await fetch(request);
    const set = response.headers.getSetCookie().find((each) => each.startsWith('fd='));
    if (set) cookie = set.includes('Max-Age=0') ? null : (set.split(';')[0] ?? null);
    return response;
  };
  const client = createClient({ base: `${running.url}/fd`, fetch: fetchAsPage, clock: now });
  const credentials = { username: 'both@acme.example', password: 'sandbox' };
  secret('mail address', credentials.username);
  return {
    api,
    fetch: (url, init) => fetchAsPage(new URL(url, `${running.url}/fd/`), init),
    async signIn() {
      await client.signIn(credentials);
      return apiOf(client.as(ACME));
    },
    async close() {
      await running.close();
      await api.close();
    },
  };
}

export type Model = 'ALL_PURCHASES' | 'EVENTS_FROM_PACKAGE' | 'EVENT_SERIES';
/** How a package is evaluated. */
export interface Settings {
  readonly model: Model;
  readonly days: number;
  readonly sent: string;
}

interface Counting {
  readonly settings: Settings;
  /** Whose orders count; all of them by default. */
  readonly events: ReadonlySet<string> | undefined;
  /** Ids of the customers in each list, as they were downloaded. */
  readonly customers: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What an evaluation has to be, from the bare orders and the downloaded lists: no code of the kit or of the sandbox. */
export function evaluationOf(
  orders: Iterable<LedgerOrder>,
  lists: readonly CustomerList[],
  { settings: { days, sent }, events, customers }: Counting,
): EvaluationRow[] {
  const end = new Date(Date.parse(sent) + days * DAY_MS).toISOString().slice(0, 10);
  const counted = [...orders].filter(
    ({ day, event }) => day >= sent && day < end && (!events || events.has(String(event))),
  );
  return lists.map(({ tc, label }) => {
    const ids = customers.get(tc)!;
    const theirs = counted.filter(({ customer }) => ids.has(customer));
    const items = theirs.reduce((sum, { tickets }) => sum + tickets, 0);
    return { tc, label, customers: ids.size, items, purchase: theirs.length };
  });
}

/** What a new package is made from, with something in every field. */
export function settingsFor(event_ids: readonly string[], included: string, excluded: string): NewPackage {
  return {
    num_packages: 3,
    n_top_events: 3,
    event_ids,
    package_title: 'Munich shows Q3',
    targeting_mode: 'lookalike',
    filters: {
      included_customers: [included],
      excluded_customers: [excluded],
      exclude_buying_behavior_above: 95,
      exclude_old_purchases_before: '2024-01-01',
      exclude_recent_purchases_after: null,
      exclude_ticket_categories: ['VIP'],
    },
  };
}
