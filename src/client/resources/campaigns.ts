import { campaignSchema, type Campaign } from '../../model/campaigns.ts';
import type { ApiId } from '../../model/ids.ts';
import { pageSchema, type Page } from '../../model/page.ts';
import { parseRows } from '../../model/parse.ts';
import { path } from '../path.ts';
import type { ReadOptions } from '../read-cache.ts';
import type { PartnerScope } from '../scope.ts';
import { as, unlessLost } from './read-as.ts';

/** Campaigns of one event. */
export interface CampaignsResource {
  /** Those on page 1, which is all of them unless an event has more than fifty. */
  list(eid: ApiId, options?: ReadOptions): Promise<Page<Campaign>>;
}

/** What the reference webapp asks for. */
const FIRST_PAGE = { page: 1, limit: 50 };

/** `GET /events/{eid}/campaigns`. Source: product documents, campaigns; API docs, campaign detail. */
export function campaigns(scope: PartnerScope): CampaignsResource {
  const envelope = as(pageSchema);
  return {
    list: (eid, options) =>
      scope.read(
        {
          what: `read the campaigns of event ${eid}`,
          path: path`events/${eid}/campaigns`,
          query: FIRST_PAGE,
          parse: (answer, fail) => {
            const { items, total } = envelope(Array.isArray(answer) ? { items: answer } : answer, fail);
            const found = parseRows(campaignSchema, items);
            return {
              items: unlessLost(found, fail),
              total: total ?? null,
              page: 1,
              nextPage: total != null && total > items.length ? 2 : null,
              unreadable: found.unreadable,
            };
          },
        },
        options,
      ),
  };
}
