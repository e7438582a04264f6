import { ContextEvent } from '@lit/context';
import { createClient, type FdClient } from '../../src/client/client.ts';
import type { PartnerScope } from '../../src/client/scope.ts';
import type { FdEventCard } from '../../src/components/event-card/event-card.ts';
import type { FdPartnerPicker } from '../../src/components/partner-picker/partner-picker.ts';
import type { FdProvider } from '../../src/components/provider/provider.ts';
import { fdContext, type FdContext } from '../../src/components/shared/context.ts';
import { isAbort } from '../../src/client/failures.ts';
import { isFdError } from '../../src/model/errors/fd-error.ts';
import type { PartnerId } from '../../src/model/ids.ts';
import { HeldGateway, marksIn, PARTNERS, USERS, type User } from './held-gateway.ts';
import type { Tab } from './held-tab.ts';
import { allText } from './stage.ts';

const STATES = ['empty', 'loading', 'ready', 'stale', 'failed'];

export type Shown = FdEventCard | FdPartnerPicker;

/** Two providers on one page, two cards and a picker that may be in any of them, over a gateway by hand. */
export class ProviderPage {
  readonly faults: string[] = [];
  readonly gateway = new HeldGateway((path, partner) => this.#onCall(path, partner));
  readonly client: FdClient;
  readonly providers: readonly FdProvider[];
  readonly cards: readonly FdEventCard[];
  readonly shown: readonly Shown[];
  readonly tab: Tab;
  now = 0;
  readonly #scopes: PartnerScope[] = [];
  /** What was chosen in a provider, which holds until the user, the partners or the place change. */
  readonly #chosen = new Map<FdProvider, PartnerId>();
  /** The providers that the elements' buttons were drawn for. */
  readonly #drawnIn = new Map<Shown, FdProvider | null>();

  constructor(tab: Tab) {
    this.tab = tab;
    this.client = createClient({ base: '/held', fetch: this.gateway.fetch, clock: () => this.now });
    const as = this.client.as.bind(this.client);
    this.client.as = (partnerId) => {
      const scope = as(partnerId);
      this.#scopes.push(scope);
      return scope;
    };
    this.client.onSession(() => this.#chosen.clear());
    this.providers = [0, 1].map(() => Object.assign(document.createElement('fd-provider'), { client: this.client }));
    this.cards = [0, 1].map((at) =>
      Object.assign(document.createElement('fd-event-card'), { eventId: `evt_${at + 1}`, locale: 'en' }),
    );
    this.shown = [...this.cards, Object.assign(document.createElement('fd-partner-picker'), { locale: 'en' })];
    document.body.append(...this.providers);
    this.providers[0]?.append(...this.shown);
  }

  /** Lets everything that needs no further answer come to its end. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet++) {
      await this.tab.turn();
      if (this.gateway.reading) quiet = 0;
    }
    for (const each of this.shown) this.#drawnIn.set(each, each.closest('fd-provider'));
  }

  /** Answers whatever is asked for, until nothing is any more. */
  async answerAll(): Promise<void> {
    await this.settle();
    while (this.gateway.waiting.length) {
      for (const call of [...this.gateway.waiting]) call.answer();
      await this.settle();
    }
  }

  choose(provider: FdProvider, partnerId: PartnerId): void {
    const context = contextOf(provider);
    const { current } = this.client;
    if (!provider.isConnected || !context || current?.state !== 'signed-in') return;
    if (!current.partners.includes(partnerId)) return;
    const picker = this.shown.find((each) => each.localName === 'fd-partner-picker');
    // One in a provider that is inside this one is that one's.
    const select = picker?.closest('fd-provider') === provider && picker.shadowRoot?.querySelector('select');
    const isOffered = select && [...select.options].some(({ value }) => value === partnerId);
    if (!isOffered) context.choosePartner(partnerId);
    else {
      select.value = partnerId;
      select.dispatchEvent(new Event('change'));
    }
    if (!provider.partnerId && !context.isPinned) this.#chosen.set(provider, partnerId);
  }

  /** A button may choose a partner, too, for the provider that it was drawn for: its element may have been moved since. */
  press(element: Shown, nth: number): void {
    const buttons = element.shadowRoot!.querySelectorAll('button');
    for (const provider of [element.closest('fd-provider'), this.#drawnIn.get(element)])
      if (provider) this.#chosen.delete(provider);
    buttons[nth % Math.max(1, buttons.length)]?.click();
  }

  pin(provider: FdProvider, partnerId: PartnerId | null): void {
    this.#chosen.delete(provider);
    provider.partnerId = partnerId;
  }

  /** Puts something elsewhere; `null` takes it out of the page. */
  move(what: HTMLElement, place: Element | null): void {
    for (const provider of this.providers) if (what.contains(provider)) this.#chosen.delete(provider);
    if (!place) what.remove();
    else if (!what.contains(place)) place.append(what);
  }

  /** Somebody does something that may fail, and goes on meanwhile. */
  dare(act: Promise<unknown>): void {
    act.catch((thrown: unknown) => {
      if (!isFdError(thrown) && !isAbort(thrown)) this.faults.push(String(thrown));
    });
  }

  /** In another tab somebody signs in, or out: this one is told, and looks. */
  async otherTab(user: User | null): Promise<void> {
    await this.answerAll();
    this.gateway.user = user;
    this.tab.tellOthers();
    await this.answerAll();
  }

  /** Looks at everything that is shown, and at what goes on. */
  check(): void {
    const { current } = this.client;
    const signedIn = current?.state === 'signed-in' ? current : null;
    const owners = new Set<string>(signedIn ? [signedIn.email] : []);
    for (const each of this.shown) this.#checkShown(each, owners, signedIn?.partners ?? []);

    const open = new Set(this.#scopes.filter(({ signal }) => !signal.aborted));
    for (const provider of this.providers) {
      const context = provider.isConnected ? contextOf(provider) : undefined;
      if (!context) continue;
      const { status, scope, partnerId } = context;
      if ((status === 'ready') !== Boolean(scope && open.has(scope))) this.#fault(`${status} and its scope do not fit`);
      if (scope && (scope.partnerId !== partnerId || !signedIn?.partners.includes(partnerId)))
        this.#fault(`acts as ${scope.partnerId}`);
      const chosen = this.#chosen.get(provider);
      if (chosen && partnerId !== chosen) this.#fault(`acts as ${partnerId} where ${chosen} was chosen`);
      if (scope) open.delete(scope);
    }
    // The picker reads names, through scopes of their own.
    const names = this.gateway.waiting.filter(({ path }) => path.endsWith('/partners/')).length;
    if (open.size > names) this.#fault(`${open.size} scopes are open for nobody`);

    const stored = Object.entries(sessionStorage).map(([, value]) => String(value));
    const kept = `${document.title} ${JSON.stringify(localStorage)} ${document.cookie} ${stored.join()}`;
    if (marksIn(kept).length || stored.some((value) => !PARTNERS.some((each) => each === value)))
      this.#fault(`keeps ${kept}`);
    if (this.faults.length) throw new Error(this.faults.join('\n'));
  }

  /** Everything leaves: nothing may go on. */
  async end(): Promise<void> {
    document.body.replaceChildren();
    await this.settle();
    this.check();
    // Signing in and out is not the elements' to end.
    const left = this.gateway.waiting.filter(({ request }) => request.method === 'GET').map(({ path }) => path);
    // Nor is the client's own look, once it has been told that somebody else is signed in; there is never a second.
    const own = left.indexOf('/session');
    if (own >= 0) left.splice(own, 1);
    if (left.length) throw new Error(`Still asked for: ${left.join(' ')}`);
    if (this.tab.channels.size) throw new Error(`${this.tab.channels.size} channels are left open`);
    const open = this.#scopes.filter(({ signal }) => !signal.aborted);
    if (open.length) throw new Error(`${open.length} scopes are left open`);
    await this.answerAll();
  }

  #checkShown(element: Shown, owners: ReadonlySet<string>, partners: readonly PartnerId[]): void {
    const provider = element.isConnected ? element.closest('fd-provider') : null;
    const context = provider && contextOf(provider);
    const text = allText(element.shadowRoot!);
    const isCard = element.localName === 'fd-event-card';
    for (const [owner, partner, what] of marksIn(text)) {
      const isOwn = isCard
        ? partner === context?.partnerId && [(element as FdEventCard).eventId, 'name'].includes(what)
        : partners.some((each) => each === partner) && what === 'name';
      if (!context || !isOwn || !owners.has(owner))
        this.#fault(`${element.localName} shows ${owner} ${partner} ${what}`);
    }
    for (const user of USERS)
      if (text.includes(user) && !owners.has(user)) this.#fault(`${element.localName} names ${user}`);
    for (const id of PARTNERS)
      if (text.includes(id) && !partners.includes(id) && provider?.partnerId !== id)
        this.#fault(`${element.localName} names ${id}`);
    if (!element.isConnected) return;
    const states = STATES.filter((state) => element.matches(`:state(${state})`));
    if (states.length !== 1) this.#fault(`${element.localName} is ${states.join(' and ') || 'in no state'}`);
    if (isCard && !text.trim()) this.#fault('a card is blank');
  }

  /** Changes of an event's status that somebody has begun. */
  readonly #begun = new Set<string>();

  #onCall(path: string, partner: string | null): void {
    if (path.startsWith('/session')) return;
    const { current } = this.client;
    const isHeld = current?.state === 'signed-in' && current.partners.some((each) => each === partner);
    const isActedAs = this.providers.some((each) => each.isConnected && contextOf(each)?.partnerId === partner);
    // A change is two calls, and a third that takes the first back: once begun, it is ended as its own partner.
    const eid = /\/events\/(?:([^/]+)\/setup_frontend_status|last_updated_on_fe\/([^/]+))$/.exec(path);
    const change = eid && `${eid[1] ?? eid[2]} ${partner}`;
    if (change && this.#begun.has(change)) return;
    if (!isHeld || !(isActedAs || path.endsWith('/partners/'))) this.#fault(`${path} is asked for as ${partner}`);
    else if (change) this.#begun.add(change);
  }

  #fault(text: string): void {
    this.faults.push(text);
  }
}

/** What a provider offers at this moment. */
export function contextOf(provider: FdProvider): FdContext | undefined {
  let offered: FdContext | undefined;
  const probe = document.createElement('i');
  provider.append(probe);
  probe.dispatchEvent(new ContextEvent(fdContext, probe, (value: FdContext) => (offered = value), false));
  probe.remove();
  return offered;
}
