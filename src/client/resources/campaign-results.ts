import { campaignResultSchema, type CampaignResult } from '../../model/campaign-results.ts';
import type { ApiId } from '../../model/ids.ts';
import { neededId } from '../needed-id.ts';
import type { ReadOptions } from '../read-cache.ts';
import { write } from '../write.ts';
import type { PartnerScope } from '../scope.ts';
import { asRows } from './read-as.ts';

/** Sales that somebody has seen and the data feed has not. */
export interface Adjustment {
  /** Tickets, a whole number. */
  readonly purchase: number;
  /** Major units of the partner's currency. */
  readonly revenue: number;
}

/** What an event's campaigns sold, and what was added by hand. Source: product documents, attribution. */
export interface CampaignResultsResource {
  /**
   * A row that cannot be read is left out.
   * @throws {NotAvailableError} where the API keeps these rows for administrators (generation dk2): nothing has failed
   */
  list(eid: ApiId, options?: ReadOptions): Promise<readonly CampaignResult[]>;
  /** Adds a manual adjustment; only what the user has explicitly entered. */
  record(eid: ApiId, adjustment: Adjustment, signal?: AbortSignal): Promise<void>;
  remove(id: ApiId, signal?: AbortSignal): Promise<void>;
}

/** `/campaign_results/`; its writes go by query, as documented. */
export function campaignResults(scope: PartnerScope): CampaignResultsResource {
  const { partnerId: partner_id } = scope;
  const path = 'campaign_results/';
  const parse = (): undefined => undefined;
  return {
    list: (eid, options) =>
      scope.read(
        {
          what: `read the campaign results of event ${eid}`,
          path,
          query: { eid: neededId(eid), partner_id },
          parse: asRows(campaignResultSchema),
        },
        options,
      ),
    record: (eid, { purchase, revenue }, signal) =>
      write(
        scope,
        {
          method: 'POST',
          what: `add an adjustment to event ${eid}`,
          path,
          query: { eid: neededId(eid), partner_id, purchase, revenue },
          parse,
        },
        signal,
      ),
    remove: (id, signal) =>
      write(
        scope,
        { method: 'DELETE', what: `delete the adjustment ${id}`, path, query: { id: neededId(id) }, parse },
        signal,
      ),
  };
}
