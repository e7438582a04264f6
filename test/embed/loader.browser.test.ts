import { assert } from 'chai';
import { loadElements } from '../../src/embed/loader.ts';

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

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('the loader', () => {
  const ends: (() => void)[] = [];
  const load = (...args: Parameters<typeof loadElements>): void => void ends.push(loadElements(...args));
  const real = { warn: console.warn, error: console.error };
  let said: string[] = [];

  beforeEach(() => {
    said = [];
    console.warn = console.error = (text: string) => void said.push(text);
  });
  afterEach(() => {
    Object.assign(console, real);
    for (const end of ends.splice(0)) end();
    document.body.replaceChildren();
  });

  it('loads an element that is on the page, once, and none that is not', async () => {
    const [here, away] = [someTag(), someTag()];
    document.body.append(document.createElement(here.state.tag), document.createElement(here.state.tag));

    load({ ...here.tags, ...away.tags }, '1.0.0', document);
    await settle();

    assert.deepEqual([here.state.loads, away.state.loads], [1, 0]);
  });

  it('loads an element when its tag comes later, deep inside of something', async () => {
    const { state, tags } = someTag();
    load(tags, '1.0.0', document);

    const outer = document.createElement('div');
    outer.append(document.createElement(state.tag));
    document.body.append(outer);
    await settle();

    assert.equal(state.loads, 1);
  });

  it('is silent when it is included twice', async () => {
    const { state, tags } = someTag();
    document.body.append(document.createElement(state.tag));
    load(tags, '1.0.0', document);
    await settle();

    load(tags, '1.0.0', document);
    await settle();

    assert.equal(state.loads, 1);
    assert.deepEqual(said, []);
  });

  it('warns once, with both numbers, where another version was first', async () => {
    const [one, two] = [someTag(), someTag()];
    for (const { state } of [one, two]) {
      customElements.define(
        state.tag,
        class extends HTMLElement {
          static readonly version = '0.9.0';
        },
      );
    }

    load({ ...one.tags, ...two.tags }, '1.0.0', document);

    assert.lengthOf(said, 1);
    assert.match(said[0] ?? '', /1\.0\.0.*0\.9\.0/);
  });

  it("keeps the tag's own content and says so when the element cannot be loaded", async () => {
    const { state } = someTag();
    document.body.innerHTML = `<${state.tag}>Still here</${state.tag}>`;

    load({ [state.tag]: () => Promise.reject(new TypeError('no network')) }, '1.0.0', document);
    await settle();

    assert.match(said[0] ?? '', new RegExp(`<${state.tag}>`));
    assert.equal(document.body.textContent, 'Still here');
  });
});
