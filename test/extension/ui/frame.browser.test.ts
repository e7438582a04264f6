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
    const { frame } = await stageFrame();

    await until(() => visibleText(frame).includes('6,758'), 'the figures');

    assert.include(visibleText(frame), 'Concert at Olympiahalle');
    assert.isFalse(Boolean(buttonIn(frame, /./)));
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
