import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import type { FdClient } from '../../src/client/client.ts';
import { isAbort } from '../../src/client/failures.ts';
import { event } from '../../src/client/resources/event.ts';
import { as } from '../../src/client/resources/read-as.ts';
import { partner as partnerOf } from '../../src/client/resources/partner.ts';
import type { PartnerScope } from '../../src/client/scope.ts';
import { isFdError } from '../../src/model/errors/fd-error.ts';
import { PartnerMismatchError } from '../../src/model/errors/partner-mismatch.ts';
import type { ApiId, PartnerId } from '../../src/model/ids.ts';
import { partnerSchema } from '../../src/model/partner.ts';
import type { SessionState } from '../../src/model/session.ts';
import { PageModel, type Begun, type Given, type Held } from './page-model.ts';
import { json } from './upstream.ts';

/** What is read where it is no event. */
export const THE_PARTNER = 'the partner';
/** A read of another base at the path of an event. */
export const AT_CR = 'evt_abc at CR';

/** A call that the API has not answered yet. */
interface Waiting {
  readonly begun: Begun | undefined;
  readonly partner: string;
  readonly identity: string;
  readonly stamp: string;
  /** The whole: without it Node forgets to abort its signal. */
  readonly request: Request;
  readonly resolve: (response: Response) => void;
}

interface Subscriber {
  readonly from: number;
  readonly heard: SessionState[];
  readonly end: () => void;
  /** Set once it has ended. */
  to?: number;
}

/** Carries the read to the call that it causes: nothing in the call itself tells whose it was. */
const through = new AsyncLocalStorage<Begun>();

/**
 * A page with two providers, each with a chosen partner of its own, and a picker, over one client: so several scopes
 * are open at once. It keeps whatever it has opened, as an element does that nobody told of a switch.
 */
export class Page {
  readonly client: FdClient;
  readonly model: PageModel;
  readonly aborts: AbortController[] = [];
  /** The network does not hear of aborts: what nobody waits for is answered all the same. */
  isDeaf = false;
  readonly #waiting = new Set<Waiting>();
  readonly #chosen: (Held | null)[] = [null, null];
  readonly #subscribers: Subscriber[] = [];

  constructor(connect: (page: Page) => FdClient, now: () => number, shareMs = 0) {
    this.model = new PageModel(now, shareMs);
    this.client = connect(this);
    this.client.onSession((state) => this.model.onSession(state));
  }

