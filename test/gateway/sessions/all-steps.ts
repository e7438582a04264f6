import fc from 'fast-check';
import { ABSOLUTE, BROWSERS, IDLE, LATER, MINUTE, PARTNERS, USERS, type Model } from './model.ts';
import { choose, code, oldCookies, pass, read, signIn, signOut, state, Step } from './steps.ts';
import { away, together, type Act, type Trouble } from './together.ts';
import { CODE } from './upstream.ts';

type Weighted = fc.WeightedArbitrary<Step>;

const at = fc.constantFrom(0, 1);
/** Mostly those that somebody signs in to before the first step. */
const browser = fc.constantFrom(0, 0, 1, 1, ...BROWSERS);
const who = fc.nat(USERS.length - 1);
const partner = fc.constantFrom(...PARTNERS);
const how = fc.constantFrom('stop' as const, 'kill' as const);
const act: fc.Arbitrary<Act> = fc.record({
  at,
  act: fc.constantFrom('read', 'read', 'state', 'choose', 'sign-out', 'sign-in'),
  partner,
});
/** Two sign-ins of one browser at once would leave it two cookies. */
const acts = fc
  .array(act, { minLength: 2, maxLength: 5 })
  .filter((all) => all.filter(({ act }) => act === 'sign-in').length < 2);

const step = <T>(weight: number, arbitrary: fc.Arbitrary<T>, make: (value: T) => Step): Weighted => ({
  weight,
  arbitrary: arbitrary.map(make),
});
const isSignedIn = (browser: number) => (model: Model) => model.session(browser)?.kind === 'signed-in';
const text = (value: unknown): string => JSON.stringify(value);

/** What people do, what the API does, and time. */
export const ordinary: Weighted[] = [
  step(4, fc.tuple(at, browser, who), ([at, browser, who]) => {
    return new Step(`sign-in ${at} ${browser} ${who}`, (model, world) => signIn(model, world, at, browser, who));
  }),
  step(3, fc.tuple(at, browser, fc.constantFrom(CODE, CODE, '000000')), ([at, browser, typed]) => {
    return new Step(
      `code ${at} ${browser} ${typed}`,
      (model, world) => code(model, world, at, browser, typed),
      (model) => model.session(browser)?.kind === 'challenge',
    );
  }),
  step(3, fc.tuple(at, browser), ([at, browser]) => {
    return new Step(`state ${at} ${browser}`, (model, world) => state(model, world, at, browser));
  }),
  step(8, fc.tuple(at, browser, partner), ([at, browser, partner]) => {
    return new Step(`read ${at} ${browser} ${partner}`, (model, world) => read(model, world, at, browser, partner));
  }),
  step(2, fc.tuple(at, browser, partner), ([at, browser, partner]) => {
    return new Step(`choose ${at} ${browser} ${partner}`, (model, world) => choose(model, world, at, browser, partner));
  }),
  step(1, fc.tuple(at, browser), ([at, browser]) => {
    return new Step(`sign-out ${at} ${browser}`, (model, world) => signOut(model, world, at, browser));
  }),
  step(5, fc.constantFrom(LATER, LATER, LATER, 11 * MINUTE, IDLE + MINUTE, ABSOLUTE), (ms) => {
    return new Step(`pass ${ms / MINUTE} min`, (model, world) => pass(model, world, ms));
  }),
  step(2, fc.tuple(who, fc.subarray([...PARTNERS, 'webapp-access-group-2'])), ([who, groups]) => {
    return new Step(`groups ${who} ${text(groups)}`, async (model, world) => {
      const user = model.users[who];
      if (!user) return;
      user.groups = groups;
      const known = world.api.users.get(user.name);
      if (known) known.groups = groups;
    });
  }),
  step(1, who, (who) => {
    return new Step(`tokens of ${who} revoked`, async (model, world) => {
      const user = model.users[who];
      if (!user) return;
      // A token that is only just new is not taken for the reason of a 401.
      await pass(model, world, 2 * MINUTE);
      world.api.revoke(user.name);
      model.revoke(user);
    });
  }),
  step(1, fc.tuple(who, fc.boolean()), ([who, isRefused]) => {
    return new Step(`refresh of ${who} ${isRefused ? 'refused' : 'granted'}`, async (model, world) => {
      const user = model.users[who];
      if (!user) return;
      user.isRefused = isRefused;
      const known = world.api.users.get(user.name);
      if (known) known.isRefused = isRefused;
    });
  }),
  step(6, fc.tuple(browser, acts, fc.nat(6)), ([browser, acts, refreshMs]) => {
    return new Step(
      `together ${browser} ${text(acts)} with a refresh of ${refreshMs} ms`,
      (model, world) => together(model, world, browser, { acts, refreshMs, trouble: null }),
      isSignedIn(browser),
    );
  }),
  step(1, fc.constant(null), () => new Step('old cookies', oldCookies)),
];

const trouble: fc.Arbitrary<Trouble> = fc.record({
  what: fc.constantFrom('kill', 'restart'),
  at,
  afterMs: fc.nat(8),
});

/** What happens to the machines. */
export const troubles: Weighted[] = [
  step(1, at, (at) => new Step(`kill ${at}`, (_model, world) => world.kill(at))),
  step(1, how, (how) => new Step(`restart of Redis (${how})`, (_model, world) => world.restartRedis(how))),
  step(1, fc.tuple(browser, acts, how), ([browser, acts, how]) => {
    return new Step(
      `Redis away (${how}) for ${browser} ${text(acts)}`,
      (model, world) => away(model, world, browser, acts, how),
      isSignedIn(browser),
    );
  }),
  step(2, fc.tuple(browser, acts, fc.nat(6), trouble), ([browser, acts, refreshMs, trouble]) => {
    return new Step(
      `together ${browser} ${text(acts)} with a refresh of ${refreshMs} ms and ${text(trouble)}`,
      (model, world) => together(model, world, browser, { acts, refreshMs, trouble }),
      isSignedIn(browser),
    );
  }),
];
