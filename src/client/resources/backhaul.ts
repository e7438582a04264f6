import {
  backhaulSettingsSchema,
  evaluationRowsIn,
  type BackhaulSettings,
  type EvaluationRow,
} from '../../model/backhaul.ts';
import type { ApiId } from '../../model/ids.ts';
import { path } from '../path.ts';
import type { ReadOptions } from '../read-cache.ts';
import { write } from '../write.ts';
import type { PartnerScope } from '../scope.ts';
import { as, unlessLost } from './read-as.ts';

/** What came of packages. Source: product documents, attribution. */
export interface BackhaulResource {
  settings(packageId: ApiId, options?: ReadOptions): Promise<BackhaulSettings>;
  /**
   * Saves how the package is evaluated, which also begins a new evaluation. Until that is done `evaluation` gives the
   * last one's result, and the API has no word on which of the two it is.
   */
  saveSettings(packageId: ApiId, settings: BackhaulSettings, signal?: AbortSignal): Promise<void>;
  /**
   * The last result, a row for each cluster; without one there are no rows.
   * @throws {ResponseShapeError} where there is one, of which no row can be read
   */
  evaluation(packageId: ApiId, options?: ReadOptions): Promise<readonly EvaluationRow[]>;
  /** What new packages start with. */
  defaults(options?: ReadOptions): Promise<BackhaulSettings>;
  /** Changes what new packages start with; those that exist keep theirs. */
  saveDefaults(settings: BackhaulSettings, signal?: AbortSignal): Promise<void>;
}

/** `…/backhaul_evaluation…`, `/partners/{partner_id}/backhaul_attribution_details`. */
export function backhaul(scope: PartnerScope): BackhaulResource {
  const defaultsPath = path`partners/${scope.partnerId}/backhaul_attribution_details`;
  const settings = as(backhaulSettingsSchema);
  return {
    settings: (id, options) =>
      scope.read(
        {
          what: `read the evaluation settings of package ${id}`,
          path: path`package_builder/packages/${id}/backhaul_evaluation_details`,
          parse: settings,
        },
        options,
      ),
    saveSettings: (id, body, signal) =>
      write(
        scope,
        {
          method: 'PUT',
          what: `save the evaluation settings of package ${id}`,
          path: path`package_builder/packages/${id}/backhaul_evaluation_details`,
          // Assumption: the body is what the settings are read as; the documents show that shape alone.
          body,
          parse: nothing,
        },
        signal,
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
      scope.read({ what: "read the partner's evaluation settings", path: defaultsPath, parse: settings }, options),
    saveDefaults: ({ email_sent_date: _none, ...body }, signal) =>
      write(
        scope,
        // Assumption: as a package's settings, without the date of a mail. That it is a POST is documented.
        { method: 'POST', what: "save the partner's evaluation settings", path: defaultsPath, body, parse: nothing },
        signal,
      ),
  };
}

/** Whatever a write answers: the documents promise nothing. */
const nothing = (): undefined => undefined;
