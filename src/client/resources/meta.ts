import { isFdError } from '../../model/errors/fd-error.ts';
import type { ApiId } from '../../model/ids.ts';
import {
  isMetaConnectedIn,
  metaFiguresIn,
  metaResultsIn,
  type MetaFigures,
  type MetaResults,
} from '../../model/meta.ts';
import { path } from '../path.ts';
import type { ReadOptions } from '../read-cache.ts';
import type { PartnerScope, Read } from '../scope.ts';

/** What Meta tells of an event's campaigns. Names of the figures are Meta's and not published. */
export interface MetaResource {
  results(eid: ApiId, options?: ReadOptions): Promise<MetaResults>;
  /** Impressions, clicks, spend. */
  insights(eid: ApiId, options?: ReadOptions): Promise<MetaFigures>;
  /** Whether the partner's account is connected; `null` where the API does not tell. */
  isConnected(options?: ReadOptions): Promise<boolean | null>;
}

/** `/integrations/facebook/…`, and the connection's status. Source: API docs, campaign detail. */
export function meta(scope: PartnerScope): MetaResource {
  const read = <T>(what: string, at: string, parse: Read<T>['parse'], options?: ReadOptions): Promise<T> =>
    scope.read({ what: `read ${what}`, path: at, parse }, options);
  const status = (at: string, options?: ReadOptions): Promise<boolean | null> =>
    read('the status of Meta', at, isMetaConnectedIn, options);
  return {
    results: (eid, options) =>
      read(
        `Meta's results of event ${eid}`,
        path`integrations/facebook/events/${eid}/campaign_results`,
        metaResultsIn,
        options,
      ),
    insights: (eid, options) =>
      read(
        `Meta's insights of event ${eid}`,
        path`integrations/facebook/events/${eid}/fb_insights`,
        metaFiguresIn,
        options,
      ),
    async isConnected(options) {
      try {
        return await status('meta/authorization/status', options);
      } catch (thrown) {
        // Generation dk2 has it elsewhere.
        if (!isFdError(thrown) || thrown.code !== 'not-found') throw thrown;
        return status('integrations/connect/facebook/status', options);
      }
    },
  };
}
