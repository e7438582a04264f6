import type { FdClient } from '../../../client/client.ts';
import type { PartnerScope } from '../../../client/scope.ts';
import type { EvaluationRow } from '../../../model/backhaul.ts';

/** What is known of a package's result, of which the API tells neither time nor status. All times are ms since epoch. */
export interface Awaited {
  /** When the settings were last saved; `null` when nothing is awaited. */
  askedAt: number | null;
  /** Saves before that one whose result may come yet. */
  before: readonly number[];
  /** When the last result since a save came; `null` before one has. */
  cameAt: number | null;
  /** When the result that is shown was first seen. */
  seenAt: number | null;
  /** That result. */
  rows: readonly EvaluationRow[] | null;
}

/** What was seen by one user as one partner. */
interface Seen {
  readonly scopes: Set<PartnerScope>;
  readonly byPackage: Map<string, Awaited>;
}

/** By user and partner. Nothing of it is written anywhere: it lasts as long as the page. */
const memory = new WeakMap<FdClient, Map<string, Seen>>();

/** Nothing is known. */
export function nothingAwaited(): Awaited {
  return { askedAt: null, before: [], cameAt: null, seenAt: null, rows: null };
}

/**
 * What this page knows of a package: the same for every element that shows it, now or later. It is forgotten when nobody
 * acts as the partner any more, as what was read is: after a sign-out, or when another partner is chosen.
 */
export function awaitedOf(client: FdClient, scope: PartnerScope, packageId: string): Awaited {
  const seen = seenBy(client, scope);
  let awaited = seen.byPackage.get(packageId);
  if (!awaited) seen.byPackage.set(packageId, (awaited = nothingAwaited()));
  return awaited;
}

function seenBy(client: FdClient, scope: PartnerScope): Seen {
  const all = memory.get(client) ?? new Map<string, Seen>();
  memory.set(client, all);
  const key = `${scope.user ?? ''} ${scope.partnerId}`;
  const seen = all.get(key) ?? { scopes: new Set(), byPackage: new Map<string, Awaited>() };
  if (scope.signal.aborted || seen.scopes.has(scope)) return seen;
  all.set(key, seen);
  seen.scopes.add(scope);
  const onClose = (): void => {
    seen.scopes.delete(scope);
    // A provider that is only moved acts as the same partner again at once.
    setTimeout(() => {
      if (!seen.scopes.size && all.get(key) === seen) all.delete(key);
    });
  };
  scope.signal.addEventListener('abort', onClose, { once: true });
  return seen;
}
