import { assert } from 'chai';
import { readyList, rows, titles } from './event-list.ts';
import { clearStage, createStage, part, shownText } from './stage.ts';

describe('<fd-event-list>', () => {
  afterEach(clearStage);

  it('shows the partner’s events with their date, place, statuses and prediction, the flagged ones first', async () => {
    const stage = await createStage();

    const list = await readyList(stage, 'q="olympiahalle"');

    const text = shownText(list);
    for (const words of ['Concert at Olympiahalle', '8:30 PM', 'Olympiahalle · München', 'Campaign running', '78%']) {
      assert.include(text, words);
    }
    assert.match(part(list, 'count')!.textContent, /^\d+ events$/);
    const flagged = rows(list).map((row) => /Flagged/.test(row.textContent));
    assert.equal(flagged.indexOf(false), flagged.filter(Boolean).length, 'none of them stands further below');
    assert.equal(titles(list).length, rows(list).length);
    assert.equal(part(list, 'title')!.getAttribute('aria-level'), '3');
  });
});
