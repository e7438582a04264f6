import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import type { FdClient } from '../../src/client/client.ts';
import { isAbort } from '../../src/client/failures.ts';
import { event } from '../../src/client/resources/event.ts';
import { partner as partnerOf } from '../../src/client/resources/partner.ts';
import type { PartnerScope } from '../../src/client/scope.ts';
import { isFdError } from '../../src/model/errors/fd-error.ts';
import { PartnerMismatchError } from '../../src/model/errors/partner-mismatch.ts';
import type { ApiId, PartnerId } from '../../src/model/ids.ts';
import type { SessionState } from '../../src/model/session.ts';
import { json } from './upstream.ts';

/** What is read where it is no event. */
export const THE_PARTNER = 'the partner';

/** A scope as the page knows it, which is told by what happened to the page and not by the scope itself. */
interface Held {
  readonly scope: PartnerScope;
  readonly user: string;
  readonly partner: PartnerId;
  /** Opened for a moment by the picker, beside the chosen ones. */
  readonly isForName: boolean;
  isOpen: boolean;
}

/** A call that the API has not answered yet. */
interface Waiting {
  readonly held: Held | undefined;
  readonly partner: string;
  /** Whose data the answer is, and what had been forgotten by the time it was asked for. */
  readonly stamp: string;
  readonly resolve: (response: Response) => void;
}

interface Wait {
  /** The page's own way to end its wait. */
  readonly abort?: AbortController | undefined;
  readonly fresh?: boolean;
}

/** Carries the scope of a read to the call that it causes: nothing in the call itself tells whose it was. */
const through = new AsyncLocalStorage<Held>();

/**
 * A page with two providers, each with a chosen partner of its own, and a picker, over one client: so several scopes
 * are open at once. It keeps whatever it has opened, as an element does that nobody told of a switch. Every break of a
 * promise is noted in `faults`.
 */
export class Page {
  readonly client: FdClient;
  readonly faults: string[] = [];
  readonly aborts: AbortController[] = [];
  readonly #waiting = new Set<Waiting>();
  readonly #chosen: (Held | null)[] = [null, null];
  readonly #held: Held[] = [];
  /** How often all that was read as a partner had to be forgotten. */
  readonly #forgotten = new Map<string, number>();
  /** Who signs in at this moment: the relay knows them before the page does. */
  readonly #entering: string[] = [];
  #user: string | null = null;
  #userChanges = 0;
  #unsettled = 0;

