import {
  backhaulSettingsSchema,
  evaluationRowsIn,
  type BackhaulSettings,
  type EvaluationRow,
} from '../../model/backhaul.ts';
import type { ApiId } from '../../model/ids.ts';
import { path } from '../path.ts';
import type { ReadOptions } from '../read-cache.ts';
import type { PartnerScope } from '../scope.ts';
import { as, unlessLost } from './read-as.ts';

/** What came of packages, for whoever changes nothing. Source: product documents, attribution. */
export interface BackhaulReads {
  settings(packageId: ApiId, options?: ReadOptions): Promise<BackhaulSettings>;
  /**
   * The last result, a row for each cluster; without one there are no rows.
   * @throws {ResponseShapeError} where there is one, of which no row can be read
   */
  evaluation(packageId: ApiId, options?: ReadOptions): Promise<readonly EvaluationRow[]>;
  /** What new packages start with. */
  defaults(options?: ReadOptions): Promise<BackhaulSettings>;
}

export const defaultsPath = ({ partnerId }: PartnerScope): string =>
  path`partners/${partnerId}/backhaul_attribution_details`;
export const settingsPath = (id: ApiId): string => path`package_builder/packages/${id}/backhaul_evaluation_details`;

/** `GET …/backhaul_evaluation…`, `/partners/{partner_id}/backhaul_attribution_details`. */
export function backhaulReads(scope: PartnerScope): BackhaulReads {
  const settings = as(backhaulSettingsSchema);
  return {
    settings: (id, options) =>
      scope.read(
        { what: `read the evaluation settings of package ${id}`, path: settingsPath(id), parse: settings },
        options,
      ),
    evaluation: (id, options) =>
      scope.read(
        {
          what: `read the evaluation of package ${id}`,
          path: path`package_builder/packages/${id}/backhaul_evaluation`,
          parse: (answer, fail) => unlessLost(evaluationRowsIn(answer), fail),
        },
        options,
      ),
    defaults: (options) =>
      scope.read(
        { what: "read the partner's evaluation settings", path: defaultsPath(scope), parse: settings },
        options,
      ),
  };
}
