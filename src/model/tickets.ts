import * as z from 'zod/mini';
import { number, text } from './fields.ts';

/**
 * One price point of one ticket category.
 * Assumption: the names of a row are those of the ticketing ingest format, or the plainer ones beside them; the rows
 * themselves are not published. Read them with `ticketOf`.
 */
export const ticketSchema = z.looseObject({
  ticket_category: text,
  category: text,
  type: text,
  /** In major units of the event's currency. */
  sales_price: number,
  price: number,
  capacity: number,
  /** Sold. */
  quantity: number,
  sold: number,
  revenue: number,
});
export type Ticket = z.infer<typeof ticketSchema>;

/** A row by one set of names; what it does not tell is null. */
export interface TicketPrice {
  readonly category: string | null;
  readonly price: number | null;
  readonly capacity: number | null;
  readonly sold: number | null;
}

export function ticketOf(row: Ticket): TicketPrice {
  return {
    category: row.ticket_category || row.category || row.type || null,
    price: row.sales_price ?? row.price ?? null,
    capacity: row.capacity ?? null,
    sold: row.quantity ?? row.sold ?? null,
  };
}
