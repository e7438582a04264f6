import { assert } from 'chai';
import { loadElements } from '../../src/embed/loader.ts';
import { until } from './until.ts';

/** The kit's tags, without anything behind them: this is about what the page becomes. */
const tags = Object.fromEntries(
  ['fd-provider', 'fd-event-card', 'fd-package-status'].map((tag) => [tag, () => Promise.resolve()]),
);

describe('a data-fd-widget', () => {
  let end = (): void => undefined;
  const { error } = console;
  let said: string[] = [];

  beforeEach(() => {
    said = [];
    console.error = (text: string) => void said.push(text);
  });
  afterEach(() => {
    console.error = error;
    end();
    document.body.replaceChildren();
  });

  const show = (html: string, base?: string): void => {
    document.body.innerHTML = html;
    end = loadElements(tags, '1.0.0', document, base);
  };
  const card = () => document.querySelector('fd-event-card');

  it('is given the element, with its data as attributes, a provider around it and the fallback inside', async () => {
    show('<div data-fd-widget="event-card" data-event-id="evt_abc" data-heading-level="3"><p>No script</p></div>');
    await until(() => !!card());

    assert.equal(
      document.body.innerHTML,
      '<div data-fd-widget="event-card" data-event-id="evt_abc" data-heading-level="3" data-fd-filled="">' +
        '<fd-provider base="/fd"><fd-event-card event-id="evt_abc" heading-level="3"><p>No script</p></fd-event-card></fd-provider></div>',
    );
  });

  it('gives where and as whom to ask to the provider', async () => {
    show('<div data-fd-widget="event-card" data-partner-id="partner-id-acme" data-base="/crm/fd"></div>', '/widgets');
    await until(() => !!card());

    const provider = document.querySelector('fd-provider')!;
    assert.deepEqual(
      [provider.getAttribute('base'), provider.getAttribute('partner-id'), card()!.getAttributeNames().join()],
      ['/crm/fd', 'partner-id-acme', ''],
    );
  });

  it('asks where the kit came from unless the page says otherwise', async () => {
    show('<div data-fd-widget="event-card"></div>', '/widgets');
    await until(() => !!card());

    assert.equal(document.querySelector('fd-provider')?.getAttribute('base'), '/widgets');
  });

  for (const { what, html } of [
    { what: 'a provider', html: '<fd-provider><div data-fd-widget="event-card"></div></fd-provider>' },
    {
      what: 'a provider that is such a widget itself',
      html: '<div data-fd-widget="provider"><div data-fd-widget="event-card"></div></div>',
    },
  ]) {
    it(`inside ${what} is given no other`, async () => {
      show(html);
      await until(() => !!card());

      assert.equal(document.querySelectorAll('fd-provider').length, 1);
      assert.isTrue(document.querySelector('fd-provider')!.contains(card()));
    });
  }

  it('carries over no attribute that could run, style or name the element', async () => {
    show('<div data-fd-widget="event-card" data-onclick="x" data-style="x" data-id="x" data-fd-own="x"></div>');
    await until(() => !!card());

    assert.deepEqual(card()!.getAttributeNames(), []);
  });

  it('carries over what the page changes and takes away later', async () => {
    show('<div data-fd-widget="event-card" data-event-id="evt_abc" data-read-only=""></div>');
    await until(() => !!card());
    const widget = document.querySelector('div')!;

    widget.dataset['eventId'] = 'evt_def';
    delete widget.dataset['readOnly'];
    await until(() => card()?.getAttribute('event-id') === 'evt_def');

    assert.equal(card()!.hasAttribute('read-only'), false);
  });

  it('is filled when it comes later, when its attribute does, and never twice', async () => {
    show('<div></div>');
    document.querySelector('div')!.setAttribute('data-fd-widget', 'event-card');
    await until(() => !!card());

    const copy = document.body.firstElementChild!.cloneNode(true) as HTMLElement;
    copy.dataset['eventId'] = 'evt_copy';
    document.body.append(copy);
    await until(() => document.querySelectorAll('[data-fd-widget] fd-event-card').length === 2);
    copy.dataset['eventId'] = 'evt_abc';
    await until(() => copy.querySelector('fd-event-card')?.getAttribute('event-id') === 'evt_abc');

    assert.equal(document.querySelectorAll('fd-event-card').length, 2);
  });

  it('that the kit does not know stays as it is, and is named', async () => {
    show('<div data-fd-widget="evnt-card"><p>No script</p></div>');
    await until(() => said.length > 0);

    assert.match(said[0] ?? '', /evnt-card/);
    assert.equal(document.querySelector('div')?.innerHTML, '<p>No script</p>');
  });
});
