import { assert } from 'chai';
import type { PartnerId } from '../../../src/model/ids.ts';
import { clearStage, until } from '../../components/stage.ts';
import { buttonIn, deep, focused, listed, pageWith, stageHome, untilButton, visibleText } from './stage.ts';

describe('the side panel', () => {
  afterEach(clearStage);
  const panel = { layout: 'panel' as const };

  it('opens the card of a single event by itself, and not again after the way back', async () => {
    const one = pageWith(listed.slice(0, 1));
    const { home } = await stageHome({ ...panel, page: one });

    await until(() => deep(home, 'fd-event-card'), 'the card');
    assert.notInclude(focused()?.textContent ?? '', 'All events');
    (await untilButton(home, /All events on this page/)).click();
    await until(() => buttonIn(home, /June 12/), 'the list');
    home.page = { ...one };
    await new Promise(requestAnimationFrame);
    assert.isFalse(Boolean(deep(home, 'fd-event-card')));
    home.page = pageWith(listed.slice(1, 2), { tabId: 8 });

    const card = await until(() => deep(home, 'fd-event-card'), "the other tab's card");
    assert.equal(card.getAttribute('event-id'), 'evt_abd');
  });

  it('takes the card away when its tab or its page is left', async () => {
    const { home } = await stageHome({ ...panel });
    (await untilButton(home, /June 12/)).click();
    await until(() => deep(home, 'fd-event-card'), 'the card');

    home.page = pageWith(listed.slice(1));

    await until(() => !deep(home, 'fd-event-card'), 'the card gone');
    assert.isTrue(Boolean(buttonIn(home, /June 13/)));
  });

  it('tells people who have not pressed the button how to', async () => {
    const { home, asked } = await stageHome({
      ...panel,
      page: pageWith([], { site: null, host: '', reading: 'unknown' }),
    });

    await until(() => visibleText(home).includes('press the Future Demand button in the toolbar'), 'the way');

    assert.deepEqual(asked, []);
  });

  it('reads a page only when it is asked to', async () => {
    const { home, asked } = await stageHome({ ...panel, page: pageWith([], { reading: 'unread' }) });

    const button = await untilButton(home, /Read this page/);
    assert.deepEqual(asked, []);
    button.click();

    assert.deepEqual(asked, ['look']);
  });

  it('goes along when the partner is switched elsewhere, and notes nothing of its own', async () => {
    const { home, asked, client, relay } = await stageHome({ ...panel });
    (await untilButton(home, /June 12/)).click();
    await until(() => deep(home, 'fd-event-card'), 'the card');
    const notes: string[] = [];
    const { fetch } = relay;

    await client.rememberPartner('partner-id-beta' as PartnerId);
    Object.assign(relay, {
      fetch: (input: RequestInfo, init?: RequestInit) => {
        if (init?.method === 'PUT' || (input as Request).method === 'PUT') notes.push('noted');
        return fetch(input, init);
      },
    });
    await client.session();

    await until(() => asked.includes('forget'), 'the page being forgotten');
    await until(() => deep<HTMLSelectElement>(home, 'select')?.value === 'partner-id-beta', 'the other partner');
    assert.isFalse(Boolean(deep(home, 'fd-event-card')));
    assert.deepEqual(notes, []);
  });
});
