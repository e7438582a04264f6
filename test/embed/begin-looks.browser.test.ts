import { assert } from 'chai';
import type { BegunLooks } from '../../src/components/provider/begun-looks.ts';
import { beginLooks } from '../../src/embed/begin-looks.ts';

const LOOKS = Symbol.for('fd-widgets/looks');

describe('the looks at sessions that are begun while the kit is on its way', () => {
  const real = globalThis.fetch;
  const place = globalThis as BegunLooks;
  let calls: { url: string; header: string | null }[] = [];

  const provider = (base?: string): HTMLElement => {
    const element = document.createElement('fd-not-yet-a-provider');
    if (base !== undefined) element.setAttribute('base', base);
    return element;
  };

  beforeEach(() => {
    calls = [];
    delete place[LOOKS];
    globalThis.fetch = async (input, init) => {
      const url = input as string;
      calls.push({ url, header: new Headers(init?.headers).get('x-fd-request') });
      if (url.startsWith('/away')) throw new TypeError('Failed to fetch');
      return Response.json({ state: 'signed-out' });
    };
  });
  afterEach(() => {
    globalThis.fetch = real;
    delete place[LOOKS];
  });

  it('are one for each gateway, made as the client makes them', async () => {
    beginLooks([provider(), provider('/fd/'), provider('/other')]);

    assert.deepEqual(calls, [
      { url: '/fd/session', header: '1' },
      { url: '/other/session', header: '1' },
    ]);
    assert.deepEqual([...place[LOOKS]!.keys()], ['/fd', '/other']);
    assert.deepEqual(await (await place[LOOKS]!.get('/fd'))!.json(), { state: 'signed-out' });
  });

  it('read what a page has set before the element was one, and leave a client of the page’s own alone', () => {
    beginLooks([Object.assign(provider('/fd'), { base: '/set' }), Object.assign(provider('/mine'), { client: {} })]);

    assert.deepEqual(
      calls.map(({ url }) => url),
      ['/set/session'],
    );
  });

  it('come to nothing where the call fails: whoever takes it asks again', async () => {
    beginLooks([provider('/away')]);

    assert.isUndefined(await place[LOOKS]!.get('/away'));
  });
});
