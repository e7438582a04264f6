import { clusters, type ClustersResource } from './resources/clusters.ts';
import { event, type EventResource } from './resources/event.ts';
import { events, type EventsResource } from './resources/events.ts';
import { partner, type PartnerResource } from './resources/partner.ts';
import { permissions, type PermissionsResource } from './resources/permissions.ts';
import type { PartnerScope } from './scope.ts';

/** Every resource of one scope, for scripts. Pages import the resources that they use, so that they load no others. */
export interface FdApi {
  readonly partner: PartnerResource;
  readonly permissions: PermissionsResource;
  readonly event: EventResource;
  readonly events: EventsResource;
  readonly clusters: ClustersResource;
}

/** @example `const api = apiOf(client.as(partnerId)); await api.event.get('evt_abc');` */
export function apiOf(scope: PartnerScope): FdApi {
  return {
    partner: partner(scope),
    permissions: permissions(scope),
    event: event(scope),
    events: events(scope),
    clusters: clusters(scope),
  };
}
