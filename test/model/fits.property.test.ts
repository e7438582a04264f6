import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { tasteClusterSchema } from '../../src/model/clusters.ts';
import { eventSchema } from '../../src/model/event.ts';
import { fitting } from '../../src/model/fits.ts';
import { parseRows } from '../../src/model/parse.ts';

const schemas: Readonly<Record<string, z.core.$ZodType>> = {
  event: eventSchema,
  cluster: tasteClusterSchema,
  'texts that are checked': z.looseObject({ id: z.string().check(z.minLength(3)) }),
  'an object that drops what it does not know': z.object({ id: z.string() }),
  'a strict object': z.strictObject({ id: z.string() }),
  'a default': z.looseObject({ id: z._default(z.string(), 'none') }),
  'a transform': z.looseObject({
    id: z.pipe(
      z.string(),
      z.transform((text) => text.length),
    ),
  }),
  'a choice': z.looseObject({ id: z.enum(['one', 'two']), status: z.optional(z.literal('active')) }),
};

/** Rows that often have the fields of the schemas, and often nearly the right values in them. */
const rows = fc.dictionary(
  fc.constantFrom('id', 'tc', 'title', 'capacity', 'status', 'benchmark', 'has_active_campaigns', 'more'),
  fc.oneof(
    fc.constantFrom<unknown>(null, undefined, 0, Infinity, NaN, '', 'one', 'active', true, [], ['evt_1', 2], [null]),
    fc.constantFrom<unknown>({}, { prediction: null }, { prediction: { value: 0.5 } }, { prediction: { value: 'x' } }),
    fc.anything(),
  ),
);

describe('a quick look at a row', () => {
  for (const [name, schema] of Object.entries(schemas)) {
    it(`takes no row that zod would refuse or change: ${name}`, () => {
      const isFitting = fitting(schema);

      fc.assert(
        fc.property(fc.oneof({ weight: 4, arbitrary: rows }, fc.anything()), (row) => {
          if (!isFitting(row)) return;
          const read = z.safeParse(schema, row);
          assert.deepEqual({ ...(read.data as object) }, { ...(row as object) });
        }),
        { numRuns: 2_000 },
      );
    });
  }

  it('takes the rows of the documents', () => {
    const event = {
      id: 'evt_abc',
      title: 'Concert',
      capacity: null,
      campaign_event_series: ['evt_1', 2],
      new: { a: 1 },
    };

    assert.ok(fitting(eventSchema)(event));
    assert.equal(parseRows(eventSchema, [event]).rows[0], event);
  });
});
