import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { LATER, type Model, type ModelSession } from './model.ts';
import { calls, checkState, pass } from './steps.ts';
import type { Answer, CallInit, World } from './world.ts';

export interface Act {
  readonly at: number;
  readonly act: 'read' | 'state' | 'choose' | 'sign-out' | 'sign-in';
  readonly partner: string;
}

/** What happens to the machines while calls are under way. */
export interface Trouble {
  readonly what: 'kill' | 'restart';
  readonly at: number;
  readonly afterMs: number;
}

interface Judge {
  readonly session: ModelSession;
  readonly trouble: Trouble | null;
  /** Something under way ends the session, or may. */
  readonly mayEnd: boolean;
  readonly wasRevoked: boolean;
}

const UNAVAILABLE = '503 error.relay.sessions_unavailable';

function callOf({ act, partner }: Act, user: string): [string, CallInit] {
  if (act === 'read') return calls.read(user, partner);
  if (act === 'choose') return calls.choose(partner);
  if (act === 'sign-out') return calls.signOut();
  return act === 'sign-in' ? calls.signIn(user) : calls.state();
}

/**
 * Several calls with one session's cookie at once, on both processes, while a refresh takes its time and perhaps a
 * process or Redis goes. What each comes to depends on who is faster; what must never be is judged.
 */
export async function together(
  model: Model,
  world: World,
  browser: number,
  {
    acts,
    refreshMs,
    trouble,
  }: { readonly acts: readonly Act[]; readonly refreshMs: number; readonly trouble: Trouble | null },
): Promise<void> {
  const session = model.session(browser);
  assert.ok(session);
  const { user, cookie } = session;
  const isDue = model.isDue(session);
  const ending = acts.some(({ act }) => act === 'sign-out' || act === 'sign-in');
  const mayRefuse = user.isRefused && (isDue || session.isRevoked);
  const judge: Judge = { session, trouble, mayEnd: ending || mayRefuse, wasRevoked: session.isRevoked };

  world.api.refreshMs = refreshMs;
  const under = Promise.all(acts.map((act) => world.call(act.at, cookie, ...callOf(act, user.name))));
  const [answers] = await Promise.all([under, trouble && inflict(world, trouble)]);
  world.api.refreshMs = 0;

  answers.forEach((answer, index) => acts[index] && judged(acts[index], answer, judge));
  const hasEnded = (index: number): boolean => {
    const { act } = acts[index] ?? {};
    return (
      (act === 'sign-out' && answers[index]?.status === 204) || (act === 'sign-in' && answers[index]?.status === 200)
    );
  };
  if (answers.some((_, index) => hasEnded(index))) model.end(session);
  const signedIn = answers.find(({ status }, index) => acts[index]?.act === 'sign-in' && status === 200);
  if (signedIn?.cookie) model.begin(browser, user, signedIn.cookie, user.mfa ? 'challenge' : 'signed-in');

  const chosen = acts.filter(({ act }) => act === 'choose').map(({ partner }) => partner);
  await settle(model, world, session, judge.mayEnd, chosen);
}

async function inflict(world: World, { what, at, afterMs }: Trouble): Promise<void> {
  await sleep(afterMs);
  await (what === 'kill' ? world.kill(at) : world.restartRedis(afterMs % 2 === 0 ? 'kill' : 'stop'));
}

function judged({ at, act, partner }: Act, answer: Answer, { session, trouble, mayEnd, wasRevoked }: Judge): void {
  const { status, message, body } = answer;
  const said = `${status} ${message}`;
  if (status === 0) return assert.deepEqual([trouble?.what, trouble?.at], ['kill', at]);
  if (said === UNAVAILABLE) return assert.equal(trouble?.what, 'restart', 'Redis is there');
  if (act === 'sign-out') return assert.equal(status, 204);
  if (act === 'sign-in') return assert.deepEqual([status, typeof answer.cookie], [200, 'string']);
  const isSignedOut = said === '401 error.relay.signed_out' || body['state'] === 'signed-out';
  if (isSignedOut) return assert.ok(mayEnd, `${act}: nobody has signed out`);
  if (act === 'state') return assert.deepEqual([body['state'], body['email']], ['signed-in', session.user.name]);
  if (said === '403 error.relay.partner_forbidden') {
    const both = session.partners.includes(partner) && session.user.groups.includes(partner);
    return assert.ok(!both, `${partner} is one of theirs`);
  }
  if (act === 'choose') return assert.equal(status, 204);
  if (said === '503 error.relay.upstream_unexpected') return assert.ok(wasRevoked, 'the token is taken');
  assert.deepEqual([status, body], [200, { user: session.user.name, partner }]);
}

/** Finds out what has come of it, within what may have; then time passes, until everything is known again. */
async function settle(
  model: Model,
  world: World,
  session: ModelSession,
  mayEnd: boolean,
  chosen: readonly string[],
): Promise<void> {
  for (const at of [0, 1]) {
    const { status, body } = await world.call(at, session.cookie, ...calls.state());
    assert.equal(status, 200);
    if (session.isEnded) assert.equal(body['state'], 'signed-out', 'a session survives its end');
    else if (body['state'] === 'signed-out') {
      assert.ok(mayEnd || session.user.isRefused, 'a session is lost');
      model.end(session);
    } else assert.deepEqual([body['state'], body['email']], ['signed-in', session.user.name]);
  }
  if (session.isEnded) return;
  session.usedAt = model.now;
  await pass(model, world, LATER);
  const isOver = model.held.every((held, browser) => held !== session || model.session(browser) === null);
  const answer = await world.call(0, session.cookie, ...calls.state());
  if (isOver || model.refresh(session) === 'ended') return assert.equal(answer.body['state'], 'signed-out');
  const last = answer.body['lastPartner'] as string | null;
  assert.ok(last === null || (session.partners.includes(last) && [session.lastPartner, ...chosen].includes(last)));
  session.lastPartner = last;
  checkState(session, answer);
}

/** Redis is away for a while: nobody is told that they are signed out, or in. */
export async function away(
  model: Model,
  world: World,
  browser: number,
  acts: readonly Act[],
  how: 'stop' | 'kill',
): Promise<void> {
  const session = model.session(browser);
  assert.ok(session);
  await world.redis.end(how);
  for (const act of acts) {
    const { status, message, cookie } = await world.call(act.at, session.cookie, ...callOf(act, session.user.name));
    assert.deepEqual([`${status} ${message}`, cookie], [UNAVAILABLE, undefined]);
  }
  await world.redis.start();
  await world.redisIsBack();
}
