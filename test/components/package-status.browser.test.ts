import { assert } from 'chai';
import { messages as en } from '../../src/i18n/packages/en.ts';
import { messages as more } from '../../src/i18n/packages/more-en.ts';
import { callsTo, packageBody, press, readyPackage, spoken } from './package-status.ts';
import { button, clearStage, createStage, inState, part, shownText, until } from './stage.ts';

const ONE = /packages\/pkg_555$/;

describe('<fd-package-status>', () => {
  afterEach(clearStage);

  it('shows a package that is done with its events, figures, lists and both downloads', async () => {
    const element = await readyPackage(await createStage());

    const text = shownText(element);
    for (const words of ['Done', 'Munich shows Q3', 'Concert at Olympiahalle', 'Lookalike', 'Run 42', en.why]) {
      assert.include(text, words);
    }
    assert.match(text, /Expires around June \d+, 2026/);
    await until(() => shownText(element).includes('Acme Concerts'), 'the partner');
    for (const label of ['For CRM', 'For spreadsheets']) {
      assert.isNotNull(element.shadowRoot!.querySelector(`[aria-label="${label}: Family outings, Munich area"]`));
    }
  });

  for (const [id, word, text] of [
    ['pkg_building', ...en.status.INPROGRESS],
    ['pkg_failed', ...en.status.FAILED],
    ['pkg_expired', ...en.status.EXPIRED],
    ['pkg_paused', 'PAUSED', en.newStatus],
  ] as const) {
    it(`says of ${id} that it is ${word}, and what that means`, async () => {
      const element = await readyPackage(await createStage(), `package-id="${id}"`);

      assert.equal(part(element, 'pill')!.textContent.trim(), word);
      assert.equal(part(element, 'status')!.textContent, text);
      assert.isNotNull(part(element, 'pill')!.querySelector('path'));
    });
  }

  it('draws each status with a picture of its own', async () => {
    const stage = await createStage();
    const element = await readyPackage(stage);
    const seen = new Set<string>();
    for (const status of ['INITIALIZING', 'INPROGRESS', 'DONE', 'FAILED', 'EXPIRED', 'PAUSED', null]) {
      const end = stage.answer(ONE, 200, packageBody({ status }));
      await element.refresh();
      await element.updateComplete;
      seen.add(part(element, 'pill')!.querySelector('path')!.getAttribute('d')!);
      end();
    }

    assert.equal(seen.size, 6);
  });

  it('regenerates an expired package, shows that at once and keeps the keyboard', async () => {
    const stage = await createStage();
    const element = await readyPackage(stage, 'package-id="pkg_expired"');
    const seen: (string | null)[] = [];
    element.addEventListener('fd-package-change', ({ previous, status }) => seen.push(previous, status));

    const pressed = await press(element, /^\s*Regenerate/);
    pressed.click();

    await until(() => shownText(element).includes(more.regenerated), 'the word for it');
    assert.equal(part(element, 'pill')!.textContent.trim(), 'Starting');
    assert.deepEqual(callsTo(stage, 'POST'), ['POST packages/pkg_expired/regenerate'], 'once');
    assert.deepEqual(seen, ['EXPIRED', 'INITIALIZING']);
    assert.include(spoken(element), more.regenerated);
    assert.equal(element.shadowRoot!.activeElement?.localName, 'article');
  });

  it('looks again where the answer tells nothing of the regenerated package', async () => {
    const stage = await createStage();
    const element = await readyPackage(stage, 'package-id="pkg_expired"');
    stage.answer(/regenerate$/, 200, {});
    stage.answer(/pkg_expired$/, 200, packageBody({ id: 'pkg_expired', status: 'INITIALIZING' }));

    await press(element, /Regenerate/);

    await until(() => part(element, 'pill')!.textContent.trim() === 'Starting', 'the new status');
  });

  it('creates a failed package again with its settings, and shows the new one', async () => {
    const stage = await createStage();
    const element = await readyPackage(stage, 'package-id="pkg_failed"');
    let made = '';
    element.addEventListener('fd-package-made', ({ packageId }) => (made = packageId));

    await press(element, /Create again/);

    await until(() => shownText(element).includes(more.isNew.again), 'the word for it');
    await until(() => made, 'the event');
    assert.notEqual(element.packageId, 'pkg_failed');
    assert.equal(element.packageId, made);
    assert.include(shownText(element), 'Voucher buyers');
    assert.deepEqual(callsTo(stage), ['GET packages/pkg_failed', 'POST packages'], 'the answer is not asked for again');
  });

  it('says so where the settings of a failed package are not known', async () => {
    const stage = await createStage();
    stage.answer(ONE, 200, packageBody({ status: 'FAILED', content: [] }));

    const element = await readyPackage(stage);

    assert.include(shownText(element), en.noSettings);
    assert.isNull(button(element, /Create again/));
  });

  it('merges with the packages that are ticked, and shows the new one', async () => {
    const stage = await createStage();
    const element = await readyPackage(stage);
    let ids: readonly string[] = [];
    element.addEventListener('fd-merge', ({ packageIds }) => (ids = packageIds));
    assert.deepEqual(callsTo(stage), ['GET packages/pkg_555'], 'no list before it is opened');

    await press(element, /Merge with others/);
    const boxes = await until(() => {
      const all = element.shadowRoot!.querySelectorAll<HTMLInputElement>('input');
      return all.length ? [...all] : null;
    }, 'the others');
    assert.lengthOf(boxes, 1, 'those that are done');
    await press(element, /^\s*Merge\s*$/);
    assert.deepEqual(ids, [], 'nothing is chosen yet');
    boxes[0]!.click();
    await until(() => shownText(element).includes(more.chosen(1)), 'the number');
    await press(element, /^\s*Merge\s*$/);

    await until(() => shownText(element).includes(more.isNew.merge), 'the word for it');
    assert.deepEqual(ids, ['pkg_555', 'pkg_large']);
    element.packageId = 'pkg_555';
    await until(() => shownText(element).includes(en.merged), 'where the old one went');
    await press(element, /Show the merged package/);
    await until(() => shownText(element).includes('Munich shows Q3 + Everybody near enough'), 'the merged one');
  });

  it('shows the other packages when they are asked for, and goes to the chosen one', async () => {
    const stage = await createStage();
    const element = await readyPackage(stage);
    const chosen: string[] = [];
    element.addEventListener('fd-package-choose', (event) => {
      chosen.push(event.packageId);
      if (chosen.length === 1) event.preventDefault();
    });

    const toggle = await press(element, /Other packages/);
    await press(element, /Spring mailing/);
    assert.equal(element.packageId, 'pkg_555', 'the page has kept it');
    assert.equal(toggle.getAttribute('aria-expanded'), 'true');
    await press(element, /Spring mailing/);

    await until(() => part(element, 'title')?.textContent.includes('Spring mailing'), 'the chosen one');
    assert.deepEqual(chosen, ['pkg_expired', 'pkg_expired']);
    assert.isNull(part(element, 'panel'));
  });

  it('lists the packages without an id, newest first, shows one and leads back', async () => {
    const element = await readyPackage(await createStage(), '');
    const chosen: string[] = [];
    element.addEventListener('fd-package-choose', (event) => {
      chosen.push(event.packageId);
      // The first way back is kept from being gone.
      if (chosen.length === 2) event.preventDefault();
    });
    const titles = [...part(element, 'packages')!.querySelectorAll('button')].map((each) => each.textContent.trim());
    assert.deepEqual(titles.slice(0, 2), ['Autumn in Berlin', 'Munich shows Q3']);

    await press(element, /Munich shows Q3/);
    await until(() => part(element, 'lists'), 'the package');
    assert.isNotNull(element.shadowRoot!.activeElement, 'the keyboard is not lost');
    await press(element, /All packages/);
    await element.updateComplete;
    assert.equal(element.packageId, 'pkg_555', 'the page has kept it');
    assert.isNull(part(element, 'packages'));
    await press(element, /All packages/);

    await until(() => part(element, 'packages'), 'the list');
    assert.isNotNull(element.shadowRoot!.activeElement);
    assert.deepEqual(chosen, ['pkg_555', '', '']);
  });

  it('lists what is for one event, and what is in progress', async () => {
    const stage = await createStage();
    const element = await readyPackage(stage, 'event-id="evt_abd"');
    assert.lengthOf(part(element, 'packages')!.children, 1);

    element.eventId = '';
    element.only = 'building';
    await until(() => shownText(element).includes(more.building), 'the other list');
    assert.lengthOf(part(element, 'packages')!.children, 1);

    element.only = null;
    element.eventId = 'evt_none';
    await inState(element, 'empty');
    await until(() => shownText(element).includes(en.noneOfEvent), 'the word for it');
  });

  it('offers nothing that changes or downloads where it is only read', async () => {
    const stage = await createStage();
    for (const id of ['pkg_555', 'pkg_failed', 'pkg_expired']) {
      const element = await readyPackage(stage, `package-id="${id}" read-only`);

      const labels = [...element.shadowRoot!.querySelectorAll('button')].map(({ textContent }) => textContent.trim());
      assert.deepEqual(labels, [en.others]);
      assert.notInclude(shownText(element), en.why);
    }
  });

  it('has no inline styles, which a strict policy would refuse', async () => {
    const element = await readyPackage(await createStage(), 'package-id="pkg_building"');

    assert.lengthOf(element.shadowRoot!.querySelectorAll('[style], style, script'), 0);
  });
});
