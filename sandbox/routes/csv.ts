import { customerHeader, customerRow } from '../data/customer-rows.ts';
import type { Customers } from '../data/customers.ts';

/** About so many characters are made at a time. */
const chunkLength = 65_536;

/**
 * A customer list, written as it is read: the next rows are made when the last ones are taken, and not at all when nobody
 * takes them any more.
 */
export function csvOf(customers: Customers, list: Iterable<number>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const numbers = list[Symbol.iterator]();
  let text = customerHeader;
  return new ReadableStream(
    {
      pull(controller) {
        let next = numbers.next();
        while (!next.done) {
          text += customerRow(customers, next.value);
          if (text.length >= chunkLength) break;
          next = numbers.next();
        }
        if (text) controller.enqueue(encoder.encode(text));
        text = '';
        if (next.done) controller.close();
      },
    },
    { highWaterMark: 1 },
  );
}
