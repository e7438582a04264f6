import { assert } from 'chai';
import { EVENT_PANEL, find, found, settled, showPanel } from './attribution.ts';
import { clearStage, createStage, part, until } from './stage.ts';

describe('the place of the chart', () => {
  afterEach(clearStage);

  for (const locale of ['en', 'de']) {
    for (const width of [280, 320, 480, 768, 1280]) {
      it(`is as high as the chart that comes: ${width} pixels, ${locale}`, async () => {
        const stage = await createStage();
        const panel = showPanel(stage, EVENT_PANEL, { locale });
        panel.style.cssText = `display: block; inline-size: ${width}px; margin-block-start: 4000px`;
        const release = stage.hold(/daily_revenue_summary/);
        const top = (): number => find(panel, '#add')!.getBoundingClientRect().top - panel.getBoundingClientRect().top;
        await found(panel, '#add');
        const atFirst = top();
        release();
        await found(panel, '.chart-place');
        await until(() => stage.inFlight() === 0, 'all answers');
        assert.isNull(part(panel, 'chart'));
        const before = top();

        panel.scrollIntoView();
        await until(() => part(panel, 'chart'), 'the chart');
        await settled(stage, panel);
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
        const chart = part(panel, 'chart')!.getBoundingClientRect().height;
        assert.closeTo(top(), before, 1, `the chart is ${chart} high`);
        assert.closeTo(before, atFirst, 1, 'when the days come');
      });
    }
  }
});
