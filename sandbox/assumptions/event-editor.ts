import type { EventDetails } from '../data/event-edits.ts';
import type { Partner } from '../data/partners.ts';
import { Fault } from '../http/fault.ts';

/**
 * What the sandbox had to decide about saving an event in the Event Editor (API docs, event editor). That the body is the
 * full event, `title` may be called `name`, and another partner product is a 422, is documented.
 *
 * Assumption: "full" is every field that the editor can change, null where an event has none. All other fields may be
 * there, are not looked at, and change nothing; an id has to be the event's own. Description and line-ups are kept as
 * they come, a place that no venue of the sandbox has is taken by its name, and a product stays a product.
 */

/** Assumption: a save is answered without a body, as other changes of state are. */
export const saveAnswer = 204;

/** Assumption: what contradicts the event or its partner is a 422 with the key and the form of a malformed field. */
export const saveRefused = (field: string): Fault =>
  new Fault(422, 'error.request.invalid', {
    errorCode: 'VALIDATION_FAILED',
    validationErrors: [{ code: 'MISMATCH', field }],
  });

/** Assumption: who has Wave has the full service. Both words are documented, not whose they are. */
export const productOf = ({ campaignRecommendations }: Partner): string =>
  campaignRecommendations ? 'FD_FULL_SERVICE' : 'PRISMA';

/**
 * Assumption: what the show is, when and where it is and who plays. The documents' list begins with the title and the
 * description; its rest is not known.
 */
const matters: readonly (keyof EventDetails)[] = ['title', 'description', 'startsAtMs', 'hall', 'category', 'lineups'];

/**
 * Assumption: data that matter make a new run by themselves, as the product documents have it ("when an event's data
 * changes"), whatever `itc_retry` says of them, and whether campaigns are published or not. `itc_retry=true` makes one
 * without any change (documented).
 */
export const makesNewRun = (changed: readonly (keyof EventDetails)[], isForced: boolean): boolean =>
  isForced || changed.some((name) => matters.includes(name));
