import { assert } from 'chai';
import type { FdAttributionPanel } from '../../src/components/attribution-panel/attribution-panel.ts';
import type { DailyRevenue } from '../../src/model/daily-revenue.ts';
import { violationsOf } from '../rig/axe.ts';
import { find, found, press, root, text } from './attribution.ts';
import { clearStage, part, until } from './stage.ts';

const DAY_MS = 86_400_000;

/** So many days up to May 20, 2026, with about this much a day. */
function days(count: number, revenue: number): DailyRevenue {
  return {
    days: Array.from({ length: count }, (_, index) => {
      const date = new Date(Date.UTC(2026, 4, 20) - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10);
      return { date, revenue: revenue + index, tickets: 10 + index };
    }),
    manual_adjustments: [],
  };
}

const ADDED = [{ id: 1, purchase: 2, revenue: 90, created_at: '2026-05-19T08:00:00Z', source: 'manual' }];

async function shown(width: number, locale: string, dailyRevenue: DailyRevenue): Promise<FdAttributionPanel> {
  const panel = document.createElement('fd-attribution-panel');
  Object.assign(panel, { locale, dailyRevenue, partner: { name: 'Acme Concerts', currency: 'EUR' } });
  panel.style.inlineSize = `${width}px`;
  document.body.append(panel);
  await found(panel, '.plot');
  return panel;
}

const rows = (panel: FdAttributionPanel): HTMLElement[] =>
  [...root(panel).querySelectorAll('tbody tr')] as HTMLElement[];
const region = (panel: FdAttributionPanel): HTMLElement => find(panel, '[role="region"]')!;

describe('what the chart of daily revenue looks like', () => {
  afterEach(clearStage);

  for (const [width, locale, amount] of [
    [280, 'de', 90_000],
    [320, 'de', 90_000],
    [320, 'de', 1_400_000],
    [320, 'en', 90_000],
    [320, 'de', 3],
  ] as const) {
    it(`keeps values of about ${amount} within the card, ${width} px wide, in ${locale}`, async () => {
      const panel = await shown(width, locale, days(30, amount));
      const card = part(panel, 'panel')!.getBoundingClientRect();

      const labels = [...root(panel).querySelectorAll('.area text')].map((each) => each.getBoundingClientRect());

      assert.isAtLeast(labels.length, 3);
      const area = find(panel, '.area')!.getBoundingClientRect();
      for (const { left, right } of labels) {
        assert.isAtLeast(left, card.left + 8);
        assert.isAtMost(right, area.left);
      }
      assert.isAtLeast(area.width, width / 2);
    });
  }

  it('names the currency where money is counted, and none for tickets', async () => {
    const panel = await shown(320, 'de', days(7, 100));
    await text(panel, 'Umsatz pro Tag, EUR');

    await press(panel, /^\s*Tickets/);

    await text(panel, /Tickets pro Tag(?!,)/);
    assert.notInclude(find(panel, '.legend')!.textContent, 'EUR');
  });

  it('shows few days whole, the newest first, and no column of adjustments where there are none', async () => {
    const panel = await shown(320, 'en', days(7, 100));
    await press(panel, /Show as a table/);
    await until(() => region(panel).offsetHeight, 'the table');

    assert.equal(region(panel).scrollHeight, region(panel).clientHeight);
    assert.equal(region(panel).tabIndex, -1);
    assert.include(rows(panel)[0]!.textContent, 'May 20, 2026');
    assert.lengthOf(rows(panel)[0]!.children, 3);
    assert.lengthOf(root(panel).querySelectorAll('[part="chart"] thead th'), 3);
  });

  it('has a column of adjustments where there are some', async () => {
    const panel = await shown(600, 'en', { ...days(7, 100), manual_adjustments: ADDED });

    assert.match(rows(panel)[1]!.lastElementChild!.textContent, /€90 \(2\)/);
    assert.equal(rows(panel)[0]!.lastElementChild!.textContent, '');
  });

  it('frames many days that are scrolled through, in a region of a name that the keyboard reaches', async () => {
    const panel = await shown(320, 'en', days(30, 100));
    await press(panel, /Show as a table/);
    await until(() => region(panel).matches('.scrolls'), 'the region');

    assert.isAbove(region(panel).scrollHeight, region(panel).clientHeight + 100);
    assert.equal(region(panel).tabIndex, 0);
    assert.equal(region(panel).ariaLabel, 'Revenue per day');
    assert.equal(getComputedStyle(region(panel)).borderBottomWidth, '1px');
    assert.deepEqual(await violationsOf(panel), []);
  });

  for (const locale of ['en', 'de']) {
    it(`writes a week in three lines at most where it is narrow, in ${locale}`, async () => {
      const panel = await shown(320, locale, { ...days(120, 90_000), manual_adjustments: ADDED });
      await press(panel, /^\s*(All|Alle)\s*$/);
      await press(panel, /Show as a table|Als Tabelle/);
      await until(() => rows(panel).length === 18, 'the weeks');

      const lines = rows(panel).map((row) => {
        const { lineHeight, fontSize } = getComputedStyle(row);
        return (row.offsetHeight - 12) / (parseFloat(lineHeight) || 1.2 * parseFloat(fontSize));
      });
      assert.isBelow(Math.max(...lines), 3.5);
      assert.isAtMost(region(panel).scrollWidth, region(panel).clientWidth);
    });
  }
});
