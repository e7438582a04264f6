import { assert } from 'chai';
import { loadCurve } from '../../src/components/event-card/load-curve.ts';

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

  it('lets be painted first what stands in the page already, and comes where no frames are painted, too', async () => {
    const root = document.createElement('div').attachShadow({ mode: 'open' });
    const graph = { sales: [] };
    const order: string[] = [];
    requestAnimationFrame(() => order.push('frame'));
    await loadCurve(root, graph, true).then(() => order.push('curve'));
    assert.deepEqual(order, ['frame', 'curve']);

    const real = globalThis.requestAnimationFrame;
    globalThis.requestAnimationFrame = () => 0;
    try {
      assert.isFunction(await loadCurve(root, graph, true));
    } finally {
      globalThis.requestAnimationFrame = real;
    }
  });

  it('waits for no frame where a picture stands already: a reload is over as soon as its data are there', async () => {
    const root = document.createElement('div').attachShadow({ mode: 'open' });
    await loadCurve(root, { sales: [] }, true);
    const order: string[] = [];
    requestAnimationFrame(() => order.push('frame'));

    await loadCurve(root, { sales: [] }, false).then(() => order.push('curve'));

    assert.deepEqual(order, ['curve']);
  });
});
