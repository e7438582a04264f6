import { NO_PAGE, type ListedEvent, type PageState, type Reading } from './page.view.ts';

/** How long the background may take: it may have to read all of the partner's events first. */
const READ_TIMEOUT_MS = 30_000;

interface Tab {
  readonly id: number;
  readonly site: string | null;
  /** The site as people read it; empty without one. */
  readonly host: string;
}

interface Found {
  readonly seen: number;
  readonly events: readonly ListedEvent[];
}

/** What the browser knows of its tabs; handed in, so that pages are tested without one. */
export interface TabSource {
  activeTab(): Promise<Tab | null>;
  isOn(site: string): Promise<boolean>;
  /** What was found in a tab's page; null where nobody has looked. */
  found(tabId: number): Promise<Found | null>;
  /** Calls back when what was found in a tab changes; the answer ends that. */
  watchFound(tabId: number, onChange: (found: Found | null) => void): () => void;
  /** Calls back when another tab or page may be the active one, or a site goes on or off; the answer ends that. */
  watchTabs(onChange: () => void): () => void;
  /** @returns false where the browser does not let us read the page */
  look(tabId: number, site: string): Promise<boolean>;
}

/** Follows the active tab and what is found in its page. */
export class PageStore {
  state: PageState = NO_PAGE;

  readonly #source: TabSource;
  readonly #onChange: (state: PageState) => void;
  /** What a page without a known address is called: the popup knows all addresses, the side panel does not. */
  readonly #unreachable: 'closed' | 'unknown';
  #tab: Tab | null = null;
  #isOn = false;
  #found: Found | null = null;
  #phase: 'idle' | 'looking' | 'failed' = 'idle';
  /** Counts looks at the tabs: an older answer does not come after a newer one. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unwatchTabs: (() => void) | undefined;
  #unwatchFound: (() => void) | null = null;

  constructor(source: TabSource, unreachable: 'closed' | 'unknown', onChange: (state: PageState) => void) {
    this.#source = source;
    this.#unreachable = unreachable;
    this.#onChange = onChange;
  }

  start(): void {
    this.#unwatchTabs = this.#source.watchTabs(() => void this.#follow());
    void this.#follow();
  }

  stop(): void {
    this.#turn++;
    clearTimeout(this.#timer);
    this.#unwatchTabs?.();
    this.#unwatchFound?.();
  }

  /** Reads the page once. Never throws: a failure becomes the state. */
  async look(): Promise<void> {
    const tab = this.#tab;
    if (!tab?.site) return;
    this.#enter('looking');
    const isLooked = await this.#source.look(tab.id, tab.site).catch(() => false);
    if (!isLooked && tab === this.#tab) this.#enter('failed');
  }

  /** Drops what was found: it is another partner's. What is found for the new one comes by itself. */
  forget(): void {
    this.#found = null;
    this.#enter('idle');
  }

  async #follow(): Promise<void> {
    const turn = ++this.#turn;
    const tab = await this.#source.activeTab();
    const isOn = Boolean(tab?.site && (await this.#source.isOn(tab.site)));
    if (turn !== this.#turn) return;
    const isSame = tab?.id === this.#tab?.id;
    if (!isSame && !(await this.#turnTo(tab, turn))) return;
    this.#tab = tab;
    this.#isOn = isOn;
    if (isSame) this.#settle();
    else this.#enter('idle');
  }

  /** What was found in another tab. Watched first, then read: what comes between the two is not missed. */
  async #turnTo(tab: Tab | null, turn: number): Promise<boolean> {
    let told: Found | null | undefined;
    const unwatch =
      tab &&
      this.#source.watchFound(tab.id, (now) => {
        told = now;
        if (this.#unwatchFound !== unwatch) return;
        this.#found = now;
        this.#enter('idle');
      });
    const found = tab && (await this.#source.found(tab.id));
    if (turn !== this.#turn) {
      unwatch?.();
      return false;
    }
    this.#unwatchFound?.();
    this.#unwatchFound = unwatch;
    this.#found = told === undefined ? found : told;
    return true;
  }

  #enter(phase: 'idle' | 'looking' | 'failed'): void {
    clearTimeout(this.#timer);
    this.#phase = phase;
    this.#settle();
    if (this.state.reading === 'reading') {
      this.#timer = setTimeout(() => this.#enter(this.#found ? 'idle' : 'failed'), READ_TIMEOUT_MS);
    }
  }

  #settle(): void {
    const { seen, events } = this.#found ?? NO_PAGE;
    const { id = null, site = null, host = '' } = this.#tab ?? {};
    this.state = { tabId: id, site, host, isOn: this.#isOn, reading: this.#reading, seen, events };
    this.#onChange(this.state);
  }

  get #reading(): Reading {
    if (!this.#tab) return 'closed';
    if (this.#phase === 'looking') return 'reading';
    if (this.#found) return 'read';
    if (this.#phase === 'failed') return 'failed';
    if (this.#tab.site === null) return this.#unreachable;
    return this.#isOn ? 'reading' : 'unread';
  }
}
