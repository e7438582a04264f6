import { assert } from 'chai';
import { violationsOf } from '../rig/axe.ts';
import { EVENT_PANEL, find, found, press, readyPanel, root, said, settled, text } from './attribution.ts';
import { clearStage, createStage, inState, shownText, until } from './stage.ts';
import type { FdAttributionPanel } from '../../src/components/attribution-panel/attribution-panel.ts';

const bars = (panel: FdAttributionPanel): number => root(panel).querySelectorAll('.area .sold').length;
const reading = (panel: FdAttributionPanel): string => find(panel, '#reading')!.textContent.trim();

function key(panel: FdAttributionPanel, name: string): void {
  find(panel, '.plot')!.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
}

describe('the chart of daily revenue', () => {
  afterEach(clearStage);

  it('is read day by day with the keyboard, and says what its table says', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    await press(panel, /30 days/);
    await until(() => bars(panel) === 30, '30 bars');
    await press(panel, /Show as a table/);
    // What is newest stands first.
    const rows = [...root(panel).querySelectorAll('[part="chart"] tbody tr')].reverse();
    assert.lengthOf(rows, 30);

    for (const [name, index] of [
      ['End', 29],
      ['ArrowLeft', 28],
      ['PageUp', 21],
      ['Home', 0],
      ['ArrowRight', 1],
    ] as const) {
      key(panel, name);
      await panel.updateComplete;
      const [date, money, tickets] = [...rows[index]!.children].map((each) => each.textContent.trim());
      assert.equal(reading(panel), `${date}: revenue ${money}, tickets ${tickets}.`);
    }
    assert.notInclude(said(panel), 'revenue');
    await until(() => said(panel).includes(reading(panel)), 'the announcement');
    key(panel, 'Escape');
    await text(panel, 'Point at a bar');
    assert.equal(root(panel).querySelectorAll('.plot[tabindex="0"], .plot [tabindex]').length, 1);
  });

  it('is read by pointer, and forgets when the pointer leaves', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    const plot = find(panel, '.plot')!;
    const { left, width } = find(panel, '.area')!.getBoundingClientRect();

    plot.dispatchEvent(new PointerEvent('pointermove', { clientX: left + width - 2, pointerType: 'mouse' }));
    await until(() => reading(panel).includes('May 20, 2026'), 'the last day');
    assert.isNotNull(find(panel, '.cursor'));
    plot.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
    await text(panel, 'Point at a bar');
  });

  it('changes figure and period, and draws weeks where it is narrow', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    panel.parentElement!.style.cssText = 'display: block; width: 320px';

    await press(panel, /^\s*Tickets/);
    await text(panel, 'Tickets per week');
    await text(panel, 'each bar is a week');
    assert.include(find(panel, '.plot')!.ariaLabel, 'Read it week by week');
    await press(panel, /7 days/);
    await text(panel, 'Tickets per day');
    assert.include(find(panel, '.plot')!.ariaLabel, 'Read it day by day');
    assert.equal(bars(panel), 7);
    assert.deepEqual(await violationsOf(panel), []);
  });

  it('draws given figures without a provider: a gap, a refund, an adjustment, cents', async () => {
    const panel = document.createElement('fd-attribution-panel');
    panel.locale = 'en';
    panel.partner = { name: 'Acme Concerts', currency: 'EUR' };
    panel.dailyRevenue = {
      days: [
        { date: '2026-05-18', revenue: 100, tickets: 2 },
        { date: '2026-05-19', revenue: null, tickets: null },
        { date: '2026-05-20', revenue: -50.5, tickets: -1 },
      ],
      manual_adjustments: [{ id: 1, purchase: 12, revenue: 540, created_at: '2026-05-19T08:00:00Z', source: 'manual' }],
    };
    document.body.append(panel);
    await found(panel, '.plot');

    assert.equal(bars(panel), 1);
    assert.lengthOf(root(panel).querySelectorAll('.area .negative'), 1);
    assert.lengthOf(root(panel).querySelectorAll('.area .added'), 1);
    const shown = shownText(panel);
    for (const words of ['-€50.50', '€540 (12)', 'No data', 'Acme Concerts']) assert.include(shown, words);
    assert.lengthOf(root(panel).querySelectorAll('[style], style'), 0);
    key(panel, 'Home');
    key(panel, 'ArrowRight');
    await text(panel, 'Tue, May 19, 2026: revenue No data, tickets No data. Manual adjustment: €540, tickets 12.');
  });

  for (const days of [[], [{ date: '2026-05-20', revenue: 5, tickets: 1 }]]) {
    it(`stands with ${days.length} days`, async () => {
      const panel = document.createElement('fd-attribution-panel');
      panel.locale = 'en';
      panel.dailyRevenue = { days, manual_adjustments: [] };
      document.body.append(panel);

      await text(panel, days.length ? 'Revenue per day' : 'There are no sales to show');
      assert.deepEqual(await violationsOf(panel), []);
    });
  }

  it('prints the days in a table where nobody has scrolled to it', async () => {
    const stage = await createStage();
    const provider = stage.show(EVENT_PANEL);
    provider.style.cssText = 'display: block; margin-top: 6000px';
    const panel = await inState(provider.querySelector('fd-attribution-panel'), 'ready');
    await until(() => find(panel, '.chart-place .blank'), 'the place of the chart');

    dispatchEvent(new Event('beforeprint'));
    // A browser takes its picture once the listeners and what they have promised are through.
    await Promise.resolve();
    await panel.updateComplete;
    const rows = find(panel, '.chart-place table')!.textContent;
    dispatchEvent(new Event('afterprint'));
    await panel.updateComplete;

    assert.match(rows, /May 19, 2026\s+\d+\s+€[\d,]+/);
    assert.isFalse(Boolean(find(panel, '.chart-place table')));
  });

  it('forgets what was read when another event is shown', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    key(panel, 'End');
    await until(() => said(panel).includes('May 20, 2026'), 'the announcement');

    panel.eventId = 'evt_sold_out';
    await until(() => stage.calls.some((call) => call.includes('events/evt_sold_out')), 'a call for the other event');
    await inState(panel, 'ready');
    await settled(stage, panel);

    assert.notInclude(said(panel), 'revenue');
    assert.isNull(find(panel, '.cursor'));
  });

  it('keeps the table for paper', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    const table = find(panel, '[part="chart"] table')!;

    assert.equal(getComputedStyle(table.parentElement!).display, 'none');
    const printed = root(panel)
      .adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules])
      .filter((rule) => rule instanceof CSSMediaRule && rule.conditionText === 'print')
      .map(({ cssText }) => cssText)
      .join('');
    assert.match(printed, /\.closed, \.open\s*\{\s*display: block/);
  });
});
