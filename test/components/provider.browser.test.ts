import { assert } from 'chai';
import { FdProvider } from '../../src/components/provider/provider.ts';
import { define } from '../../src/components/shared/define.ts';
import { button, clearStage, createStage, inState, shownText, until } from './stage.ts';
import { en } from './words.ts';

const CARD = '<fd-event-card event-id="evt_abc"></fd-event-card>';
const PICKER = '<fd-partner-picker></fd-partner-picker>';

describe('<fd-provider>', () => {
  const open = window.open.bind(window);

  afterEach(() => {
    window.open = open;
    clearStage();
  });

  it('reaches the elements inside that were there before it was defined', async () => {
    const stage = await createStage();
    document.body.innerHTML = `<fd-late-provider time-zone="Europe/Berlin">${CARD}</fd-late-provider>`;
    const card = document.querySelector('fd-event-card')!;
    await inState(card, 'loading');

    (document.querySelector('fd-late-provider') as FdProvider).client = stage.client;
    define('fd-late-provider', class extends FdProvider {});

    await inState(card, 'ready');
  });

  it('works again after it was taken out and put back', async () => {
    const stage = await createStage();
    const provider = stage.show(CARD);
    const card = await inState(provider.querySelector('fd-event-card'), 'ready');

    provider.remove();
    await until(() => !shownText(card).includes('Olympiahalle'), 'an empty card');
    document.body.append(provider);

    await inState(card, 'ready');
  });

  it('hands an element over to the provider that it is moved to', async () => {
    const stage = await createStage();
    const acme = stage.show(CARD, { 'partner-id': 'partner-id-acme' });
    const beta = stage.show('', { 'partner-id': 'partner-id-beta' });
    const card = await inState(acme.querySelector('fd-event-card'), 'ready');

    beta.append(card);
    await inState(card, 'failed');

    assert.notInclude(shownText(card), 'Concert at');
    assert.include(stage.calls.join('\n'), 'GET /api/v3/events/evt_abc partner-id-beta');
  });

  it('keeps two partners on one page apart', async () => {
    const stage = await createStage();
    const xyz = '<fd-event-card event-id="evt_xyz"></fd-event-card>';

    const acme = stage.show(CARD, { 'partner-id': 'partner-id-acme' }).querySelector('fd-event-card');
    const beta = stage.show(xyz, { 'partner-id': 'partner-id-beta' }).querySelector('fd-event-card');

    assert.include(shownText(await inState(acme, 'ready')), 'Concert at Olympiahalle');
    assert.include(shownText(await inState(beta, 'ready')), 'Festkonzert');
  });

  it('refuses in words a partner that is not one of the user’s', async () => {
    const stage = await createStage({ user: 'ben@acme.example' });

    const provider = stage.show(CARD, { 'partner-id': 'partner-id-beta' });
    const card = await inState(provider.querySelector('fd-event-card'), 'failed');

    await until(() => shownText(card).includes(en.notYourPartner('partner-id-beta')), 'the words');
    assert.isNotNull(button(card, /Sign out/));
    assert.deepEqual(stage.calls, []);
  });

  it('asks for a partner where none was chosen, and goes on with the one that is', async () => {
    const stage = await createStage({ partner: null });
    const provider = stage.show(CARD);
    const card = await inState(provider.querySelector('fd-event-card'), 'empty');

    (await until(() => button(card, /partner-id-acme/), 'the partners')).click();

    await inState(card, 'ready');
    assert.equal(sessionStorage.getItem('fd-partner /stage'), 'partner-id-acme');
  });

  it('says so to people without any partner', async () => {
    const stage = await createStage({ user: 'none@none.example' });

    const card = await inState(stage.show(CARD).querySelector('fd-event-card'), 'empty');

    await until(() => shownText(card).includes(en.noPartner), en.noPartner);
  });

  it('keeps the tab’s choice over a reload, and forgets it at sign-out', async () => {
    sessionStorage.setItem('fd-partner /stage', 'partner-id-beta');
    const stage = await createStage();

    const picker = stage.show(PICKER).querySelector('fd-partner-picker')!;
    const select = await until(() => picker.shadowRoot?.querySelector('select'), 'the choice');
    assert.equal(select.value, 'partner-id-beta');

    await stage.client.signOut();
    assert.isNull(sessionStorage.getItem('fd-partner /stage'));
  });

  it('lets the page cancel a change of partner', async () => {
    const stage = await createStage();
    const provider = stage.show(PICKER);
    const picker = provider.querySelector('fd-partner-picker')!;
    const select = await until(() => picker.shadowRoot?.querySelector('select'), 'the choice');
    const wanted: string[] = [];
    document.body.addEventListener(
      'fd-partner-change',
      (event) => {
        wanted.push(`${event.previous} ${event.partnerId}`);
        event.preventDefault();
      },
      { once: true },
    );

    select.value = 'partner-id-beta';
    select.dispatchEvent(new Event('change'));
    await picker.updateComplete;

    assert.deepEqual(wanted, ['partner-id-acme partner-id-beta']);
    assert.equal(select.value, 'partner-id-acme');
  });

  it('opens the sign-in window, unless the page cancels that', async () => {
    const stage = await createStage({ user: null });
    const card = await inState(stage.show(CARD).querySelector('fd-event-card'), 'empty');
    const opened: unknown[] = [];
    window.open = (...args) => (opened.push(args[0]), window);
    const signIn = await until(() => button(card, /Sign in/), 'the button');

    signIn.click();
    await until(() => opened.length, 'the window');
    document.body.addEventListener('fd-sign-in-request', (event) => event.preventDefault(), { once: true });
    signIn.click();
    await new Promise((resolve) => setTimeout(resolve));

    assert.deepEqual(opened, ['/stage/sign-in']);
  });

  it('offers a plain link where the browser blocks the window', async () => {
    const stage = await createStage({ user: null });
    const card = await inState(stage.show(CARD).querySelector('fd-event-card'), 'empty');
    window.open = () => null;

    (await until(() => button(card, /Sign in/), 'the button')).click();

    const link = await until(() => card.shadowRoot!.querySelector('a'), 'the link');
    assert.equal(link.getAttribute('href'), '/stage/sign-in');
    assert.include(shownText(card), en.windowBlocked);
  });

  it('looks again when another tab says that somebody signed in', async () => {
    const stage = await createStage({ user: null });
    const card = await inState(stage.show(CARD).querySelector('fd-event-card'), 'empty');
    await stage.relay.fetch('/stage/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'ben@acme.example', password: 'sandbox' }),
    });
    const other = new BroadcastChannel('fd-session');

    other.postMessage('changed');

    await inState(card, 'ready');
    other.close();
  });

  it('tells the other tabs when somebody signs in or out here, and not when it only looks', async () => {
    const stage = await createStage({ user: null });
    const other = new BroadcastChannel('fd-session');
    let heard = 0;
    other.onmessage = () => heard++;
    const card = await inState(stage.show(CARD).querySelector('fd-event-card'), 'empty');

    await stage.client.signIn({ username: 'ben@acme.example', password: 'sandbox' });
    await inState(card, 'ready');
    await until(() => heard, 'the message');

    assert.equal(heard, 1);
    other.close();
  });

  it('looks again on focus, but not again and again', async () => {
    const stage = await createStage();
    await inState(stage.show(CARD).querySelector('fd-event-card'), 'ready');
    let looks = 0;
    const session = stage.client.session.bind(stage.client);
    stage.client.session = (signal) => (looks++, session(signal));
    const now = performance.now.bind(performance);
    performance.now = () => now() + 10_000;

    try {
      for (let turn = 0; turn < 5; turn++) dispatchEvent(new Event('focus'));
      await until(() => looks, 'a look');
      for (let turn = 0; turn < 5; turn++) dispatchEvent(new Event('focus'));
    } finally {
      performance.now = now;
    }
    assert.equal(looks, 1);
  });

  it('looks again when the relay says that the partner is no longer the user’s', async () => {
    const stage = await createStage();
    stage.answer(/events\/evt_abc$/, 403, { message: 'error.relay.partner_forbidden' });
    let looks = 0;
    const session = stage.client.session.bind(stage.client);
    stage.client.session = (signal) => (looks++, session(signal));

    await inState(stage.show(CARD).querySelector('fd-event-card'), 'failed');

    await until(() => looks > 1, 'another look');
  });

  it('shows the way to sign in when the session has ended meanwhile', async () => {
    const stage = await createStage();
    const card = await inState(stage.show(CARD).querySelector('fd-event-card'), 'ready');
    stage.sandbox.expireTokens();
    stage.sandbox.revokeRefreshTokens();

    await card.refresh();

    await inState(card, 'empty');
    await until(() => button(card, /Sign in/), 'the button');
    assert.notInclude(shownText(card), 'Olympiahalle');
  });

  it('says what is wrong when the gateway cannot be reached, and goes on when it can', async () => {
    const stage = await createStage({ user: null });
    const mend = stage.cut();
    const card = await inState(stage.show(CARD).querySelector('fd-event-card'), 'failed');
    const retry = await until(() => button(card, /Try again/), 'the way out');
    assert.include(shownText(card), en.sessionFailed);

    mend();
    retry.click();

    await inState(card, 'empty');
    await until(() => button(card, /Sign in/), 'the way to sign in');
  });
});
