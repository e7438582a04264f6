import { assert } from 'chai';
import { NO_PAGE } from '../../../src/extension/ui/page.view.ts';
import { clearStage, until } from '../../components/stage.ts';
import { buttonIn, deep, focused, listed, pageWith, stageHome, untilButton, visibleText } from './stage.ts';

const key = (name: string) =>
  focused()!.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true }),
  );

describe('the popup', () => {
  afterEach(clearStage);

  it('signs in with a code, offers to remember the device, and goes on with the page', async () => {
    const { home } = await stageHome({}, { user: null });
    assert.isFalse(Boolean(deep(home, 'fdx-events')));
    const username = await until(() => deep<HTMLInputElement>(home, '#username'), 'the form');
    username.value = 'anna@acme.example';
    deep<HTMLInputElement>(home, '#password')!.value = 'sandbox';

    (await untilButton(home, /^\s*Sign in\s*$/)).click();
    const code = await until(() => deep<HTMLInputElement>(home, '#code'), 'the code');
    assert.isTrue(Boolean(deep(home, 'input[name="remember"]')));
    code.value = '123456';
    (await untilButton(home, /Check code/)).click();
    await until(() => focused()?.localName === 'main', 'the focus on the words');
    const select = await until(() => deep<HTMLSelectElement>(home, 'select'), 'the choice');
    select.focus();
    select.value = 'partner-id-acme';
    select.dispatchEvent(new Event('change'));

    await until(() => visibleText(home).includes('Concert at Olympiahalle'), 'the events');
    assert.include(visibleText(home), 'Signed in as anna@acme.example');
    assert.isTrue(focused() === select);
  });

  it('takes the keyboard to the page after signing in, not to the way out', async () => {
    const { home, client } = await stageHome({}, { user: null });
    (await until(() => deep<HTMLInputElement>(home, '#password'), 'the form')).focus();

    await client.signIn({ username: 'ben@acme.example', password: 'sandbox' });

    await until(() => focused()?.id === 'title', 'the focus on the heading');
    assert.include(visibleText(home), 'Signed in as ben@acme.example');
  });

  it('lists what was recognised, with title, time, venue and city', async () => {
    const { home } = await stageHome();

    const button = await untilButton(home, /Concert at Olympiahalle/);

    assert.match(button.textContent, /Fri, June 12, 2026 at 8:30\sPM/);
    assert.include(button.textContent, 'Olympiapark · München');
  });

  it('lists the packages in progress, each with how long it has taken and what is usual', async () => {
    const { home } = await stageHome();

    const list = await until(() => deep(home, 'fd-package-status[only="building"]'), 'the packages');

    await until(() => visibleText(list).includes('Autumn in Berlin'), 'the one that is built');
    assert.match(visibleText(list), /Building for \d+ \w+ · (Typically|This takes longer than the typical) 10 to 15/);
    assert.isFalse(Boolean(deep(home, 'fd-attribution-panel')), 'nothing is chosen');
  });

  it('opens a card in the place of the list, and goes back to where the keyboard was', async () => {
    const { home, inFlight } = await stageHome();
    (await untilButton(home, /June 13/)).click();

    const card = await until(() => deep(home, 'fd-event-card'), 'the card');
    assert.equal(card.getAttribute('event-id'), 'evt_abd');
    await until(() => focused()?.textContent?.includes('Back'), 'the focus on the way back');
    assert.isFalse(Boolean(buttonIn(home, /June 12/)));
    await until(() => inFlight() === 0, 'the end of all calls');
    const isGoingOn = key('Escape');

    await until(() => /June 13/.test(focused()?.textContent ?? ''), 'the focus on the event');
    assert.isFalse(isGoingOn, 'the popup itself stays open');
    assert.isFalse(Boolean(deep(home, 'fd-event-card')));
  });

  it('reads a page that nobody has looked at, once it is known for whom', async () => {
    const unread = pageWith([], { reading: 'unread' });

    const signedOut = await stageHome({ page: unread }, { user: null });
    const signedIn = await stageHome({ page: unread });

    await until(() => signedIn.asked.includes('look'), 'the look');
    assert.deepEqual(signedOut.asked, []);
  });

  for (const { what, page, text, button } of [
    { what: 'is being read', page: pageWith([], { reading: 'reading' }), text: 'Reading this page…', button: false },
    { what: 'cannot be read', page: { ...NO_PAGE, reading: 'closed' as const }, text: 'does not let', button: false },
    { what: 'could not be read', page: pageWith([], { reading: 'failed' }), text: 'could not be read', button: true },
    { what: 'shows nothing', page: pageWith([], { seen: 0 }), text: 'no event with a title and a date', button: true },
    { what: 'shows others', page: pageWith([], { seen: 60 }), text: 'This page shows 60 events', button: true },
  ]) {
    it(`says that a page ${what}`, async () => {
      const { home, asked } = await stageHome({ page });

      await until(() => visibleText(home).includes(text), text);

      assert.equal(Boolean(buttonIn(home, /Read again/)), button);
      buttonIn(home, /Read again/)?.click();
      assert.equal(asked.includes('look'), button);
    });
  }

  it('switches a site on and off, straight from the click', async () => {
    const { home, asked } = await stageHome();
    const control = await untilButton(home, /Always show on tickets\.example/);
    assert.equal(control.getAttribute('role'), 'switch');
    assert.equal(control.ariaChecked, 'false');

    control.click();
    assert.deepEqual(asked, ['on https://tickets.example/*']);
    home.page = pageWith(listed, { isOn: true });
    await until(() => control.ariaChecked === 'true', 'the switch on');
    await until(() => visibleText(home).includes('Switched on for tickets.example.'), 'the words');
    control.click();

    assert.deepEqual(asked, ['on https://tickets.example/*', 'off https://tickets.example/*']);
  });

  it('says that the browser is asking, and what came of it', async () => {
    let refuse = (): void => undefined;
    const asking = new Promise<boolean>((resolve) => (refuse = () => resolve(false)));
    const { home } = await stageHome({}, {}, { turnSite: () => asking });
    const control = await untilButton(home, /Always show/);

    control.click();
    await until(() => visibleText(home).includes('asks for your permission'), 'the words');
    assert.equal(control.ariaBusy, 'true');
    refuse();

    await until(() => visibleText(home).includes('not given permission for tickets.example'), 'the refusal');
    assert.equal(control.ariaChecked, 'false');
    assert.equal(control.ariaBusy, 'false');
  });

  it('offers no switch where there is no site', async () => {
    const { home } = await stageHome({ page: { ...NO_PAGE, reading: 'closed' } });
    await until(() => visibleText(home).includes('does not let'), 'the words');

    assert.isFalse(Boolean(deep(home, '[role="switch"]')));
  });

  it('leads to the settings and to the side panel', async () => {
    const { home, asked } = await stageHome();

    (await untilButton(home, /Settings/)).click();
    (await untilButton(home, /Open side panel/)).click();

    assert.deepEqual(asked, ['options', 'panel']);
  });

  it('names an environment that is not production', async () => {
    const { home } = await stageHome({ environment: { kind: 'own', host: 'api.partner.example' } });

    await until(() => visibleText(home).includes('Own address: api.partner.example'), 'the name');
    home.environment = { kind: 'production' };

    await until(() => !visibleText(home).includes('Own address'), 'nothing');
  });

  it('leaves nothing of a partner when another one is chosen', async () => {
    const { home, asked, client } = await stageHome();
    (await untilButton(home, /June 12/)).click();
    await until(() => deep(home, 'fd-event-card'), 'the card');

    const select = await until(() => deep<HTMLSelectElement>(home, 'select'), 'the choice');
    select.value = 'partner-id-beta';
    select.dispatchEvent(new Event('change'));

    await until(() => asked.includes('forget'), 'the page being forgotten');
    await until(() => !deep(home, 'fd-event-card'), 'the card gone');
    await until(() => {
      const { current } = client;
      return current?.state === 'signed-in' && current.lastPartner === 'partner-id-beta';
    }, 'the session being told');
  });

  it('signs out', async () => {
    const { home } = await stageHome();

    (await untilButton(home, /Sign out/)).click();

    await until(() => deep(home, '#username'), 'the form');
    assert.isFalse(Boolean(deep(home, 'fdx-events')));
  });

  it('opens no window of a gateway for whatever asks to sign in', async () => {
    const windows: unknown[] = [];
    const open = window.open.bind(window);
    window.open = (...args) => (windows.push(args), null);
    const { home } = await stageHome({}, { user: null });
    await until(() => deep(home, '#username'), 'the form');

    deep(home, 'main')!.dispatchEvent(
      new Event('fd-sign-in-request', { bubbles: true, composed: true, cancelable: true }),
    );
    await until(() => focused()?.id === 'username', 'the focus on the form');

    assert.deepEqual(windows, []);
    window.open = open;
  });

  it('leads to its own form when a card finds the session gone', async () => {
    const stage = await stageHome();
    stage.answer(/evt_abc$/, 401, { message_key: 'error.auth.token_expired' });
    stage.answer(/refresh/, 401, {});

    (await untilButton(stage.home, /June 12/)).click();

    await until(() => deep(stage.home, '#username'), 'the form');
    assert.include(visibleText(stage.home), 'Sign in to Future Demand');
  });
});
