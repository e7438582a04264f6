import { event } from '../../client/resources/event.ts';
import { events } from '../../client/resources/events.ts';
import type { PartnerScope } from '../../client/scope.ts';
import type { EventSummary } from '../../model/event.ts';
import type { EventStatistics } from '../../model/event-statistics.ts';
import type { LoadHow } from '../shared/load.ts';
import { SHOWN } from './shown.ts';

/** Events of a series, and how the named ones have sold; null where that is not told. */
export interface Series {
  readonly items: readonly EventSummary[];
  readonly figures: readonly (EventStatistics | null)[];
}

/** With figures, the events that are named are asked for how they have sold, too: one that does not tell fails nothing. */
export async function loadSeries(scope: PartnerScope, id: string, how: LoadHow, hasFigures: boolean): Promise<Series> {
  const { items } = await events(scope).series(id, how);
  const named = hasFigures ? items.slice(0, SHOWN.series) : [];
  const figures = named.map((each) =>
    event(scope)
      .statistics(each.id, how)
      .catch(() => null),
  );
  return { items, figures: await Promise.all(figures) };
}
