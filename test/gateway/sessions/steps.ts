import assert from 'node:assert/strict';
import type fc from 'fast-check';
import { ABSOLUTE, PARTNERS, type Model, type ModelSession } from './model.ts';
import { CODE, PASSWORD } from './upstream.ts';
import type { Answer, CallInit, World } from './world.ts';

/** One thing that somebody does, as `fast-check` wants it. Its name is what a failed run prints. */
export class Step implements fc.AsyncCommand<Model, World> {
  readonly #name: string;
  readonly #isPossible: (model: Model) => boolean;
  readonly #run: (model: Model, world: World) => Promise<void>;

  constructor(
    name: string,
    run: (model: Model, world: World) => Promise<void>,
    isPossible: (model: Model) => boolean = () => true,
  ) {
    this.#name = name;
    this.#run = run;
    this.#isPossible = isPossible;
  }

  check(model: Readonly<Model>): boolean {
    return this.#isPossible(model);
  }

  async run(model: Model, world: World): Promise<void> {
    await this.#run(model, world);
    assert.deepEqual(world.api.faults, []);
  }

  toString(): string {
    return this.#name;
  }
}

let reads = 0;

/** What people do in a browser. Each is a call alone: who has to know what it should come to is `judged`. */
export const calls = {
  signIn: (user: string): [string, CallInit] => [
    '/session',
    { method: 'POST', json: { username: user, password: PASSWORD } },
  ],
  code: (code: string): [string, CallInit] => [
    '/session/challenge',
    { method: 'POST', json: { code, remember: false } },
  ],
  state: (): [string, CallInit] => ['/session', {}],
  signOut: (): [string, CallInit] => ['/session', { method: 'DELETE' }],
  choose: (partner: string): [string, CallInit] => ['/session/partner', { method: 'PUT', json: { partner } }],
  /** Every second one is the same for all users, so that one that was just read could be taken for another's. */
  read: (user: string, partner: string): [string, CallInit] => {
    const own = reads++ % 2 === 0 ? `&for=${encodeURIComponent(user)}&n=${reads}` : '';
    return [`/api/v3/events/?named=${partner}${own}`, { partner }];
  },
};

export async function signIn(model: Model, world: World, at: number, browser: number, who: number): Promise<void> {
  const user = model.users[who];
  assert.ok(user);
  const answer = await world.call(at, model.held[browser]?.cookie ?? null, ...calls.signIn(user.name));
  assert.equal(answer.status, 200);
  assert.ok(answer.cookie);
  model.begin(browser, user, answer.cookie, user.mfa ? 'challenge' : 'signed-in');
  const session = model.session(browser);
  assert.ok(session);
  if (user.mfa) assert.equal(answer.body['state'], 'challenge');
  else checkState(session, answer);
}

export async function code(model: Model, world: World, at: number, browser: number, typed: string): Promise<void> {
  const session = model.session(browser);
  const answer = await world.call(at, model.held[browser]?.cookie ?? null, ...calls.code(typed));
  if (session?.kind !== 'challenge') return outcome(answer, '409 error.relay.challenge_expired');
  if (typed !== CODE) return outcome(answer, '401 error.relay.challenge_refused');
  assert.equal(answer.status, 200);
  assert.ok(answer.cookie);
  model.begin(browser, session.user, answer.cookie, 'signed-in');
  const now = model.session(browser);
  assert.ok(now);
  checkState(now, answer);
}

export async function state(model: Model, world: World, at: number, browser: number): Promise<void> {
  const session = model.session(browser);
  const answer = await world.call(at, model.held[browser]?.cookie ?? null, ...calls.state());
  assert.equal(answer.status, 200);
  const looked = session?.kind === 'signed-in' ? model.look(session) : null;
  if (!session || looked === 'ended') return assert.deepEqual(answer.body, { state: 'signed-out' });
  if (session.kind === 'challenge') return assert.equal(answer.body['state'], 'challenge');
  session.usedAt = model.now;
  checkState(session, answer);
}

export async function read(model: Model, world: World, at: number, browser: number, partner: string): Promise<void> {
  const session = model.session(browser);
  const cookie = model.held[browser]?.cookie ?? null;
  const answer = await world.call(at, cookie, ...calls.read(session?.user.name ?? 'nobody', partner));
  if (session?.kind !== 'signed-in') return outcome(answer, '401 error.relay.signed_out');
  if (!session.partners.includes(partner)) return outcome(answer, '403 error.relay.partner_forbidden');
  session.usedAt = model.now;
  if (model.look(session) === 'ended') return outcome(answer, '401 error.relay.signed_out');
  if (!session.partners.includes(partner)) return outcome(answer, '403 error.relay.partner_forbidden');
  if (session.isRevoked) {
    const ended = model.refresh(session) === 'ended';
    return outcome(answer, ended ? '401 error.relay.signed_out' : '503 error.relay.upstream_unexpected');
  }
  assert.deepEqual([answer.status, answer.body], [200, { user: session.user.name, partner }]);
}

export async function choose(model: Model, world: World, at: number, browser: number, partner: string): Promise<void> {
  const session = model.session(browser);
  const answer = await world.call(at, model.held[browser]?.cookie ?? null, ...calls.choose(partner));
  if (session?.kind !== 'signed-in') return outcome(answer, '401 error.relay.signed_out');
  if (!session.partners.includes(partner)) return outcome(answer, '403 error.relay.partner_forbidden');
  assert.equal(answer.status, 204);
  session.lastPartner = partner;
  session.usedAt = model.now;
}

export async function signOut(model: Model, world: World, at: number, browser: number): Promise<void> {
  const held = model.held[browser] ?? null;
  const answer = await world.call(at, held?.cookie ?? null, ...calls.signOut());
  assert.deepEqual([answer.status, answer.cookie], [204, null]);
  model.end(held);
}

/** Whoever kept a cookie of a session that is over has nothing in it, at either process, whatever happened since. */
export async function oldCookies(model: Model, world: World): Promise<void> {
  for (const [index, { cookie, user }] of model.ended().entries()) {
    const before = world.api.calls;
    const [at, other] = index % 2 === 0 ? [0, 1] : [1, 0];
    const asked = await world.call(at, cookie, ...calls.state());
    assert.deepEqual([asked.status, asked.body], [200, { state: 'signed-out' }], 'a session survives its end');
    outcome(await world.call(other, cookie, ...calls.read(user.name, PARTNERS[0])), '401 error.relay.signed_out');
    assert.equal(world.api.calls, before);
  }
}

export async function pass(model: Model, world: World, ms: number): Promise<void> {
  model.now += ms;
  await world.pass(ms);
  if (ms >= ABSOLUTE) await oldCookies(model, world);
}

export function checkState(session: ModelSession, { body }: Answer): void {
  const { state: is, email, partners, lastPartner } = body;
  assert.deepEqual(
    { is, email, partners, lastPartner },
    { is: 'signed-in', email: session.user.name, partners: session.partners, lastPartner: session.lastPartner },
  );
}

export function outcome({ status, message }: Answer, expected: string): void {
  assert.equal(`${status} ${message}`, expected);
}
