import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { PageStore, type TabSource } from '../../../src/extension/ui/page-store.ts';
import type { PageState } from '../../../src/extension/ui/page.view.ts';

type Tab = Awaited<ReturnType<TabSource['activeTab']>>;
type Found = Awaited<ReturnType<TabSource['found']>>;

const TICKETS: Tab = { id: 1, site: 'https://tickets.example/*', host: 'tickets.example' };
const OTHER: Tab = { id: 2, site: 'https://other.example/*', host: 'other.example' };
const ONE: Found = { seen: 3, events: [{ id: 'evt_abc', title: 'Concert' }] };

/** A browser with one window, in which the test moves about. */
class Browser implements TabSource {
  tab: Tab = TICKETS;
  readonly on = new Set<string>();
  readonly known = new Map<number, Found>();
  readonly looked: string[] = [];
  mayLook = true;
  #tabs = new Set<() => void>();
  #found = new Map<number, Set<(found: Found) => void>>();

  activeTab = async () => this.tab;
  isOn = async (site: string) => this.on.has(site);
  found = async (id: number) => this.known.get(id) ?? null;
  watchTabs = (onChange: () => void) => {
    this.#tabs.add(onChange);
    return () => void this.#tabs.delete(onChange);
  };
  watchFound = (id: number, onChange: (found: Found) => void) => {
    const all = this.#found.get(id) ?? new Set();
    this.#found.set(id, all.add(onChange));
    return () => void all.delete(onChange);
  };
  look = async (id: number, site: string) => {
    this.looked.push(`${id} ${site}`);
    return this.mayLook;
  };

  find(id: number, found: Found): void {
    this.known.set(id, found);
    for (const each of this.#found.get(id) ?? []) each(found);
  }
  go(tab: Tab): void {
    this.tab = tab;
    for (const each of this.#tabs) each();
  }
  get watchers(): number {
    return this.#tabs.size + [...this.#found.values()].reduce((sum, all) => sum + all.size, 0);
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the page of the active tab', () => {
  let browser: Browser;
  let store: PageStore;
  let states: PageState[];

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    browser = new Browser();
    states = [];
    store = new PageStore(browser, 'unknown', (state) => states.push(state));
  });
  afterEach(() => {
    store.stop();
    mock.timers.reset();
  });

  async function begin(): Promise<void> {
    store.start();
    await settled();
  }

  it('is unread until somebody looks', async () => {
    await begin();

    assert.equal(store.state.reading, 'unread');
    assert.equal(store.state.host, 'tickets.example');
    assert.deepEqual(browser.looked, []);
  });

  it('shows what was found before', async () => {
    browser.known.set(1, ONE);

    await begin();

    assert.equal(store.state.reading, 'read');
    assert.deepEqual(store.state.events, ONE.events);
    assert.equal(store.state.seen, 3);
  });

  it('is read on request, and shows what is found then', async () => {
    await begin();

    await store.look();
    assert.equal(store.state.reading, 'reading');
    browser.find(1, ONE);

    assert.deepEqual(browser.looked, ['1 https://tickets.example/*']);
    assert.equal(store.state.reading, 'read');
    mock.timers.tick(60_000);
    assert.equal(store.state.reading, 'read');
  });

  it('says so where the browser does not let us', async () => {
    browser.mayLook = false;
    await begin();

    await store.look();

    assert.equal(store.state.reading, 'failed');
  });

  it('does not read for ever', async () => {
    await begin();

    await store.look();
    mock.timers.tick(30_000);

    assert.equal(store.state.reading, 'failed');
  });

  it('shows what was found before where reading again brings nothing', async () => {
    browser.known.set(1, { seen: 5, events: [] });
    await begin();

    await store.look();
    assert.equal(store.state.reading, 'reading');
    mock.timers.tick(30_000);

    assert.equal(store.state.reading, 'read');
    assert.equal(store.state.seen, 5);
  });

  it('is being read where the site is on', async () => {
    browser.on.add(TICKETS.site!);

    await begin();

    assert.equal(store.state.reading, 'reading');
    assert.equal(store.state.isOn, true);
  });

  it('becomes unread when the site is switched off', async () => {
    browser.on.add(TICKETS.site!);
    await begin();

    browser.on.clear();
    browser.go(TICKETS);
    await settled();

    assert.equal(store.state.isOn, false);
    assert.equal(store.state.reading, 'unread');
  });

  it('is another one in another tab, and nothing of the first one stays', async () => {
    browser.known.set(1, ONE);
    await begin();

    browser.go(OTHER);
    await settled();
    browser.find(1, { seen: 9, events: [] });

    assert.equal(store.state.tabId, 2);
    assert.deepEqual(store.state.events, []);
    assert.equal(store.state.reading, 'unread');
  });

  it('shows what is found while it is asked what was found before', async () => {
    const { found } = browser;
    browser.found = async (id) => {
      const before = await found(id);
      browser.find(id, ONE);
      return before;
    };

    await begin();

    assert.deepEqual(store.state.events, ONE.events);
    assert.equal(store.state.reading, 'read');
  });

  it('shows nothing of the next tab as of this one', async () => {
    await begin();
    const { found } = browser;
    browser.found = async (id) => {
      browser.find(id, ONE);
      return found(id);
    };

    browser.go(OTHER);
    await settled();

    assert.deepEqual(store.state.events, ONE.events);
    assert.ok(states.every(({ tabId, events }) => tabId !== 1 || events.length === 0));
  });

  it('watches no tab that has been left while it was asked about', async () => {
    await begin();
    const { watchers } = browser;

    browser.found = async () => {
      browser.go(TICKETS);
      return ONE;
    };
    browser.go(OTHER);
    await settled();
    assert.equal(store.state.tabId, 1);
    assert.equal(browser.watchers, watchers);
    browser.found = async () => {
      store.stop();
      return ONE;
    };
    browser.go(OTHER);
    await settled();
    assert.equal(browser.watchers, 0);
  });

  it('is the one that is active, though the answer about the tab before comes later', async () => {
    await begin();
    let answerLate = (_tab: Tab): void => undefined;
    const { activeTab } = browser;

    browser.activeTab = () => new Promise((resolve) => (answerLate = resolve));
    browser.go(OTHER);
    browser.activeTab = activeTab;
    browser.go(TICKETS);
    await settled();
    answerLate(OTHER);
    await settled();

    assert.equal(store.state.tabId, 1);
  });

  for (const unreachable of ['closed', 'unknown'] as const) {
    it(`is ${unreachable} where its address is not known`, async () => {
      browser.tab = { id: 3, site: null, host: '' };
      store = new PageStore(browser, unreachable, (state) => states.push(state));

      await begin();

      assert.equal(store.state.reading, unreachable);
    });
  }

  it('shows what was found also where its address is not known', async () => {
    browser.tab = { id: 3, site: null, host: '' };
    browser.known.set(3, ONE);

    await begin();

    assert.equal(store.state.reading, 'read');
  });

  it('forgets what was found for another partner', async () => {
    browser.known.set(1, ONE);
    await begin();

    store.forget();

    assert.deepEqual(store.state.events, []);
    assert.equal(store.state.reading, 'unread');
  });

  it('is left alone after the end', async () => {
    await begin();

    store.stop();

    assert.equal(browser.watchers, 0);
    const { length } = states;
    browser.go(OTHER);
    await settled();
    assert.equal(states.length, length);
  });
});
