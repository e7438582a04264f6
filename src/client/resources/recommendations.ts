import type { ApiId } from '../../model/ids.ts';
import {
  expectedValueIn,
  suggestionsIn,
  type ExpectedValue,
  type GoalAndBudget,
  type Suggestion,
} from '../../model/recommendations.ts';
import { path } from '../path.ts';
import type { ReadOptions } from '../read-cache.ts';
import type { PartnerScope } from '../scope.ts';
import { unlessLost } from './read-as.ts';

/** What money would bring for an event: predictions, from the newest run. */
export interface RecommendationsResource {
  /**
   * The clusters worth advertising to, the best first. A row that cannot be read is left out, unless that leaves none.
   * @throws {RequestInvalidError} for a goal that this generation of the API does not know, and for a budget that it does not take
   */
  suggested(eid: ApiId, wanted: GoalAndBudget, options?: ReadOptions): Promise<readonly Suggestion[]>;
  /** What the campaigns of an event would bring in all. @throws as `suggested` */
  expectedValue(eid: ApiId, wanted: GoalAndBudget, options?: ReadOptions): Promise<ExpectedValue>;
}

/** `GET /events/{eid}/suggested_tcs` and `…/campaigns_expected_value`. Source: API docs, recommendations. */
export function recommendations(scope: PartnerScope): RecommendationsResource {
  return {
    suggested: (eid, { goal, budget }, options) =>
      scope.read(
        {
          what: `rank the taste clusters of event ${eid}`,
          path: path`events/${eid}/suggested_tcs`,
          query: { budget, goal },
          parse: (answer, fail) =>
            Array.isArray(answer) ? unlessLost(suggestionsIn(answer), fail) : fail({ path: '', expected: 'array' }),
        },
        options,
      ),
    expectedValue: (eid, { goal, budget }, options) =>
      scope.read(
        {
          what: `read what is expected of campaigns for event ${eid}`,
          path: path`events/${eid}/campaigns_expected_value`,
          query: { goal, budget },
          parse: (answer, fail) => expectedValueIn(answer) ?? fail({ path: '', expected: 'an expected value' }),
        },
        options,
      ),
  };
}
