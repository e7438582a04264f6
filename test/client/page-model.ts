import type { PartnerScope } from '../../src/client/scope.ts';
import type { ApiId, PartnerId } from '../../src/model/ids.ts';
import type { SessionState } from '../../src/model/session.ts';

/** How long the client may serve an answer again. */
const CACHE_MS = 15_000;
/** Of a call that went out as somebody of whom the page had not heard yet. */
const EARLY = ', early';

/** A scope as the page knows it, which is told by what happened to the page and not by the scope itself. */
export interface Held {
  readonly scope: PartnerScope;
  readonly user: string;
  readonly partner: PartnerId;
  /** Opened for a moment by the picker, beside the chosen ones. */
  readonly isForName: boolean;
  isOpen: boolean;
}

/** A read as it began. */
export interface Begun {
  readonly held: Held;
  readonly what: ApiId;
  readonly fresh: boolean;
  /** The page's own way to end its wait. */
  readonly abort: AbortController | undefined;
  /** What is known already when it begins: then nothing may be asked for. */
  readonly cached: Given | undefined;
  readonly at: number;
  readonly epoch: number;
  readonly userChanges: number;
}

/** An answer's data, as the API has stamped it. */
export interface Given {
  /** Whose it is, and what had been forgotten by the time it was asked for. */
  readonly stamp: string;
  /** Counts the answers. */
  readonly nth: number;
  readonly at: number;
  readonly epoch: number;
}

/** What may be asked for, and what may be shown to whom. Every break of a promise is noted in `faults`. */
export class PageModel {
  readonly faults: string[] = [];
  readonly held: Held[] = [];
  /** Who signs in at this moment: the relay knows them before the page does. */
  readonly entering: string[] = [];
  /** Every state that the session went through, as a listener from the beginning hears it. */
  readonly states: SessionState[] = [];
  /** Reads that have not ended. */
  unsettled = 0;
  /** Counts the times that everything on its way has arrived. */
  epoch = 0;
  readonly #now: () => number;
  readonly #cached = new Map<string, Given>();
  /** How often all that was read as a partner had to be forgotten. */
  readonly #forgotten = new Map<string, number>();
  #user: string | null = null;
  #userChanges = 0;
  #answers = 0;

  /** @param shareMs how long something behind the client shares one answer among identical reads of a session */
  constructor(
    now: () => number,
    readonly shareMs: number,
  ) {
    this.#now = now;
  }

  begun(held: Held, what: ApiId, fresh: boolean, abort: AbortController | undefined): Begun {
    const key = this.#keyOf(held, what);
    const known = this.#cached.get(key);
    const cached = !fresh && known && this.#now() - known.at < CACHE_MS ? known : undefined;
    const isSent = held.isOpen && !abort?.signal.aborted;
    if (fresh && isSent) this.#cached.delete(key);
    return { held, what, fresh, abort, cached, at: this.#now(), epoch: this.epoch, userChanges: this.#userChanges };
  }

  /** A call has come to the API. `user` where its token tells. */
  asked(begun: Begun | undefined, request: Request, user?: string): void {
    const held = begun?.held;
    const partner = request.headers.get('x-preferred-partner-id') ?? 'nobody';
    if (partner !== held?.partner) this.faults.push(`asked as ${partner} through a scope of ${held?.partner}`);
    if (user !== undefined && user !== held?.user && !this.entering.includes(user))
      this.faults.push(`asked as ${user} through a scope of ${held?.user}`);
    // Its own scope may have gone while another one of the same partner waits for the same answer.
    const open = this.held.filter((each) => each.isOpen && each.partner === partner && each.user === held?.user);
    const isName = request.method === 'GET' && new URL(request.url).pathname.endsWith('/api/v3/partners/');
    if (!open.some((each) => !each.isForName) && !(isName && open.length > 0)) {
      this.faults.push(`${request.method} ${request.url} as ${partner}, who is not chosen`);
    }
    if (begun?.cached) this.faults.push(`${begun.what} as ${partner} is asked for although it is known`);
  }

  /** The stamp of a call that comes to the API. */
  stampOfCall(user: string | undefined, partner: string, what: ApiId): string {
    const isEarly = this.shareMs > 0 && user !== undefined && this.entering.includes(user);
    return this.stampOf(user, partner, what) + (isEarly ? EARLY : '');
  }

  /** What the API stamps an answer with that was asked for under `stamp`. */
  given(stamp: string): Given {
    return { stamp, nth: ++this.#answers, at: this.#now(), epoch: this.epoch };
  }

  shown(begun: Begun, data: Given): void {
    const { held, what } = begun;
    const name = `${what} as ${held.partner}`;
    if (this.isOver(begun)) this.faults.push(`${name} came after its end`);
    const stamp = this.stampOf(held.user, held.partner, what);
    // What is shared behind the client is forgotten with the session only, which may have begun before the page knew.
    const end = data.stamp.endsWith(EARLY) ? ', forgotten' : '+';
    const [given, expected] = this.shareMs
      ? [data.stamp, stamp].map((each) => each.split(end)[0])
      : [data.stamp, stamp];
    if (given !== expected) this.faults.push(`${name} is of ${data.stamp}, not of ${stamp}`);
    if (begun.fresh && data.epoch < begun.epoch && begun.at - data.at >= this.shareMs)
      this.faults.push(`${name} is not fresh`);
    if (begun.cached && data.nth < begun.cached.nth) this.faults.push(`${name} is older than what was known`);
    if (data.epoch < begun.epoch && this.#now() - data.at >= CACHE_MS) this.faults.push(`${name} is too old`);
    const key = this.#keyOf(held, what);
    // What came out of the cache may have been replaced in it meanwhile.
    if (!begun.cached && (this.#cached.get(key)?.nth ?? 0) < data.nth) this.#cached.set(key, data);
  }

  isOver({ held, abort }: Begun): boolean {
    return !held.isOpen || abort?.signal.aborted === true;
  }

  /** Whether its user has gone since: what is under way ends then, too. */
  isOutlived({ userChanges }: Begun): boolean {
    return userChanges !== this.#userChanges;
  }

  ended(held: Held): void {
    if (!held.isOpen) return;
    held.isOpen = false;
    const { partner } = held;
    if (this.held.some((each) => each.isOpen && each.partner === partner)) return;
    this.#forgotten.set(partner, (this.#forgotten.get(partner) ?? 0) + 1);
  }

  onSession(state: SessionState): void {
    this.states.push(state);
    const user = state.state === 'signed-in' ? state.email : null;
    if (user !== this.#user) this.#userChanges++;
    this.#user = user;
    if (state.state !== 'signed-in') return;
    for (const held of this.held) {
      if (held.user !== user || !state.partners.includes(held.partner)) this.ended(held);
      if (!held.isOpen && !held.scope.signal.aborted) this.faults.push(`${held.user} may go on as ${held.partner}`);
    }
  }

  stampOf(user: string | undefined, partner: string, what: ApiId): string {
    return `${what} of ${user} ${partner}, forgotten ${this.#userChanges}+${this.#forgotten.get(partner) ?? 0}`;
  }

  #keyOf({ user, partner }: Held, what: ApiId): string {
    return this.stampOf(user, partner, what);
  }
}
