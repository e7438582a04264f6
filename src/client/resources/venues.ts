import { venuesIn, type Venue } from '../../model/venues.ts';
import type { ReadOptions } from '../read-cache.ts';
import type { PartnerScope } from '../scope.ts';

/** Where the partner's events take place. */
export interface VenuesResource {
  /** @param cities only the venues of these; all by default */
  list(cities?: readonly string[], options?: ReadOptions): Promise<readonly Venue[]>;
}

/** `GET /events/venues`. Source: API docs, events list. */
export function venues(scope: PartnerScope): VenuesResource {
  return {
    list: (cities = [], options) =>
      scope.read(
        {
          what: 'read the venues',
          path: 'events/venues',
          query: { city: cities },
          parse: (answer, fail) => venuesIn(answer) ?? fail({ path: '', expected: 'venues' }),
        },
        options,
      ),
  };
}
