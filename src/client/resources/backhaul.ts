import type { BackhaulSettings } from '../../model/backhaul.ts';
import type { ApiId } from '../../model/ids.ts';
import type { PartnerScope } from '../scope.ts';
import { write } from '../write.ts';
import { backhaulReads, defaultsPath, settingsPath, type BackhaulReads } from './backhaul-reads.ts';

/** What came of packages, and how it is counted. Source: product documents, attribution. */
export interface BackhaulResource extends BackhaulReads {
  /**
   * Saves how the package is evaluated, which also begins a new evaluation. Until that is done `evaluation` gives the
   * last one's result, and the API has no word on which of the two it is.
   */
  saveSettings(packageId: ApiId, settings: BackhaulSettings, signal?: AbortSignal): Promise<void>;
  /** Changes what new packages start with; those that exist keep theirs. */
  saveDefaults(settings: BackhaulSettings, signal?: AbortSignal): Promise<void>;
}

/** `…/backhaul_evaluation…`, `/partners/{partner_id}/backhaul_attribution_details`. */
export function backhaul(scope: PartnerScope): BackhaulResource {
  return {
    ...backhaulReads(scope),
    saveSettings: (id, body, signal) =>
      write(
        scope,
        {
          method: 'PUT',
          what: `save the evaluation settings of package ${id}`,
          path: settingsPath(id),
          // Assumption: the body is what the settings are read as; the documents show that shape alone.
          body,
          parse: nothing,
        },
        signal,
      ),
    saveDefaults: ({ email_sent_date: _none, ...body }, signal) =>
      write(
        scope,
        // Assumption: as a package's settings, without the date of a mail. That it is a POST is documented.
        {
          method: 'POST',
          what: "save the partner's evaluation settings",
          path: defaultsPath(scope),
          body,
          parse: nothing,
        },
        signal,
      ),
  };
}

/** Whatever a write answers: the documents promise nothing. */
const nothing = (): undefined => undefined;