  /** What the API does with a call; `user` where its token tells. */
  readonly hold = async (request: Request, user?: string): Promise<Response> => {
    // As a real fetch: such a call never leaves.
    request.signal.throwIfAborted();
    const begun = through.getStore();
    this.model.asked(begun, request, user);
    const owner = user ?? begun?.held.user;
    const partner = request.headers.get('x-preferred-partner-id') ?? 'nobody';
    const identity = `${request.url} of ${owner} as ${partner}`;
    if ([...this.#waiting].some((other) => other.identity === identity && !other.request.signal.aborted))
      this.model.faults.push(`${identity} is under way twice`);
    return new Promise((resolve, reject) => {
      const stamp = this.model.stampOfCall(owner, partner, begun?.what ?? 'nothing');
      const call = { begun, partner, identity, stamp, request, resolve };
      this.#waiting.add(call);
      request.signal.addEventListener('abort', () => {
        if (this.isDeaf) return;
        this.#waiting.delete(call);
        reject(request.signal.reason as Error);
      });
    });
  };

  /** Answers one of the waiting calls, with its data unless told otherwise. */
  answer(nth: number, response?: Response): void {
    const call = this.#waitingAt(nth);
    if (call) this.#resolve(call, response);
  }

  /** Answers a call and leaves its scope, all in one tick. */
  race(nth: number, isAnswerFirst: boolean, to: PartnerId): void {
    const call = this.#waitingAt(nth);
    if (!call) return;
    const held = call.begun?.held;
    if (isAnswerFirst) this.#resolve(call);
    const provider = this.#chosen.findIndex((each) => each === held);
    if (provider >= 0) this.choose(provider, to);
    else if (held) this.#close(held);
    if (!isAnswerFirst) this.#resolve(call);
  }

  /** Not to be waited for: meanwhile the page goes on. */
  async signIn(username: string): Promise<void> {
    const { entering } = this.model;
    entering.push(username);
    await this.client.signIn({ username, password: 'sandbox' });
    entering.splice(entering.indexOf(username), 1);
  }

  /** As a provider does: the old scope ends before the new one begins. */
  choose(provider: number, partner: PartnerId | null): void {
    const old = this.#chosen[provider];
    if (old) this.#close(old);
    this.#chosen[provider] = partner && this.#open(partner, false);
  }

  /** Through what the provider holds, which may have ended with the session. */
  read(provider: number, what: ApiId, { abort, fresh = false }: { abort?: AbortController; fresh?: boolean }): void {
    const held = this.#chosen[provider];
    if (held) void this.#read(held, what, fresh, abort);
  }

  /** Through a scope that has ended, as an element that has not heard of it yet. */
  readLate(nth: number, what: ApiId): void {
    const ended = this.model.held.filter((held) => !held.isOpen);
    const held = ended.at(-1 - (nth % Math.max(1, ended.length)));
    if (held) void this.#read(held, what, false, undefined);
  }

  /** As <fd-partner-picker> does: each name through a scope of that partner, all at once, and no longer than needed. */
  readNames(abort: AbortController): void {
    const state = this.client.current;
    for (const partner of state?.state === 'signed-in' ? state.partners : []) {
      const held = this.#open(partner, true);
      if (held) void this.#read(held, THE_PARTNER, false, abort).then(() => this.#close(held));
    }
  }

  subscribe(): void {
    const heard: SessionState[] = [];
    const end = this.client.onSession((state) => {
      if (this.client.current !== state) this.model.faults.push('a listener hears what is no longer so');
      heard.push(state);
    });
    this.#subscribers.push({ from: this.model.states.length, heard, end });
  }

  unsubscribe(nth: number): void {
    const subscriber = this.#subscribers[nth % Math.max(1, this.#subscribers.length)];
    subscriber?.end();
    if (subscriber) subscriber.to ??= this.model.states.length;
  }

  /** Closes all scopes while calls are under way, and lets the late answers come. */
  async end(settle: () => Promise<void>): Promise<void> {
    const { model } = this;
    for (const held of model.held) this.#close(held);
    await settle();
    assert.deepEqual(model.faults, []);
    assert.equal(model.unsettled, 0, 'reads that do not end with their scopes');
    assert.deepEqual(
      [...this.#waiting].filter(({ request }) => !request.signal.aborted),
      [],
      'calls that nobody waits for',
    );
    for (const call of this.#waiting) this.#resolve(call);
    await settle();
    assert.deepEqual(model.faults, []);
    for (const { from, to, heard } of this.#subscribers) assert.deepEqual(heard, model.states.slice(from, to));
    model.states.forEach((state, at) => assert.notDeepEqual(state, model.states[at - 1], 'no news'));
  }

  #waitingAt(nth: number): Waiting | undefined {
    return [...this.#waiting][nth % Math.max(1, this.#waiting.size)];
  }

  #resolve(call: Waiting, response?: Response): void {
    const { partner: id, stamp } = call;
    this.#waiting.delete(call);
    call.resolve(response ?? json({ id, name: JSON.stringify(this.model.given(stamp)), title: 'Concert' }));
  }

  #open(partner: PartnerId, isForName: boolean): Held | null {
    const state = this.client.current;
    if (state?.state !== 'signed-in' || !state.partners.includes(partner)) {
      assert.throws(() => this.client.as(partner));
      return null;
    }
    const held = { scope: this.client.as(partner), user: state.email, partner, isForName, isOpen: true };
    // Node takes many readers of one scope for a leak.
    setMaxListeners(0, held.scope.signal);
    this.model.held.push(held);
    return held;
  }

  #close(held: Held): void {
    held.scope.close();
    this.model.ended(held);
  }

  async #read(held: Held, what: ApiId, fresh: boolean, abort: AbortController | undefined): Promise<void> {
    const { model } = this;
    const begun = model.begun(held, what, fresh, abort);
    if (abort && !this.aborts.includes(abort)) this.aborts.push(abort);
    model.unsettled++;
    const name = `${what} as ${held.partner}, ${model.isOver(begun) ? 'ended' : 'open'},`;
    try {
      const data = await through.run(begun, () => dataOf(held.scope, what, { signal: abort?.signal, fresh }));
      model.shown(begun, JSON.parse(String(data['name'])) as Given);
    } catch (thrown) {
      const isOver = model.isOver(begun);
      const isExpected = isAbort(thrown) ? isOver || model.isOutlived(begun) : !isOver && isFdError(thrown);
      if (!isExpected) model.faults.push(`${name} failed with ${String(thrown)}`);
      if (thrown instanceof PartnerMismatchError) model.faults.push(`${name} got another partner's answer`);
    } finally {
      model.unsettled--;
    }
  }
}

function dataOf(
  scope: PartnerScope,
  what: ApiId,
  options: { signal: AbortSignal | undefined; fresh: boolean },
): Promise<Readonly<Record<string, unknown>>> {
  if (what === THE_PARTNER) return partnerOf(scope).get(options);
  if (what !== AT_CR) return event(scope).get(what, options);
  return scope.read({ what, base: 'cr', path: 'events/evt_abc', parse: as(partnerSchema) }, options);
}
