import { attributionModelSchema } from '../../model/attribution-model.ts';
import type { ApiId } from '../../model/ids.ts';
import { path } from '../path.ts';
import type { ReadOptions } from '../read-cache.ts';
import { write } from '../write.ts';
import type { PartnerScope } from '../scope.ts';
import { as } from './read-as.ts';

/** By which model daily revenue is attributed: `FD`, `META`, `EXTERNAL`, or one that is new. */
export interface AttributionModelsResource {
  /** An event's; `null` where the API tells none. */
  ofEvent(eid: ApiId, options?: ReadOptions): Promise<string | null>;
  /** Changes an event's, and with it its daily revenue. */
  setOfEvent(eid: ApiId, model: string, signal?: AbortSignal): Promise<void>;
  /** What new events start with; it is read as `attribution_model_default` of the partner. */
  setDefault(model: string, signal?: AbortSignal): Promise<void>;
}

/** `/events/{eid}/attribution_model`, `/partners/attribution_model`. Source: API docs, attribution (dk2 for the shapes). */
export function attributionModels(scope: PartnerScope): AttributionModelsResource {
  const parse = (): undefined => undefined;
  const model = as(attributionModelSchema);
  return {
    ofEvent: (eid, options) =>
      scope.read(
        {
          what: `read the attribution model of event ${eid}`,
          path: path`events/${eid}/attribution_model`,
          parse: (answer, fail) => model(answer, fail).model ?? null,
        },
        options,
      ),
    setOfEvent: (eid, model, signal) =>
      write(
        scope,
        {
          method: 'PUT',
          what: `change the attribution model of event ${eid}`,
          path: path`events/${eid}/attribution_model`,
          body: { model },
          parse,
        },
        signal,
      ),
    setDefault: (model, signal) =>
      write(
        scope,
        {
          method: 'PUT',
          what: "change the partner's attribution model",
          path: 'partners/attribution_model',
          query: { model },
          parse,
        },
        signal,
      ),
  };
}
