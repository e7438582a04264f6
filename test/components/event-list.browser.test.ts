import { assert } from 'chai';
import { readyList, rows, titles } from './event-list.ts';
import { clearStage, createStage, part, shownText } from './stage.ts';

describe('<fd-event-list>', () => {
  afterEach(clearStage);

  it('shows the partner’s events with their date, place, statuses and prediction', async () => {
    const stage = await createStage();

    const list = await readyList(stage, 'q="olympiahalle"');

    const text = shownText(list);
    for (const words of ['Concert at Olympiahalle', '8:30 PM', 'Olympiahalle · München', 'Campaign running', '78%']) {
      assert.include(text, words);
    }
    assert.match(part(list, 'count')!.textContent, /^\d+ events$/);
    assert.equal(titles(list).length, rows(list).length);
    assert.equal(part(list, 'title')!.getAttribute('aria-level'), '3');
  });

  it('shows the flagged events first, whenever they are', async () => {
    const stage = await createStage();

    const list = await readyList(stage, 'q="uber arena"');

    const flagged = rows(list).map((row) =>
      [...row.querySelectorAll('[part="pill"]')].some(({ textContent }) => textContent.trim() === 'Flagged'),
    );
    const count = flagged.filter(Boolean).length;
    assert.isAbove(count, 0, 'flagged events');
    assert.isAbove(flagged.length - count, 0, 'other events');
    assert.equal(flagged.indexOf(false), count, 'none of the flagged ones stands further below');
  });
});
