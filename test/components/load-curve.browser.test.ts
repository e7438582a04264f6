import { assert } from 'chai';
import { loadCurve } from '../../src/components/event-card/load-curve.ts';
import { holdFrames } from './frames.ts';

describe('the sales curve’s module', () => {
  it('comes beside its data: data that fail first are no rejection that nobody handles', async () => {
    const unhandled: unknown[] = [];
    const note = (event: PromiseRejectionEvent): void => {
      event.preventDefault();
      unhandled.push(event.reason);
    };
    addEventListener('unhandledrejection', note);
    try {
      const root = document.createElement('div').attachShadow({ mode: 'open' });
      // The module has not come yet: nothing else in this file loads it.
      const caught = await loadCurve(root, Promise.reject(new Error('no data')), true).catch(
        (thrown: unknown) => thrown,
      );
      await new Promise((resolve) => setTimeout(resolve, 50));

      assert.include(String(caught), 'no data');
      assert.deepEqual(unhandled, []);
    } finally {
      removeEventListener('unhandledrejection', note);
    }
  });

  it('lets be painted first what stands in the page already', async () => {
    const root = document.createElement('div').attachShadow({ mode: 'open' });
    const frames = holdFrames();
    try {
      const order: string[] = [];
      const loaded = loadCurve(root, { sales: [] }, true).then(() => order.push('curve'));
      await new Promise((resolve) => setTimeout(resolve, 150));
      order.push('frame');
      frames.paint();
      await loaded;

      assert.deepEqual(order, ['frame', 'curve']);
    } finally {
      frames.end();
    }
  });

  it('comes where no frames are painted, too, and waits for none any more', async () => {
    const root = document.createElement('div').attachShadow({ mode: 'open' });
    const { requestAnimationFrame: realFrame, cancelAnimationFrame: realCancel } = globalThis;
    const cancelled: number[] = [];
    globalThis.requestAnimationFrame = () => 42;
    globalThis.cancelAnimationFrame = (id) => void cancelled.push(id);
    try {
      assert.isFunction(await loadCurve(root, { sales: [] }, true));
      assert.deepEqual(cancelled, [42]);
    } finally {
      Object.assign(globalThis, { requestAnimationFrame: realFrame, cancelAnimationFrame: realCancel });
    }
  });

  it('waits for no frame where a picture stands already: a reload is over as soon as its data are there', async () => {
    const root = document.createElement('div').attachShadow({ mode: 'open' });
    await loadCurve(root, { sales: [] }, true);
    const frames = holdFrames();
    try {
      assert.isFunction(await loadCurve(root, { sales: [] }, false));
    } finally {
      frames.end();
    }
  });
});