  constructor(connect: (page: Page) => FdClient) {
    this.client = connect(this);
    this.client.onSession((state) => this.#onSession(state));
  }

  /** What the API does with a call; `user` where its token tells. */
  readonly hold = async (request: Request, user?: string): Promise<Response> => {
    // As a real fetch: such a call never leaves.
    request.signal.throwIfAborted();
    const held = through.getStore();
    const partner = request.headers.get('x-preferred-partner-id') ?? 'nobody';
    if (partner !== held?.partner) this.faults.push(`asked as ${partner} through a scope of ${held?.partner}`);
    if (user !== undefined && user !== held?.user && !this.#entering.includes(user))
      this.faults.push(`asked as ${user} through a scope of ${held?.user}`);
    // Its own scope may have gone while another one of the same partner waits for the same answer.
    const open = this.#held.filter((each) => each.isOpen && each.partner === partner && each.user === held?.user);
    const isName = request.method === 'GET' && new URL(request.url).pathname.endsWith('/api/v3/partners/');
    if (!open.some((each) => !each.isForName) && !(isName && open.length > 0)) {
      this.faults.push(`${request.method} ${request.url} as ${partner}, who is not chosen`);
    }
    return new Promise((resolve, reject) => {
      const call = { held, partner, stamp: this.#stamp(user ?? held?.user, partner), resolve };
      this.#waiting.add(call);
      request.signal.addEventListener('abort', () => {
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
    if (isAnswerFirst) this.#resolve(call);
    const provider = this.#chosen.findIndex((held) => held === call.held);
    if (provider >= 0) this.choose(provider, to);
    else if (call.held) this.#close(call.held);
    if (!isAnswerFirst) this.#resolve(call);
  }

  /** Not to be waited for: meanwhile the page goes on. */
  async signIn(username: string): Promise<void> {
    this.#entering.push(username);
    await this.client.signIn({ username, password: 'sandbox' });
    this.#entering.splice(this.#entering.indexOf(username), 1);
  }

  /** As a provider does: the old scope ends before the new one begins. */
  choose(provider: number, partner: PartnerId | null): void {
    const old = this.#chosen[provider];
    if (old) this.#close(old);
    this.#chosen[provider] = partner && this.#open(partner, false);
  }

  /** Through what the provider holds, which may have ended with the session. */
  read(provider: number, what: ApiId, wait: Wait): void {
    const held = this.#chosen[provider];
    if (held) void this.#read(held, what, wait);
  }

  /** Through a scope that has ended, as an element that has not heard of it yet. */
  readLate(nth: number, what: ApiId): void {
    const ended = this.#held.filter((held) => !held.isOpen);
    const held = ended.at(-1 - (nth % Math.max(1, ended.length)));
    if (held) void this.#read(held, what, {});
  }

  /** As <fd-partner-picker> does: each name through a scope of that partner, all at once, and no longer than needed. */
  readNames(abort: AbortController): void {
    const state = this.client.current;
    for (const partner of state?.state === 'signed-in' ? state.partners : []) {
      const held = this.#open(partner, true);
      if (held) void this.#read(held, THE_PARTNER, { abort }).then(() => this.#close(held));
    }
  }

  /** Looks once more at everything, and at what is still under way when all scopes close. */
  async end(settle: () => Promise<void>): Promise<void> {
    for (const call of this.#waiting) this.#resolve(call);
    for (const held of this.#held) this.#close(held);
    await settle();
    assert.deepEqual(this.faults, []);
    assert.equal(this.#unsettled, 0, 'reads that never end');
  }

  #waitingAt(nth: number): Waiting | undefined {
    return [...this.#waiting][nth % Math.max(1, this.#waiting.size)];
  }

  #resolve(call: Waiting, response?: Response): void {
    const { partner: id, stamp } = call;
    this.#waiting.delete(call);
    call.resolve(response ?? json({ id, title: stamp, name: stamp }));
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
    this.#held.push(held);
    return held;
  }

  #close(held: Held): void {
    held.scope.close();
    this.#ended(held);
  }

  #ended(held: Held): void {
    if (!held.isOpen) return;
    held.isOpen = false;
    const { partner } = held;
    if (this.#held.some((each) => each.isOpen && each.partner === partner)) return;
    this.#forgotten.set(partner, (this.#forgotten.get(partner) ?? 0) + 1);
  }

  #onSession(state: SessionState): void {
    const user = state.state === 'signed-in' ? state.email : null;
    if (user !== this.#user) this.#userChanges++;
    this.#user = user;
    if (state.state !== 'signed-in') return;
    for (const held of this.#held) {
      if (held.user !== user || !state.partners.includes(held.partner)) this.#ended(held);
      if (!held.isOpen && !held.scope.signal.aborted) this.faults.push(`${held.user} may go on as ${held.partner}`);
    }
  }

  #stamp(user: string | undefined, partner: string): string {
    return `${user} ${partner}, forgotten ${this.#userChanges}+${this.#forgotten.get(partner) ?? 0}`;
  }

  async #read(held: Held, what: ApiId, { abort, fresh }: Wait): Promise<void> {
    const { scope, user, partner } = held;
    const userChanges = this.#userChanges;
    const options = { signal: abort?.signal, fresh };
    const isOver = (): boolean => !held.isOpen || abort?.signal.aborted === true;
    if (abort && !this.aborts.includes(abort)) this.aborts.push(abort);
    this.#unsettled++;
    try {
      const data = await through.run(held, () =>
        what === THE_PARTNER ? partnerOf(scope).get(options) : event(scope).get(what, options),
      );
      const said = what === THE_PARTNER ? data['name'] : data['title'];
      if (isOver()) this.faults.push(`${what} as ${partner} came after its end`);
      if (said !== this.#stamp(user, partner)) {
        this.faults.push(`${what} is of ${String(said)}, not of ${this.#stamp(user, partner)}`);
      }
    } catch (thrown) {
      // What is under way ends with the user, too.
      if (isAbort(thrown) ? isOver() || userChanges !== this.#userChanges : !isOver() && isFdError(thrown)) {
        if (thrown instanceof PartnerMismatchError) this.faults.push(`${partner} got another partner's answer`);
      } else this.faults.push(`${what} as ${partner}, ${isOver() ? 'ended' : 'open'}, failed with ${String(thrown)}`);
    } finally {
      this.#unsettled--;
    }
  }
}
