import { assert } from 'chai';
import { createClient } from '../../src/client/client.ts';
import { messages as access } from '../../src/i18n/access/en.ts';
import { messages as more } from '../../src/i18n/packages/more-en.ts';
import { callsTo, packageBody, press, readyPackage, spoken } from './package-status.ts';
import { button, clearStage, createStage, inState, part, shownText, until } from './stage.ts';

const EXPIRED = 'package-id="pkg_expired"';

describe('what is done with a package', () => {
  afterEach(clearStage);

  for (const [what, id, type, name] of [
    ['regenerating', 'pkg_expired', 'fd-regenerate', /Regenerate/],
    ['creating again', 'pkg_failed', 'fd-create-again', /Create again/],
    ['downloading', 'pkg_555', 'fd-download', /For CRM: Family/],
  ] as const) {
    it(`leaves ${what} to a page that wants to do it itself`, async () => {
      const stage = await createStage();
      const element = await readyPackage(stage, `package-id="${id}"`);
      const before = stage.calls.length;
      let packageId = '';
      element.addEventListener(type, (event) => {
        packageId = event.packageId;
        event.preventDefault();
      });

      await press(element, name);
      await element.updateComplete;

      assert.equal(packageId, id);
      assert.lengthOf(stage.calls, before);
      assert.isNull(part(element, 'note'));
    });
  }

  it('merges nothing that the list does not offer any more', async () => {
    const stage = await createStage();
    const rows = (status: string): object[] => [
      packageBody(),
      packageBody({ id: 'pkg_b', title: 'B' }),
      packageBody({ id: 'pkg_c', title: 'C', status }),
    ];
    const element = await readyPackage(stage);
    const boxes = (): HTMLInputElement[] => [...element.shadowRoot!.querySelectorAll('input')];
    let ids: readonly string[] = [];
    element.addEventListener('fd-merge', (event) => {
      ids = event.packageIds;
      event.preventDefault();
    });
    element.packages = rows('DONE') as never;
    await press(element, /Merge with others/);
    await until(() => boxes().length === 2, 'both');
    boxes().forEach((box) => box.click());
    await until(() => shownText(element).includes(more.chosen(2)), 'the number');

    element.packages = rows('EXPIRED') as never;
    await until(() => boxes().length === 1, 'the one that is left');
    await until(() => shownText(element).includes(more.chosen(1)), 'its number');
    await press(element, /^\s*Merge\s*$/);

    assert.deepEqual(ids, ['pkg_555', 'pkg_b']);
  });

  for (const [what, change] of [
    ['the package has expired', { pkg: packageBody({ status: 'EXPIRED' }) }],
    ['nothing may be changed', { readOnly: true }],
  ] as const) {
    it(`offers no merging any more once ${what}`, async () => {
      const stage = await createStage();
      const element = await readyPackage(stage);
      Object.assign(element, {
        pkg: packageBody(),
        packages: [packageBody(), packageBody({ id: 'pkg_b', title: 'B' })],
      });
      await press(element, /Merge with others/);
      await until(() => button(element, /^\s*Merge\s*$/), 'the button');

      Object.assign(element, change);

      await until(() => !button(element, /Merge with others/), 'the way there to go');
      assert.isFalse(Boolean(button(element, /^\s*Merge\s*$/)));
      assert.isFalse(Boolean(part(element, 'panel')));
    });
  }

  it('tells of a refusal beside the button, and tries again from there', async () => {
    const stage = await createStage();
    const element = await readyPackage(stage, EXPIRED);
    const end = stage.answer(/regenerate$/, 400, { message: 'error.package.wrong_status' });

    await press(element, /Regenerate/);
    await until(() => shownText(element).includes(more.failed.regenerate), 'the failure');
    await until(() => shownText(element).includes(access.errors['request-invalid']), 'the reason');
    assert.include(shownText(element), 'request-7');
    await until(() => spoken(element) === more.failed.regenerate, 'what is said');
    end();
    await press(element, /Try again/);

    await until(() => shownText(element).includes(more.regenerated), 'the second try');
  });

  it('does not say that it failed where nobody knows, looks by itself and offers to look again', async () => {
    const stage = await createStage();
    const element = await readyPackage(stage, EXPIRED);
    stage.answer(/regenerate$/, 504, {});
    const before = callsTo(stage, 'GET').length;

    await press(element, /Regenerate/);
    await until(() => shownText(element).includes(more.unsure[0]), 'the doubt');

    await until(() => callsTo(stage, 'GET').length === before + 1, 'its own look');
    assert.lengthOf(callsTo(stage, 'POST'), 1, 'never sent twice');
    assert.notInclude(shownText(element), more.failed.regenerate);
    stage.answer(/pkg_expired$/, 200, packageBody({ id: 'pkg_expired', status: 'INPROGRESS' }));
    await press(element, /Look again/);
    await until(() => part(element, 'wait'), 'that it was carried out');
    assert.notInclude(shownText(element), more.unsure[0]);
  });

  it('leads to the list where the answer does not name the new package', async () => {
    const stage = await createStage();
    const element = await readyPackage(stage, 'package-id="pkg_failed"');
    stage.answer(/packages$/, 200, {});

    await press(element, /Create again/);

    await until(() => shownText(element).includes(more.inList), 'where it is');
    await until(() => part(element, 'panel'), 'the list');
  });

  it('leads to the sign-in when the session has ended', async () => {
    const stage = await createStage();
    const element = await readyPackage(stage, EXPIRED);
    // In another tab.
    const other = createClient({ base: '/stage', fetch: stage.relay.fetch });
    await other.signOut();

    await press(element, /Regenerate/);

    await until(() => button(element, /Sign in/), 'the way in');
  });

  it('does nothing at a second click, and lets nothing else begin meanwhile', async () => {
    const stage = await createStage();
    const element = await readyPackage(stage, EXPIRED);
    const release = stage.hold(/regenerate$/);

    const pressed = await press(element, /Regenerate/);
    await until(() => pressed.getAttribute('aria-disabled') === 'true', 'busy');
    pressed.click();
    await until(() => spoken(element) === more.busy.regenerate, 'what is said');
    assert.equal(element.shadowRoot!.activeElement, pressed, 'it keeps the keyboard');
    release();

    await until(() => shownText(element).includes(more.regenerated), 'the end');
    assert.lengthOf(callsTo(stage, 'POST'), 1);
  });

  it('drops what is under way for a package that is shown no more', async () => {
    const stage = await createStage();
    const element = await readyPackage(stage, EXPIRED);
    const release = stage.hold(/regenerate$/);
    await press(element, /Regenerate/);
    await until(() => callsTo(stage, 'POST').length, 'the call');

    element.packageId = 'pkg_555';
    release();
    await until(() => part(element, 'title')?.textContent.includes('Munich'), 'the other one');

    assert.equal(element.packageId, 'pkg_555');
    assert.isNull(part(element, 'note'));
  });

  it('tells that the list of others could not be loaded, and loads it again', async () => {
    const stage = await createStage();
    const element = await readyPackage(stage);
    const end = stage.answer(/packages\/$/, 200, 'not JSON');
    await press(element, /Other packages/);
    await until(() => part(element, 'notice'), 'the failure');
    end();

    await press(element, /Try again/);

    await until(() => part(element, 'panel'), 'the list');
    assert.isTrue((await inState(element, 'ready')).matches(':state(ready)'), 'the package stands');
  });

  const naughty = [
    '<img src=x onerror=alert(1)>',
    '</p><script>alert(1)</script>',
    '&lt;b&gt;&amp;',
    '${1+1}{{2}}',
    '"><svg onload=alert(1)>',
    "'; DROP TABLE packages; --",
    'أمسية موسيقية',
    'ליל שבת',
    '\u202eesrever\u202c',
    '\u200b\u200b\u200b',
    '\u00ad\ufeff',
    'x'.repeat(4_000),
    'ﷺ'.repeat(60),
    '👩‍👩‍👧‍👦'.repeat(40),
    'Z̸̡̢̛̗a̷l̶g̵o̴'.repeat(10),
    'a\nb\tc',
    '   ',
    '',
    '0',
    'null',
    'undefined',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    'C:\\CON',
    '=1+1',
    '한국어 제목',
    'ſʼn ŉ İı ﬁ',
    null,
  ];
  it('takes every title, label and status for text, within its width', async () => {
    for (const text of naughty) {
      const element = document.createElement('fd-package-status');
      element.locale = 'en';
      element.pkg = packageBody({
        title: text,
        targeting_mode: text,
        events: [{ id: 'evt_abc', title: text }],
        content: [{ tc: text ?? 'tc', label: text, customers: null }],
      }) as never;
      element.style.inlineSize = '280px';
      document.body.append(element);
      const title = await until(() => part(element, 'title'), String(text));

      assert.lengthOf(title.children, 0);
      assert.equal(title.textContent.trim(), (text || 'Untitled package').trim());
      assert.isAtMost(element.shadowRoot!.querySelector('article')!.scrollWidth, 280, String(text));
      element.pkg = packageBody({ status: text }) as never;
      await element.updateComplete;
      assert.equal(part(element, 'pill')!.textContent.trim(), (text || 'No status').trim());
      assert.isNull(element.shadowRoot!.querySelector('img, script'));
      element.remove();
    }
  });
});
