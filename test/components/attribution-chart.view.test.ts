import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chartOf, nearest, step, type DayFigures } from '../../src/components/attribution-panel/chart/chart.view.ts';

const DAY_MS = 86_400_000;
const days = (count: number, value: (index: number) => number | null = (index) => index + 1): DayFigures[] =>
  Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(2026, 4, 20) - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    const amount = value(index);
    return { date, revenue: amount, tickets: amount === null ? null : 1 };
  });
const options = { metric: 'revenue', range: null, width: 600 } as const;

describe('the chart of daily revenue', () => {
  test('has a bar for each day, between zero and the highest', () => {
    const view = chartOf({ days: days(30), adjustments: [] }, options)!;

    assert.equal(view.step, 'day');
    assert.equal(view.points.length, 30);
    assert.equal(view.zero, 100);
    for (const { bar, x, width } of view.points) {
      assert.ok(bar!.y >= 0 && bar!.y + bar!.height <= 100.01);
      assert.ok(x >= 0 && x + width <= 100.1);
    }
    assert.equal(view.levels[0]!.value, 0);
    assert.ok(view.levels.length >= 3 && view.levels.length <= 6);
  });

  test('counts its range back from the last day, whatever days are missing', () => {
    const some = days(40).filter((_, index) => index % 3 === 0);

    const view = chartOf({ days: some, adjustments: [] }, { ...options, range: 7 })!;

    assert.deepEqual(
      view.points.map(({ from }) => from),
      ['2026-05-14', '2026-05-17', '2026-05-20'],
    );
  });

  test('draws weeks from Monday where days do not fit, with nothing lost', () => {
    const two = days(731);

    const view = chartOf({ days: two, adjustments: [] }, options)!;

    assert.equal(view.step, 'week');
    assert.ok(view.points.length <= 106);
    assert.ok(view.isLong);
    assert.equal(
      view.points.reduce((sum, { sales }) => sum + sales.revenue!, 0),
      two.reduce((sum, { revenue }) => sum + revenue!, 0),
    );
    for (const { from } of view.points.slice(1)) assert.equal(new Date(`${from}T00:00Z`).getUTCDay(), 1);
  });

  for (const [width, count] of [
    [180, 2],
    [240, 3],
    [300, 3],
    [700, 7],
  ] as const) {
    test(`has ${count} dates under ${width} pixels, none of them on another`, () => {
      const { dates } = chartOf({ days: days(60), adjustments: [] }, { ...options, width })!;

      assert.equal(dates.length, count);
      const places = dates.map(({ x }) => (x / 100) * width);
      for (const [index, place] of places.slice(1).entries()) assert.ok(place - places[index]! > 95, String(place));
    });
  }

  test('leaves a gap where a day has no figure, and none where it is zero', () => {
    const view = chartOf({ days: days(3, (index) => [5, null, 0][index]!), adjustments: [] }, options)!;

    assert.deepEqual(
      view.points.map(({ bar }) => bar?.height ?? null),
      [view.points[0]!.bar!.height, null, 0],
    );
  });

  test('draws refunds below zero', () => {
    const view = chartOf({ days: days(2, (index) => [100, -50][index]!), adjustments: [] }, options)!;

    assert.ok(view.zero > 0 && view.zero < 100);
    assert.equal(view.points[1]!.bar!.y, view.zero);
    assert.ok(view.points[1]!.bar!.isNegative);
  });

  test('marks what was added by hand at its own height, also on a day without sales', () => {
    const adjustments = [{ date: '2026-05-22', revenue: 3, tickets: 1 }];

    const view = chartOf({ days: days(3), adjustments }, options)!;

    const last = view.points.at(-1)!;
    assert.equal(last.from, '2026-05-22');
    assert.equal(last.bar, null);
    assert.equal(last.mark, view.points[2]!.bar!.y);
  });

  test('is drawn for one day, and not for none or for days that are none', () => {
    assert.equal(chartOf({ days: days(1), adjustments: [] }, options)!.points.length, 1);
    assert.equal(chartOf({ days: [], adjustments: [] }, options), null);
    const bad = [{ date: '2026-13-45', revenue: 1, tickets: 1 }];
    assert.equal(chartOf({ days: bad, adjustments: [] }, options), null);
  });

  test('stands when nothing was sold at all', () => {
    const view = chartOf({ days: days(3, () => 0), adjustments: [] }, options)!;

    assert.ok(view.points.every(({ bar }) => bar!.height === 0));
    assert.equal(view.zero, 100);
  });

  test('is read by the nearest bar, and by keys that stop at its ends', () => {
    const view = chartOf({ days: days(30), adjustments: [] }, options)!;

    assert.equal(nearest(view, 0), 0);
    assert.equal(nearest(view, 1), 29);
    assert.equal(nearest(view, -3), 0);
    for (const [from, key, to] of [
      [-1, 'ArrowLeft', 29],
      [29, 'ArrowLeft', 28],
      [29, 'ArrowRight', 29],
      [28, 'PageUp', 21],
      [0, 'PageUp', 0],
      [5, 'Home', 0],
      [5, 'End', 29],
      [5, 'Tab', null],
      [5, 'constructor', null],
    ] as const) {
      assert.equal(step(view, from, key), to, key);
    }
  });
});
