import { assert } from 'chai';
import { clearStage, until } from '../../components/stage.ts';
import {
  buttonIn,
  deep,
  focused,
  pageWith,
  stageHome,
  type,
  untilButton,
  visibleText,
  type HomeStage,
} from './stage.ts';

const LIST = /\/events\/$/;
const page = pageWith([]);

async function stageSearch(options = {}): Promise<HomeStage & { field: HTMLInputElement; searches: () => number }> {
  const stage = await stageHome({ page }, options);
  const field = await until(() => deep<HTMLInputElement>(stage.home, 'input[type="search"]'), 'the field');
  return { ...stage, field, searches: () => stage.calls.filter((call) => / \/api\/v3\/events\/ /.test(call)).length };
}

describe('the search over all events', () => {
  afterEach(clearStage);

  it('asks once for what was typed in one go, as the partner', async () => {
    const { home, field, calls, searches } = await stageSearch();

    for (const text of ['o', 'ol', 'oly', 'olympiahalle']) {
      type(field, text);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await untilButton(home, /Concert at Olympiahalle/);

    assert.equal(searches(), 1);
    assert.include(calls, 'GET /api/v3/events/ partner-id-acme');
    assert.isFalse(Boolean(buttonIn(home, /Read again/)), 'the results stand in the place of the page');
  });

  it('drops an answer that comes after a newer question', async () => {
    const stage = await stageSearch();
    const { home, field } = stage;
    const letGo = stage.hold(LIST);
    type(field, 'olympiahalle');
    await until(() => visibleText(home).includes('Searching…'), 'the first search');

    type(field, 'brass');
    await new Promise((resolve) => setTimeout(resolve, 400));
    letGo();
    await untilButton(home, /Brass/);

    assert.isFalse(Boolean(buttonIn(home, /Olympiahalle/)));
  });

  it('says how many there are and what to do about more than fit', async () => {
    const { home, field } = await stageSearch();

    type(field, 'a');

    await until(() => /And [\d,]+ more: refine your search\./.test(visibleText(home)), 'the rest');
    assert.match(visibleText(home), /\d+ events found\./);
  });

  it('says that there is nothing, and what was looked for', async () => {
    const { home, field } = await stageSearch();

    type(field, 'zzzzzz');

    await until(() => visibleText(home).includes('No event found for “zzzzzz”.'), 'the words');
  });

  it('says that it failed, and tries again', async () => {
    const stage = await stageSearch();
    const { home, field } = stage;
    const end = stage.answer(LIST, 403, { message_key: 'error.auth.not_authorized' });
    type(field, 'olympiahalle');
    const retry = await untilButton(home, /Try again/);
    assert.include(visibleText(home), 'The search failed.');
    end();

    retry.click();

    await untilButton(home, /Concert at Olympiahalle/);
    assert.isTrue(focused() === field);
  });

  it('opens a result, and comes back to it with the results still there', async () => {
    const { home, field, searches } = await stageSearch();
    type(field, 'olympiahalle');
    (await untilButton(home, /June 13/)).click();
    await until(() => deep(home, 'fd-event-card'), 'the card');
    const asked = searches();

    (await untilButton(home, /Back to the search/)).click();

    await until(() => /June 13/.test(focused()?.textContent ?? ''), 'the focus on the result');
    assert.equal(field.value, 'olympiahalle');
    assert.equal(searches(), asked);
  });

  it('is cleared by Escape, which then shows the page again', async () => {
    const { home, field } = await stageSearch();
    type(field, 'olympiahalle');
    await untilButton(home, /June 13/);

    field.focus();
    field.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
    );

    await untilButton(home, /Read again/);
    assert.equal(field.value, '');
  });

  it('forgets everything when another partner is chosen', async () => {
    const { home, field } = await stageSearch();
    type(field, 'olympiahalle');
    await untilButton(home, /June 13/);

    const select = await until(() => deep<HTMLSelectElement>(home, 'select'), 'the choice');
    select.value = 'partner-id-beta';
    select.dispatchEvent(new Event('change'));

    await until(() => !visibleText(home).includes('Olympiahalle'), 'nothing of the old partner');
    assert.equal(field.value, '');
  });

  it('sends nothing after it is gone', async () => {
    const { home, field, searches } = await stageSearch();

    type(field, 'olympiahalle');
    home.remove();
    await new Promise((resolve) => setTimeout(resolve, 400));

    assert.equal(searches(), 0);
  });
});
