import { assert } from 'chai';
import { messages as de } from '../../src/i18n/packages/de.ts';
import { watchPage } from './leaks.ts';
import { packageBody, pause, press, showPackage } from './package-status.ts';
import { button, clearStage, createStage, inState, part, shownText, until } from './stage.ts';

const ONE = /packages\/pkg_555$/;

describe('<fd-package-status> with given data, and with none to be had', () => {
  afterEach(clearStage);

  it('asks nobody when the package is given, with or without a provider', async () => {
    const stage = await createStage();
    const element = document.createElement('fd-package-status');
    element.locale = 'de';
    element.pkg = packageBody({ status: 'INPROGRESS' }) as never;
    document.body.append(element);
    await inState(element, 'ready');

    await until(() => shownText(element).includes(de.status.INPROGRESS[1]), 'the words');
    assert.lengthOf(element.shadowRoot!.querySelectorAll('button'), 0);
    stage.show('').append(element);
    await inState(element, 'ready');
    assert.deepEqual(stage.calls, []);
  });

  it('goes through a given list without asking for any of it', async () => {
    const stage = await createStage();
    const element = document.createElement('fd-package-status');
    element.packages = [packageBody(), packageBody({ id: 7, title: 'Other' })] as never;
    stage.show('').append(element);

    await inState(element, 'ready');
    await press(element, /Other/);
    await until(() => part(element, 'lists'), 'the package');

    assert.equal(element.packageId, '7');
    assert.deepEqual(stage.calls, []);
  });

  it('keeps no timer and no listener of the page once it has left it, while it is being built', async () => {
    const element = document.createElement('fd-package-status');
    element.locale = 'en';
    element.pkg = packageBody({ status: 'INPROGRESS', created_at: new Date().toISOString() }) as never;
    document.body.append(element);
    await inState(element, 'ready');
    const watch = watchPage();

    element.remove();
    await element.updateComplete;
    await pause();

    const alive = watch.alive().filter((each) => /visibility|60000/.test(each));
    watch.end();
    assert.deepEqual(alive, []);
  });

  for (const [what, options, name] of [
    ['signed out', { user: null }, /Sign in/],
    ['without a partner', { partner: null }, /partner-id-beta/],
  ] as const) {
    it(`shows the way in when ${what}`, async () => {
      const element = await inState(showPackage(await createStage(options)), 'empty');

      await until(() => button(element, name), String(name));
    });
  }

  for (const [what, status, message, words] of [
    ['is unknown', 404, 'error.package.not_found', 'It does not exist for this partner.'],
    ['is another partner’s', 403, 'error.partner', 'This partner has no access to it.'],
    ['may not be seen', 401, 'error.auth.not_authorized', 'Your account has no permission to see this.'],
  ] as const) {
    it(`says so, with a way out, when the package ${what}`, async () => {
      const stage = await createStage();
      stage.answer(ONE, status, { message });

      const element = await inState(showPackage(stage), 'failed');

      await until(() => shownText(element).includes(words), words);
      assert.isNotNull(element.shadowRoot!.querySelector('button'));
    });
  }
});
