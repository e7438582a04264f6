import { assert } from 'chai';
import type { FdEventList } from '../../src/components/event-list/event-list.ts';
import { givenList, madeEvents, press, rows } from './event-list.ts';
import { clearStage, part, until } from './stage.ts';

/** What is said of how many are chosen. */
const counted = (list: FdEventList): string | undefined =>
  list.shadowRoot!.querySelector('[part="chosen"][role="status"]')?.textContent;

describe('how many are chosen in <fd-event-list multiple>', () => {
  afterEach(clearStage);

  for (const { locale, expected } of [
    { locale: 'en', expected: ['No event chosen', '1 event chosen', '2 events chosen', '1 event chosen'] },
    {
      locale: 'de',
      expected: ['Kein Event ausgewählt', '1 Event ausgewählt', '2 Events ausgewählt', '1 Event ausgewählt'],
    },
  ]) {
    it(`is said at each choice in ${locale}, by the words that were there before`, async () => {
      const list = await givenList(madeEvents(3), { multiple: true, locale });
      const place = part(list, 'chosen');
      const said = [counted(list)];

      for (const row of [rows(list)[0]!, rows(list)[1]!, rows(list)[0]!]) {
        row.click();
        await list.updateComplete;
        said.push(counted(list));
      }

      assert.deepEqual(said, expected);
      // A screen reader tells of a change where it has known the words.
      assert.isTrue(place === part(list, 'chosen'));
      assert.isAbove(place!.getBoundingClientRect().height, 0);
    });
  }

  it('follows the keyboard and the page, and is written as the language writes numbers', async () => {
    const list = await givenList(madeEvents(60), { multiple: true });

    list.focus();
    press(list, 'a', { ctrlKey: true });
    await list.updateComplete;
    assert.equal(counted(list), '50 events chosen');
    list.values = madeEvents(1_200).map(({ id }) => id);
    await list.updateComplete;

    assert.equal(counted(list), '1,200 events chosen');
  });

  it('counts what is not seen, too, and says so', async () => {
    const list = await givenList(madeEvents(4), { multiple: true });
    rows(list)[0]!.click();
    rows(list)[1]!.click();

    list.q = 'tempodrom';
    await until(() => rows(list).length === 2, 'the others');

    const said = [...list.shadowRoot!.querySelectorAll('[part="chosen"]')].map(({ textContent }) => textContent);
    assert.deepEqual(said, ['2 events chosen', '1 chosen event is not among those shown.']);
  });

  it('is not said where only one can be', async () => {
    const list = await givenList(madeEvents(3));
    rows(list)[0]!.click();
    await list.updateComplete;

    assert.isTrue(part(list, 'chosen') === null);
    list.multiple = true;
    await list.updateComplete;
    assert.equal(counted(list), '1 event chosen');
  });
});
