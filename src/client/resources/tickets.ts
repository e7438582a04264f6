import type { ApiId } from '../../model/ids.ts';
import { parseRows } from '../../model/parse.ts';
import { ticketSchema, type Ticket } from '../../model/tickets.ts';
import { path } from '../path.ts';
import type { ReadOptions } from '../read-cache.ts';
import type { PartnerScope, Read } from '../scope.ts';
import { unlessLost } from './read-as.ts';

/** What tickets of an event cost, and how many are sold. */
export interface TicketsResource {
  /** A row for each price of each category, in the API's order. */
  list(eid: ApiId, options?: ReadOptions): Promise<readonly Ticket[]>;
}

/** `GET /events/{eid}/tickets`. Source: API docs, event detail. */
export function tickets(scope: PartnerScope): TicketsResource {
  return {
    list: (eid, options) =>
      scope.read(
        { what: `read the tickets of event ${eid}`, path: path`events/${eid}/tickets`, parse: readTickets },
        options,
      ),
  };
}

/** Assumption: the rows are bare, or stand in `items` or `tickets`; nobody has published where. */
function readTickets(answer: unknown, fail: Parameters<Read<unknown>['parse']>[1]): readonly Ticket[] {
  const { items, tickets } = (answer ?? {}) as { items?: unknown; tickets?: unknown };
  const rows = [answer, items, tickets].find((each) => Array.isArray(each)) as readonly unknown[] | undefined;
  return rows ? unlessLost(parseRows(ticketSchema, rows), fail) : fail({ path: '', expected: 'a list of tickets' });
}
