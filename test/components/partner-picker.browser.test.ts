import { assert } from 'chai';
import type { FdPartnerPicker } from '../../src/components/partner-picker/partner-picker.ts';
import { button, clearStage, createStage, inState, shownText, until, type Stage } from './stage.ts';

describe('<fd-partner-picker>', () => {
  afterEach(clearStage);

  function show(stage: Stage, attributes = '', around = ''): FdPartnerPicker {
    return stage
      .show(`<fd-partner-picker ${attributes}></fd-partner-picker>${around}`)
      .querySelector('fd-partner-picker')!;
  }

  const selectOf = (picker: FdPartnerPicker) => until(() => picker.shadowRoot?.querySelector('select'), 'the choice');

  it('offers the partners by name, the current one chosen', async () => {
    const stage = await createStage({ user: 'many@acme.example' });

    const picker = show(stage);
    const select = await selectOf(picker);
    await until(() => select.selectedOptions[0]?.textContent === 'Acme Concerts', 'the name');

    assert.deepEqual(
      [...select.options].map(({ textContent }) => textContent),
      ['Acme Concerts', 'Beta Bühnen', 'Empty Stage', 'Kleinkunst Zürich'],
    );
    assert.equal(select.labels?.[0]?.textContent?.includes('Partner'), true);
  });

  it('falls back to the ids where names cannot be read', async () => {
    const stage = await createStage();
    stage.answer(/partners/, 403, { message: 'error.x' });

    const select = await selectOf(show(stage));
    await until(() => stage.inFlight() === 0, 'the end of all calls');

    assert.deepEqual(
      [...select.options].map(({ textContent }) => textContent),
      ['partner-id-acme', 'partner-id-beta'],
    );
  });

  it('keeps the focus after a switch, and says what happened', async () => {
    const stage = await createStage();
    const picker = show(stage);
    const select = await selectOf(picker);
    await until(() => select.selectedOptions[0]?.textContent === 'Acme Concerts', 'the name');
    select.focus();

    select.value = 'partner-id-beta';
    select.dispatchEvent(new Event('change'));
    await until(() => shownText(picker).includes('You now see the data of Beta Bühnen.'), 'the words');

    assert.isTrue(picker.shadowRoot!.activeElement === select);
    assert.equal(select.value, 'partner-id-beta');
  });

  it('is not there before anybody has signed in', async () => {
    const stage = await createStage({ user: null });
    const picker = show(stage);

    await until(() => picker.matches(':state(hidden)'), 'its going away');

    assert.equal(shownText(picker), '');
    assert.isFalse(picker.checkVisibility());
  });

  it('is not there for people with one partner, unless the page wants the name', async () => {
    const stage = await createStage({ user: 'ben@acme.example' });
    const picker = await inState(show(stage), 'ready');
    await until(() => getComputedStyle(picker).display === 'none', 'the picker away');

    picker.showSingle = true;

    await until(() => shownText(picker).includes('Acme Concerts'), 'the name');
    assert.isNull(picker.shadowRoot!.querySelector('select'));
  });

  it('offers nothing where the page names the partner', async () => {
    const stage = await createStage();

    const provider = stage.show('<fd-partner-picker show-single></fd-partner-picker>', {
      'partner-id': 'partner-id-beta',
    });
    const picker = provider.querySelector('fd-partner-picker')!;

    await until(() => shownText(picker).includes('Beta Bühnen'), 'the name');
    assert.isNull(picker.shadowRoot!.querySelector('select'));
  });

  it('is where the card leads people who have not chosen yet', async () => {
    const stage = await createStage({ partner: null });
    const picker = show(stage, '', '<fd-event-card event-id="evt_abc"></fd-event-card>');
    const card = picker.parentElement!.querySelector('fd-event-card')!;
    const select = await selectOf(picker);
    assert.equal(select.value, '');

    (await until(() => button(card, /Choose a partner/), 'the way')).click();

    await until(() => picker.shadowRoot!.activeElement === select, 'the focus on the choice');
    select.value = 'partner-id-acme';
    select.dispatchEvent(new Event('change'));
    await inState(card, 'ready');
    assert.lengthOf(select.options, 2);
  });
});
