import { assert } from 'chai';
import type { FdSignIn } from '../../src/components/sign-in/sign-in.ts';
import { allText, button, clearStage, createStage, inState, shownText, until, type Stage } from './stage.ts';
import { en } from './words.ts';

describe('<fd-sign-in>', () => {
  afterEach(clearStage);

  function show(stage: Stage, mode: string): FdSignIn {
    return stage.show(`<fd-sign-in mode="${mode}"></fd-sign-in>`).querySelector('fd-sign-in')!;
  }

  const input = (element: FdSignIn, name: string) =>
    element.shadowRoot!.querySelector<HTMLInputElement>(`input[name="${name}"]`);

  async function submit(element: FdSignIn, fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      (await until(() => input(element, name), `the field ${name}`)).value = value;
    }
    element.shadowRoot!.querySelector('form')!.requestSubmit();
  }

  /** The words beside the field that has the focus. */
  async function fault(element: FdSignIn, name: string): Promise<string> {
    const field = await until(() => {
      const { activeElement } = element.shadowRoot!;
      return activeElement?.getAttribute('aria-invalid') === 'true' ? activeElement : null;
    }, `a fault at ${name}`);
    assert.equal(field.getAttribute('name'), name);
    const [id] = field.getAttribute('aria-describedby')!.split(' ');
    return element.shadowRoot!.getElementById(id!)!.textContent;
  }

  it('is a button in other people’s pages, which never load the form', async () => {
    const stage = await createStage({ user: null });
    let asked = 0;
    document.body.addEventListener('fd-sign-in-request', (event) => (asked++, event.preventDefault()), { once: true });

    const element = await inState(show(stage, 'auto'), 'empty');
    (await until(() => button(element, /^\s*Sign in/), 'the button')).click();

    assert.equal(asked, 1);
    assert.isNull(element.shadowRoot!.querySelector('form'));
    assert.isEmpty(performance.getEntriesByType('resource').filter(({ name }) => name.includes('sign-in-form')));
  });

  it('shows who is signed in, and signs out', async () => {
    const stage = await createStage();
    const element = await inState(show(stage, 'button'), 'ready');
    await until(() => shownText(element).includes('both@acme.example'), 'the address');

    button(element, /Sign out/)!.click();

    await inState(element, 'empty');
    assert.equal(stage.client.current?.state, 'signed-out');
  });

  it('signs in with user name, password and a code, and says so', async () => {
    const stage = await createStage({ user: null });
    const element = await inState(show(stage, 'form'), 'empty');

    await submit(element, { username: 'anna@acme.example', password: 'sandbox' });
    const code = await until(() => input(element, 'code'), 'the code');
    await until(() => element.shadowRoot!.activeElement === code, 'the focus on the code');
    assert.equal(code.getAttribute('autocomplete'), 'one-time-code');
    assert.equal(code.getAttribute('inputmode'), 'numeric');
    await submit(element, { code: ' 123 456 ' });

    await inState(element, 'ready');
    await until(
      () => element.shadowRoot!.querySelector('[role="status"]')!.textContent === en.form.signedIn,
      'the words',
    );
    assert.include(shownText(element), 'anna@acme.example');
  });

  for (const { user, password, words, field } of [
    { user: 'anna@acme.example', password: 'wrong', words: en.reasons.invalid_credentials, field: 'password' },
    { user: '', password: 'sandbox', words: en.form.usernameMissing, field: 'username' },
    { user: 'anna@acme.example', password: '', words: en.form.passwordMissing, field: 'password' },
  ]) {
    it(`says beside the ${field}: ${words}`, async () => {
      const stage = await createStage({ user: null });
      const element = await inState(show(stage, 'form'), 'empty');

      await submit(element, { username: user, password });

      assert.equal(await fault(element, field), words);
      assert.equal(input(element, 'username')!.value, user);
      assert.equal(input(element, 'password')!.value, password);
    });
  }

  for (const { user, words } of [
    { user: 'disabled@acme.example', words: en.reasons.account_disabled },
    { user: 'external@acme.example', words: en.reasons.external_user },
  ]) {
    it(`says of ${user}: ${words}`, async () => {
      const stage = await createStage({ user: null });
      const element = await inState(show(stage, 'form'), 'empty');

      await submit(element, { username: user, password: 'sandbox' });

      await until(() => element.shadowRoot!.activeElement?.textContent === words, words);
    });
  }

  it('says beside the code that it is wrong, and keeps what was typed', async () => {
    const stage = await createStage({ user: null });
    const element = await inState(show(stage, 'form'), 'empty');
    await submit(element, { username: 'anna@acme.example', password: 'sandbox' });

    await submit(element, { code: '000000' });

    assert.equal(await fault(element, 'code'), en.reasons.challenge_refused);
    assert.equal(input(element, 'code')!.value, '000000');
  });

  it('asks for the next code where the API wants another one', async () => {
    const stage = await createStage({ user: null });
    const element = await inState(show(stage, 'form'), 'empty');
    await submit(element, { username: 'anna@acme.example', password: 'sandbox' });
    const code = await until(() => input(element, 'code'), 'the code');
    await until(() => element.shadowRoot!.activeElement === code, 'the focus on the code');
    let answers = 0;
    stage.client.answerChallenge = async () => (answers++, { state: 'challenge', challenge: 'SMS_MFA' });
    let successes = 0;
    element.onSignedIn = () => successes++;

    code.blur();
    await submit(element, { code: '123456' });

    await until(() => element.shadowRoot!.activeElement === code, 'the focus on the code again');
    assert.equal(answers, 1);
    assert.equal(successes, 0);
  });

  it('starts again with the user name and without the password', async () => {
    const stage = await createStage({ user: null });
    const element = await inState(show(stage, 'form'), 'empty');
    await submit(element, { username: 'anna@acme.example', password: 'sandbox' });

    (await until(() => button(element, /Start again/), 'the way back')).click();

    const username = await until(() => input(element, 'username'), 'the first step');
    assert.equal(username.value, 'anna@acme.example');
    assert.equal(input(element, 'password')!.value, '');
  });

  for (const { user, words } of [
    { user: 'new@acme.example', words: en.form.newPassword },
    { user: 'setup@acme.example', words: en.form.mfaSetup },
  ]) {
    it(`says of ${user} what must be done elsewhere, and leads back: ${words}`, async () => {
      const stage = await createStage({ user: null });
      const element = await inState(show(stage, 'form'), 'empty');

      await submit(element, { username: user, password: 'sandbox' });

      await until(() => shownText(element).includes(words), words);
      assert.isNull(input(element, 'code'));
      (await until(() => button(element, /Start again/), 'the way back')).click();
      await until(() => input(element, 'username'), 'the first step');
    });
  }

  for (const { challenge, words } of [
    { challenge: 'SOFTWARE_TOKEN_MFA', words: en.form.appCode },
    { challenge: 'SMS_MFA', words: en.form.smsCode },
    { challenge: 'EMAIL_OTP', words: en.form.otherCode },
    { challenge: 'SELECT_MFA_TYPE', words: en.reasons.challenge_unsupported },
  ]) {
    it(`says at ${challenge}: ${words}`, async () => {
      const stage = await createStage({ user: null });
      stage.answer(/auth/, 200, { Challenge: challenge, Session: 's' });
      const element = await inState(show(stage, 'form'), 'empty');

      await submit(element, { username: 'anna@acme.example', password: 'sandbox' });

      await until(() => shownText(element).includes(words), words);
    });
  }

  it('offers to remember the device only where that is safe', async () => {
    const stage = await createStage({ user: null });
    const element = await inState(show(stage, 'form'), 'empty');
    await submit(element, { username: 'anna@acme.example', password: 'sandbox' });
    await until(() => input(element, 'code'), 'the code');
    assert.isNull(input(element, 'remember'));

    element.canRemember = true;

    await until(() => input(element, 'remember'), 'the offer');
  });

  it('sends once, however often it is submitted, and says that it is busy', async () => {
    const stage = await createStage({ user: null });
    const release = stage.hold(/auth/);
    const element = await inState(show(stage, 'form'), 'empty');

    await submit(element, { username: 'ben@acme.example', password: 'sandbox' });
    await submit(element, {});
    await submit(element, {});
    const send = element.shadowRoot!.querySelector('[type="submit"]')!;
    await until(() => send.getAttribute('aria-disabled') === 'true', 'the busy button');
    assert.equal(element.shadowRoot!.querySelector('[role="status"]')!.textContent, en.form.busy);
    release();
    await inState(element, 'ready');

    assert.lengthOf(
      stage.calls.filter((call) => call.startsWith('POST /api/v3/auth')),
      1,
    );
  });

  it('lets nobody read the password in the markup', async () => {
    const stage = await createStage({ user: null });
    const release = stage.hold(/auth/);
    const element = await inState(show(stage, 'form'), 'empty');

    await submit(element, { username: 'ben@acme.example', password: 'correct horse' });
    element.shadowRoot!.querySelector<HTMLInputElement>('[type="checkbox"]')!.click();
    await element.updateComplete;

    assert.equal(input(element, 'password')!.type, 'text');
    assert.notInclude(allText(), 'correct horse');
    release();
  });

  it('says that the service cannot be reached, and keeps what was typed', async () => {
    const stage = await createStage({ user: null });
    const element = await inState(show(stage, 'form'), 'empty');
    stage.cut();

    await submit(element, { username: 'ben@acme.example', password: 'sandbox' });

    await until(() => element.shadowRoot!.activeElement?.textContent === en.errors.network, en.errors.network);
    assert.equal(input(element, 'password')!.value, 'sandbox');
  });

  it('keeps the focus when the button that had it goes away', async () => {
    const stage = await createStage({ user: null });
    const element = stage.show('<fd-sign-in></fd-sign-in>').querySelector('fd-sign-in')!;
    const before = await until(() => button(element, /Sign in/), 'the button');
    before.focus();

    await stage.client.signIn({ username: 'ben@acme.example', password: 'sandbox' });
    const after = await until(() => button(element, /Sign out/), 'the way out');

    assert.isTrue(element.shadowRoot!.activeElement === after);
  });
});
