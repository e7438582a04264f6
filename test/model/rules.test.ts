import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { percentScaleOf } from '../../src/model/benchmark.ts';
import { affinitiesOf } from '../../src/model/clusters.ts';
import { isPartnerId, partnersIn } from '../../src/model/ids.ts';
import { parse, parseRows } from '../../src/model/parse.ts';
import { eventSchema } from '../../src/model/event.ts';
import { permissionsIn } from '../../src/model/permissions.ts';

const run = (...values: (number | null | undefined)[]) => ({
  clusters: values.map((metric_pred, index) => ({ tc: `tc_${index}`, metric_pred })),
});

describe('the affinity of a run', () => {
  const table: [string, (number | null | undefined)[], (number | null)[]][] = [
    ['fractions stay', [0.83, 0.4], [0.83, 0.4]],
    ['the wide scale is divided by five', [4, 1], [0.8, 0.2]],
    ['one value above 1 decides for the whole run', [1.5, 0.5], [0.3, 0.1]],
    ['a run of at most 1 is in fractions', [1, 0], [1, 0]],
    ['missing values stay missing', [null, undefined, 0.5], [null, null, 0.5]],
    ['values out of range are held in it', [-1, 7], [0, 1]],
    ['an empty run has none', [], []],
  ];
  for (const [name, values, expected] of table) {
    it(name, () => {
      assert.deepEqual(affinitiesOf(run(...values)), expected);
    });
  }

  it('is always between 0 and 1 and keeps the order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 5, noNaN: true })), (values) => {
        const affinities = affinitiesOf(run(...values)) as number[];
        assert.ok(affinities.every((value) => value >= 0 && value <= 1));
        values.forEach((value, at) =>
          values.forEach((other, to) => assert.ok(value > other || affinities[at]! <= affinities[to]!)),
        );
      }),
    );
  });
});

describe('the scale of a benchmark', () => {
  const table: [(number | null | undefined)[], number][] = [
    [[0.78, 0.65], 100],
    [[78, 65], 1],
    [[1.49], 100],
    [[1.5], 1],
    [[0.4, 92], 1],
    [[null, undefined], 100],
    [[], 100],
  ];
  for (const [values, scale] of table) {
    it(`is ${scale} for ${JSON.stringify(values)}`, () => {
      assert.equal(percentScaleOf(values), scale);
    });
  }
});

describe('a partner id', () => {
  for (const good of ['partner-id-acme', 'partner-id-a.b_c', 'fd123']) {
    it(`may be ${good}`, () => assert.ok(isPartnerId(good)));
  }
  const bad = [
    '',
    'fd',
    'fd12a',
    'partner-id-',
    'xpartner-id-a',
    'partner-id-a b',
    'partner-id-a\r\nX: y',
    'partner-id-ä',
    'partner-id-\u0000',
    `partner-id-${'x'.repeat(200)}`,
    7,
    null,
  ];
  for (const value of bad) {
    it(`cannot be ${JSON.stringify(value).slice(0, 40)}`, () => assert.ok(!isPartnerId(value)));
  }

  it('is found among the groups, each once, in their order', () => {
    const groups = ['webapp-access-group-2', 'partner-id-beta', 'fd123', 'partner-id-beta', 'account-disabled', 5];
    assert.deepEqual(partnersIn(groups), ['partner-id-beta', 'fd123']);
  });
});

describe('reading answers', () => {
  it('keeps fields that nobody told it of', () => {
    const parsed = parse(eventSchema, { id: 'evt_abc', brand_new: { deep: 1 } });
    assert.deepEqual(parsed, { ok: true, value: { id: 'evt_abc', brand_new: { deep: 1 } } });
  });

  it('takes null and missing for every field but the id', () => {
    const nulls = Object.fromEntries(Object.keys(eventSchema.shape).map((name) => [name, null]));
    assert.ok(parse(eventSchema, { ...nulls, id: 7 }).ok);
    assert.ok(parse(eventSchema, { id: 'evt_abc' }).ok);
    assert.ok(!parse(eventSchema, nulls).ok);
  });

  it('names the place of a fault and what belongs there', () => {
    const parsed = parse(eventSchema, { id: 'evt_abc', benchmark: { prediction: { value: 'much' } } });
    assert.deepEqual(parsed, { ok: false, fault: { path: 'benchmark.prediction.value', expected: 'number' } });
  });

  it('never throws, whatever JSON comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        parse(eventSchema, value);
        parseRows(eventSchema, [value]);
        permissionsIn(value);
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not let an answer reach prototypes', () => {
    const parsed = parse(eventSchema, JSON.parse('{"id":"evt_abc","__proto__":{"polluted":true}}') as unknown);
    assert.ok(parsed.ok);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    assert.equal((parsed.value as Record<string, unknown>)['polluted'], undefined);
  });
});
