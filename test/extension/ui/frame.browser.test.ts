import { assert } from 'chai';
import { defineFrame } from '../../../src/extension/ui/define-frame.ts';
import type { FdxFrame } from '../../../src/extension/ui/frame.ts';
import { clearStage, createStage, until, type Stage, type StageOptions } from '../../components/stage.ts';
import { buttonIn, deep, untilButton, visibleText } from './stage.ts';

defineFrame();

async function stageFrame(
  properties: Partial<FdxFrame> = {},
  options: StageOptions = {},
): Promise<Stage & { frame: FdxFrame }> {
  const stage = await createStage(options);
  const frame = document.createElement('fdx-frame');
  Object.assign(frame, { eventId: 'evt_abc', ...properties });
  stage.show('', { 'partner-id': 'partner-id-acme' }).append(frame);
  return { ...stage, frame };
}

describe('the frame in a page', () => {
  afterEach(clearStage);

  it('shows the card of its event', async () => {
    const { frame, calls } = await stageFrame();

    await until(() => visibleText(frame).includes('6,758'), 'the figures');

    assert.include(visibleText(frame), 'Concert at Olympiahalle');
    await until(
      () => visibleText(frame).includes('of 3,600 sold') && visibleText(frame).includes('June 13'),
      'the rest',
    );
    assert.isFalse(Boolean(buttonIn(deep(frame, 'fd-event-card')!, /./)));
    // Of another event the background would read nothing: asking for it would end the frame.
    assert.isFalse(calls.some((call) => call.includes('evt_abd')));
  });

  it('shows what came of the package that is chosen, to be read only, and no more of it after the way back', async () => {
    const { frame, calls } = await stageFrame();
    const panel = await until(() => deep(frame, 'fd-attribution-panel'), 'the sales');
    assert.equal(panel.getAttribute('package-id'), '');

    (await untilButton(frame, /Munich shows Q3/)).click();

    await until(() => panel.shadowRoot!.querySelector('[part~="backhaul"] table'), 'the evaluation');
    assert.equal(panel.getAttribute('package-id'), 'pkg_555');
    await until(() => deep(frame, 'fd-package-status')!.shadowRoot!.querySelector('[part~="lists"]'), 'the package');
    assert.isFalse(Boolean(buttonIn(frame, /For CRM|For spreadsheets|Merge|Change|Save|Add|Delete/)));
    assert.deepEqual([...new Set(calls.map((call) => call.split(' ')[0]))], ['GET']);

    (await untilButton(frame, /All packages/)).click();
    await until(() => !panel.shadowRoot!.querySelector('[part~="backhaul"]'), 'nothing of the package');
  });

  it('says that it is opening, and that it has come too late', async () => {
    const { frame } = await stageFrame({ eventId: null });
    await until(() => visibleText(frame).includes('Opening the event…'), 'the words');

    frame.eventId = '';

    await until(() => visibleText(frame).includes('no longer valid. Close it and open the event again.'), 'the words');
  });

  it('offers the side panel where there is one', async () => {
    let opened = 0;
    const { frame } = await stageFrame({ openPanel: () => opened++ });

    (await untilButton(frame, /Open in side panel/)).click();

    assert.equal(opened, 1);
  });

  it('sends nobody to a sign-in from inside of somebody else’s page', async () => {
    const windows: unknown[] = [];
    const open = window.open.bind(window);
    window.open = (...args) => (windows.push(args), null);
    const { frame, client } = await stageFrame();
    await until(() => visibleText(frame).includes('6,758'), 'the figures');

    frame.dispatchEvent(new Event('fd-sign-in-request', { bubbles: true, composed: true, cancelable: true }));
    await until(() => visibleText(frame).includes('Sign in through the Future Demand button'), 'the words');
    await client.signOut();
    await until(() => !deep(frame, 'fd-event-card'), 'nothing of the event');

    assert.deepEqual(windows, []);
    assert.isFalse(Boolean(deep(frame, 'input')));
    window.open = open;
  });

  it('words the end of the session', async () => {
    const { frame } = await stageFrame({}, { user: null });

    await until(() => visibleText(frame).includes('Sign in through the Future Demand button'), 'the words');

    assert.isFalse(Boolean(buttonIn(frame, /./)));
  });

  it('offers another try when the event cannot be read', async () => {
    const stage = await createStage();
    const end = stage.answer(/evt_abc$/, 500, {});
    const frame = document.createElement('fdx-frame');
    frame.eventId = 'evt_abc';
    stage.show('', { 'partner-id': 'partner-id-acme' }).append(frame);
    const retry = await untilButton(frame, /Try again/);
    end();

    retry.click();

    await until(() => visibleText(frame).includes('Concert at Olympiahalle'), 'the event');
  });
});
