import { apiOf, type FdApi } from '../../src/client/facade.ts';
import type { FdClient } from '../../src/client/client.ts';
import type { PartnerId } from '../../src/model/ids.ts';
import { drawn } from './drawn.ts';

/** A route that the client reads, and what becomes of its data. */
export interface ReadRoute {
  /** As the sandbox lists it, without its base. */
  readonly route: string;
  /** The same for one event. */
  readonly path: string;
  /** Reads it and works out everything that is drawn of it. */
  readonly read: (client: FdClient) => Promise<unknown>;
}

const ACME = 'partner-id-acme' as PartnerId;

function reading<T>(get: (api: FdApi) => Promise<T>, draw: (value: T) => unknown): ReadRoute['read'] {
  return async (client) => {
    const scope = client.as(ACME);
    try {
      const value = await get(apiOf(scope));
      draw(value);
      return value;
    } finally {
      scope.close();
    }
  };
}

const of = (route: string, read: ReadRoute['read']): ReadRoute => ({
  route,
  path: route.replace('{eid}', 'evt_abc'),
  read,
});

/** Every route that the client reads. */
export const readRoutes: readonly ReadRoute[] = [
  of(
    '/partners/',
    reading(({ partner }) => partner.get(), drawn.partner),
  ),
  of(
    '/permissions',
    reading(({ permissions }) => permissions.list(), drawn.permissions),
  ),
  of(
    '/events/',
    reading(({ events }) => events.list(), drawn.page),
  ),
  of(
    '/events/statistics',
    reading(({ events }) => events.totals(), drawn.statistics),
  ),
  of(
    '/events/flagged/',
    reading(({ events }) => events.flagged(), drawn.page),
  ),
  of(
    '/events/{eid}/series',
    reading(({ events }) => events.series('evt_abc'), drawn.page),
  ),
  of(
    '/events/{eid}',
    reading(({ event }) => event.get('evt_abc'), drawn.event),
  ),
  of(
    '/events/{eid}/statistics',
    reading(({ event }) => event.statistics('evt_abc'), drawn.statistics),
  ),
  of(
    '/events/{eid}/sales-graph',
    reading(({ event }) => event.salesGraph('evt_abc'), drawn.salesGraph),
  ),
  of(
    '/events/{eid}/clusters',
    reading(({ clusters }) => clusters.latest('evt_abc'), drawn.run),
  ),
  of(
    '/events/{eid}/benchmark',
    reading(({ event }) => event.benchmark('evt_abc'), drawn.benchmark),
  ),
];
