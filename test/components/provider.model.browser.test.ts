import { assert } from 'chai';
import fc from 'fast-check';
import { loadAccess } from '../../src/components/access/access.ts';
import '../../src/components/event-card/sales-curve.ts';
import { loadMessages } from '../../src/i18n/languages.ts';
import { EVENTS, FAILURES, markOf, PARTNERS, USERS, type Failure } from './held-gateway.ts';
import { Tab } from './held-tab.ts';
import { ProviderPage } from './provider-page.ts';
import { allText, clearStage, part, until } from './stage.ts';

/** Several times what all runs need on a machine that does nothing else. */
const LONGEST_MS = 400_000;
const isChromium = navigator.userAgent.includes('Chrome/');

const provider = fc.nat(1);
const card = fc.nat(1);
const nth = fc.nat(9);
const partner = fc.constantFrom(...PARTNERS);

type Act = (page: ProviderPage) => unknown;

/** An act that a failure prints. */
const act = <T>(
  weight: number,
  name: string,
  values: fc.Arbitrary<T>,
  run: (page: ProviderPage, values: T) => unknown,
) => ({
  weight,
  arbitrary: values.map((each): Act =>
    Object.assign((page: ProviderPage) => run(page, each), {
      toString: () => `${name} ${fc.stringify(each)}`,
      [fc.toStringMethod]: () => `${name} ${fc.stringify(each)}`,
    }),
  ),
});

/** What happens in one tick, to the page or to the gateway. */
const acts = fc.oneof(
  act(4, 'choose', fc.tuple(provider, partner), (page, [at, id]) => page.choose(page.providers[at]!, id)),
  act(1, 'pin', fc.tuple(provider, fc.option(partner)), (page, [at, id]) => page.pin(page.providers[at]!, id)),
  act(4, 'move', fc.tuple(fc.nat(2), fc.nat(3)), (page, [at, place]) =>
    page.move(page.shown[at]!, [page.providers[0]!, page.providers[1]!, document.body, null][place]!),
  ),
  act(3, 'move provider', fc.tuple(provider, fc.nat(2)), (page, [at, place]) =>
    page.move(page.providers[at]!, [document.body, page.providers[1 - at]!, null][place]!),
  ),
  act(2, 'event', fc.tuple(card, fc.constantFrom('', ...EVENTS)), (page, [at, id]) => {
    page.cards[at]!.eventId = id;
  }),
  act(
    6,
    'answer',
    fc.tuple(nth, fc.option(fc.constantFrom(...(Object.keys(FAILURES) as Failure[])), { freq: 3 })),
    ({ gateway: { waiting } }, [at, failure]) => waiting[at % Math.max(1, waiting.length)]?.answer(failure),
  ),
  act(1, 'sign in', fc.constantFrom(...USERS), (page, username) =>
    page.dare(page.client.signIn({ username, password: 'sandbox' })),
  ),
  act(1, 'sign out', fc.constant(null), (page) => page.dare(page.client.signOut())),
  act(1, 'expire', fc.constant(null), ({ gateway }) => (gateway.user = null)),
  act(1, 'regroup', fc.subarray(PARTNERS), ({ gateway }, partners) => (gateway.partners[USERS[0]] = partners)),
  act(
    1,
    'come back',
    fc.constantFrom('focus' as const, 'visibilitychange' as const, 'online' as const),
    ({ tab }, how) => tab.comeBack(how),
  ),
  act(1, 'pass', fc.constant(20_000), (page, ms) => (page.now += ms)),
  act(2, 'refresh', card, (page, at) => page.dare(page.cards[at]!.refresh())),
  act(2, 'retry', card, (page, at) => page.dare(page.cards[at]!.retry())),
  act(2, 'press', fc.tuple(fc.nat(2), fc.nat(2)), (page, [at, button]) => page.press(page.shown[at]!, button)),
);

type Command = fc.AsyncCommand<ProviderPage, ProviderPage, false>;

const command = (run: (page: ProviderPage) => unknown, name: string): Command => ({
  check: () => true,
  run: async (page) => {
    await run(page);
    await page.settle();
    page.check();
  },
  toString: () => name,
});

const commands = fc.commands<ProviderPage, ProviderPage, false>(
  [
    fc.oneof(
      {
        weight: 10,
        arbitrary: fc
          .array(acts, { minLength: 1, maxLength: 3 })
          .map((all) => command((page) => all.forEach((each) => each(page)), all.join(' + '))),
      },
      { weight: 2, arbitrary: fc.constant(command((page) => page.answerAll(), 'answer all')) },
      {
        weight: 1,
        arbitrary: fc
          .option(fc.constantFrom(...USERS), { freq: 4 })
          .map((user) => command((page) => page.otherTab(user), `other tab ${user}`)),
      },
    ),
  ],
  { maxCommands: 12, size: 'max' },
);

/** Whatever has happened, the card comes back: signed in, on the page, asked again. */
async function recover(page: ProviderPage): Promise<void> {
  const [first] = page.providers;
  const [shown] = page.cards;
  page.gateway.partners[USERS[0]] = PARTNERS;
  page.move(first!, document.body);
  page.move(shown!, first!);
  page.pin(first!, null);
  await page.otherTab(USERS[0]);
  page.choose(first!, PARTNERS[0]!);
  shown!.eventId = EVENTS[0];
  await page.settle();
  page.dare(shown!.refresh());
  await page.answerAll();
  page.check();
  assert.include(allText(shown!.shadowRoot!), markOf(USERS[0], PARTNERS[0]!, EVENTS[0]));
  assert.isTrue(shown!.matches(':state(ready)'));
}

/** What a card loads by itself comes over the network the first time: one has it before it all begins. */
async function bringModules(tab: Tab): Promise<void> {
  const page = new ProviderPage(tab);
  await page.answerAll();
  page.choose(page.providers[0]!, PARTNERS[0]!);
  await until(() => {
    for (const call of [...page.gateway.waiting]) call.answer();
    return page.cards.every((each) => part(each, 'campaigns') && !each.shadowRoot!.querySelector('.blank'));
  }, 'two whole cards');
  await page.end();
}

describe('providers, cards and a picker, whatever the order of things', () => {
  afterEach(clearStage);

  it('show nothing of another user, partner or event, ask for nothing that is not theirs, and recover', async function () {
    this.timeout(LONGEST_MS);
    // What comes over the network comes before.
    await Promise.all([loadMessages('en'), loadAccess('en')]);
    const tab = new Tab();
    try {
      await bringModules(tab);
      await fc.assert(
        fc.asyncProperty(commands, fc.nat(4), async (list, chance) => {
          clearStage();
          const page = new ProviderPage(tab);
          await page.answerAll();
          await fc.asyncModelRun(() => ({ model: page, real: page }), list);
          if (chance === 0) await recover(page);
          await page.end();
          assert.deepEqual(tab.unhandled, []);
        }),
        { numRuns: isChromium ? 2_000 : 300, includeErrorInReport: true },
      );
    } finally {
      tab.end();
    }
  });
});
