import type { LedgerOrder, Sandbox } from '../../sandbox/sandbox.ts';
import { send, signIn, type Answer } from './support.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

export interface ClusterRow {
  readonly tc: string;
  readonly label: string;
  readonly customers: number;
}

export interface PackageBody {
  readonly id: string | number;
  readonly title: string;
  readonly status: string;
  readonly merge_id: string | number | null;
  readonly created_at: string;
  readonly events: readonly { readonly id: string | number; readonly title: string }[];
  readonly targeting_mode: string;
  readonly content: readonly ClusterRow[];
  readonly event_ids: readonly (string | number)[];
  readonly num_packages: number;
}

export interface Evaluated extends ClusterRow {
  readonly items: number;
  readonly purchase: number;
}

/** One call as a partner, by somebody who has just signed in, so that the clock may have run on for weeks. */
export async function ask<T = Record<string, unknown>>(
  sandbox: Sandbox,
  call: string,
  body?: unknown,
  partner = 'partner-id-acme',
): Promise<Answer<T>> {
  const [method = '', path = ''] = call.split(' ');
  const { AccessToken } = await signIn(sandbox, 'many@acme.example');
  return send<T>(sandbox, path, {
    method,
    headers: { authorization: `Bearer ${AccessToken}`, 'x-preferred-partner-id': partner },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

/** The documented payload with events of the sandbox. */
export function payload(more: object = {}, filters: object = {}): object {
  return {
    num_packages: 3,
    n_top_events: 3,
    event_ids: ['evt_abc', 'evt_abd', 'evt_umlauts'],
    package_title: 'Munich shows Q3',
    targeting_mode: 'intent',
    filters: {
      included_customers: [],
      excluded_customers: [],
      exclude_buying_behavior_above: 100,
      exclude_old_purchases_before: null,
      exclude_recent_purchases_after: null,
      exclude_ticket_categories: [],
      ...filters,
    },
    ...more,
  };
}

const at = '/package_builder/packages';

export const packageOf = async (sandbox: Sandbox, id: string | number, partner?: string): Promise<PackageBody> =>
  (await ask<PackageBody>(sandbox, `GET ${at}/${id}`, undefined, partner)).body;

export const listOf = (sandbox: Sandbox, id: string | number, tc: string): Promise<Answer> =>
  ask(sandbox, `GET ${at}/${id}/${tc}/customer_list`);

/** A package that is done, and the ids of the customers of each of its clusters. */
export async function built(
  sandbox: Sandbox,
  more: object = {},
  filters: object = {},
): Promise<{ pkg: PackageBody; lists: ReadonlySet<string>[] }> {
  const { body } = await ask<PackageBody>(sandbox, `POST ${at}`, payload(more, filters));
  sandbox.clock.advance(15 * minuteMs);
  const pkg = await packageOf(sandbox, body.id);
  const lists: ReadonlySet<string>[] = [];
  for (const { tc } of pkg.content) lists.push(idsIn((await listOf(sandbox, pkg.id, tc)).text));
  return { pkg, lists };
}

/** The first column of a customer list: only a row of ours begins so. */
export function idsIn(csv: string): ReadonlySet<string> {
  return new Set([...csv.matchAll(/^(\d+:c\d{6}),/gm)].map(([, id]) => id ?? ''));
}

export const together = (lists: readonly ReadonlySet<string>[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => [...list]));

/** What each customer has bought, from nothing but the ledger. */
export function purchasesIn(orders: Iterable<LedgerOrder>): Map<string, LedgerOrder[]> {
  const purchases = new Map<string, LedgerOrder[]>();
  for (const order of orders) {
    if (order.customer === 'ANON') continue;
    const theirs = purchases.get(order.customer);
    if (theirs) theirs.push(order);
    else purchases.set(order.customer, [order]);
  }
  return purchases;
}

/** Cells of RFC 4180, read letter by letter. */
export function cellsOf(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let place = 0; place < csv.length; place++) {
    const letter = csv[place];
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (csv[place + 1] === '"') cell += csv[++place];
      else isQuoted = false;
    } else if (letter === '"') isQuoted = true;
    else if (letter === ',') {
      row.push(cell);
      cell = '';
    } else if (letter === '\r' && csv[place + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      place++;
    } else cell += letter;
  }
  return rows;
}
