import { assert } from 'chai';
import { loadElements, lookIn } from '../../src/embed/loader.ts';
import { until } from './until.ts';

/** A tag that no other test uses, and the loading of its element. */
let count = 0;
function someTag() {
  const tag = `fd-loader-test-${++count}`;
  const state = { tag, loads: 0 };
  const load = async (): Promise<void> => {
    state.loads++;
    customElements.define(tag, class extends HTMLElement {});
  };
  return { state, tags: { [tag]: load } };
}

/** Long enough for what comes by itself to come: two frames and what they bring about. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 100));

describe('the loader', () => {
  const ends: (() => void)[] = [];
  const load = (...args: Parameters<typeof loadElements>): void => void ends.push(loadElements(...args));
  const real = { warn: console.warn, error: console.error };
  let said: string[] = [];

  /** The tag, so many pixels below the upper edge of the window, in a page that can be scrolled there. */
  function below(tag: string, px: number): HTMLElement {
    const place = document.createElement('div');
    place.innerHTML = `<div class="above"></div><${tag}></${tag}><div class="after"></div>`;
    (place.firstElementChild as HTMLElement).style.blockSize = `${px}px`;
    (place.lastElementChild as HTMLElement).style.blockSize = '3000px';
    document.body.append(place);
    return place.querySelector<HTMLElement>(tag)!;
  }

  beforeEach(() => {
    said = [];
    console.warn = console.error = (text: string) => void said.push(text);
  });
  afterEach(() => {
    Object.assign(console, real);
    for (const end of ends.splice(0)) end();
    document.body.replaceChildren();
    scrollTo(0, 0);
  });

  it('loads an element that is seen, once, and none that is not on the page', async () => {
    const [here, away] = [someTag(), someTag()];
    document.body.append(document.createElement(here.state.tag), document.createElement(here.state.tag));

    load({ ...here.tags, ...away.tags }, '1.0.0', document);
    await until(() => here.state.loads > 0);
    await settle();

    assert.deepEqual([here.state.loads, away.state.loads], [1, 0]);
  });

  it('waits for no frame with what is seen at the start', () => {
    const [seen, far] = [someTag(), someTag()];
    below(far.state.tag, innerHeight + 1000);
    document.body.prepend(below(seen.state.tag, 100).parentElement!);

    load({ ...seen.tags, ...far.tags }, '1.0.0', document);

    assert.deepEqual([seen.state.loads, far.state.loads], [1, 0]);
  });

  it('loads an element when its tag comes later, deep inside of something', async () => {
    const { state, tags } = someTag();
    load(tags, '1.0.0', document);

    const outer = document.createElement('div');
    outer.append(document.createElement(state.tag));
    document.body.append(outer);
    await until(() => state.loads === 1);
  });

  it('loads what is a little below the window, and what is far below when somebody comes near', async () => {
    const [near, far] = [someTag(), someTag()];
    below(far.state.tag, innerHeight + 1000);
    document.body.prepend(below(near.state.tag, innerHeight + 200).parentElement!);
    const element = document.querySelector(far.state.tag)!;

    load({ ...near.tags, ...far.tags }, '1.0.0', document);
    await until(() => near.state.loads === 1);
    await settle();
    assert.equal(far.state.loads, 0);

    element.scrollIntoView();
    await until(() => far.state.loads === 1);
  });

  for (const { what, style } of [
    { what: 'that has no box of its own', style: 'contents' },
    { what: 'without a size', style: 'inline' },
  ]) {
    it(`loads an element ${what}`, async () => {
      const { state, tags } = someTag();
      const element = document.createElement(state.tag);
      element.style.display = style;
      document.body.append(element);

      load(tags, '1.0.0', document);
      await until(() => state.loads === 1);
    });
  }

  it('loads what is hidden when it is shown', async () => {
    const { state, tags } = someTag();
    const tab = document.createElement('div');
    tab.hidden = true;
    tab.append(document.createElement(state.tag));
    document.body.append(tab);
    load(tags, '1.0.0', document);
    await settle();
    assert.equal(state.loads, 0);

    tab.hidden = false;
    await until(() => state.loads === 1);
  });

  it('loads everything for print', async () => {
    const { state, tags } = someTag();
    below(state.tag, innerHeight + 3000);
    load(tags, '1.0.0', document);
    await settle();
    assert.equal(state.loads, 0);

    dispatchEvent(new Event('beforeprint'));

    assert.equal(state.loads, 1);
  });

  it('does not see into a shadow root, until it is told to look there', async () => {
    const { state, tags } = someTag();
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    root.append(document.createElement(state.tag));
    document.body.append(host);
    load(tags, '1.0.0', document);
    await settle();
    assert.equal(state.loads, 0);

    lookIn(root);
    await until(() => state.loads === 1);
  });

  describe('and a provider', () => {
    const provider = () => {
      const state = { loads: 0 };
      return { state, tags: { 'fd-provider': async () => void state.loads++ } };
    };
    function around(element: Element): void {
      const tag = document.createElement('fd-provider');
      element.replaceWith(tag);
      tag.append(element);
    }

    it('come together, when the element is near', async () => {
      const [outer, inner] = [provider(), someTag()];
      const element = below(inner.state.tag, innerHeight + 1000);
      around(element);
      load({ ...outer.tags, ...inner.tags }, '1.0.0', document);
      await settle();
      assert.equal(outer.state.loads, 0);

      element.scrollIntoView();
      await until(() => inner.state.loads === 1);
      assert.equal(outer.state.loads, 1);
    });

    it('comes at once where there is no element inside it yet', async () => {
      const { state, tags } = provider();
      document.body.append(document.createElement('fd-provider'));

      load(tags, '1.0.0', document);

      assert.equal(state.loads, 1);
    });

    it('has its session looked at while its element is on its way', async () => {
      const asked: string[] = [];
      const realFetch = globalThis.fetch;
      globalThis.fetch = async (input) => {
        asked.push(input as string);
        return Response.json({ state: 'signed-out' });
      };
      try {
        const place = document.createElement('fd-provider');
        place.setAttribute('base', '/looked-at');
        document.body.append(place);

        load({ 'fd-provider': () => new Promise(() => undefined) }, '1.0.0', document);

        assert.deepEqual(asked, ['/looked-at/session']);
      } finally {
        globalThis.fetch = realFetch;
      }
    });

    it('comes when it is put around an element that is registered already', async () => {
      const [outer, inner] = [provider(), someTag()];
      const element = below(inner.state.tag, 0);
      load({ ...outer.tags, ...inner.tags }, '1.0.0', document);
      await until(() => inner.state.loads === 1);
      assert.equal(outer.state.loads, 0);

      around(element);
      await until(() => outer.state.loads === 1);
    });
  });

  describe('that is included again', () => {
    it('is silent, and loads nothing twice', async () => {
      const { state, tags } = someTag();
      document.body.append(document.createElement(state.tag));
      load(tags, '1.0.0', document);
      load(tags, '1.0.0', document);
      await until(() => state.loads > 0);
      await settle();

      load(tags, '1.0.0', document);
      await settle();

      assert.equal(state.loads, 1);
      assert.deepEqual(said, []);
    });

    it('in another version warns once, with both numbers, and loads nothing, now or later', async () => {
      const [first, second] = [someTag(), someTag()];
      load(first.tags, '0.9.0', document);

      load({ ...second.tags, [first.state.tag]: () => Promise.reject(new Error('mixed')) }, '1.0.0', document);
      document.body.append(document.createElement(first.state.tag), document.createElement(second.state.tag));
      await until(() => first.state.loads === 1);
      await settle();

      assert.equal(second.state.loads, 0);
      assert.lengthOf(said, 1);
      assert.match(said[0] ?? '', /1\.0\.0.*0\.9\.0/);
    });

    it('leaves the page to elements of another version that a script of the page has registered', async () => {
      const [one, two] = [someTag(), someTag()];
      customElements.define(
        one.state.tag,
        class extends HTMLElement {
          static readonly version = '0.9.0';
        },
      );
      document.body.append(document.createElement(two.state.tag));

      load({ ...one.tags, ...two.tags }, '1.0.0', document);
      await settle();

      assert.equal(two.state.loads, 0);
      assert.lengthOf(said, 1);
      assert.match(said[0] ?? '', /1\.0\.0.*0\.9\.0/);
    });
  });

  it("keeps the tag's own content and says so once when the element cannot be loaded", async () => {
    const { state } = someTag();
    document.body.innerHTML = `<${state.tag}>Still here</${state.tag}><${state.tag}></${state.tag}>`;

    load({ [state.tag]: () => Promise.reject(new TypeError('no network')) }, '1.0.0', document);
    await until(() => said.length > 0);
    await settle();

    assert.lengthOf(said, 1);
    assert.match(said[0] ?? '', new RegExp(`<${state.tag}>`));
    assert.equal(document.body.textContent, 'Still here');
  });
});
