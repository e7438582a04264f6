import { assert } from 'chai';
import type { FdEventCard } from '../../src/components/event-card/event-card.ts';
import type { FdPartnerPicker } from '../../src/components/partner-picker/partner-picker.ts';
import { button, part, shownText } from '../components/stage.ts';
import { en } from '../components/words.ts';
import { assertAlive, createScene, guardEachTest, pressRetry, seenText, until, type Scene } from './scene.ts';
import { cases, type Case } from './table.ts';

const HOUR_MS = 3_600_000;

/**
 * What a card reads, each route spoilt for an event of its own, so that the cards stand side by side. The benchmark is
 * asked for only where the event brings no prediction along.
 */
const cardRoutes = [
  { eid: 'evt_abc', route: 'GET /events/evt_abc', title: 'Concert at Olympiahalle' },
  { eid: 'evt_abd', route: 'GET /events/evt_abd/statistics', title: 'Concert at Olympiahalle' },
  { eid: 'evt_flagged', route: 'GET /events/evt_flagged/sales-graph', title: 'Flagged: The Slow Seller' },
  { eid: 'evt_umlauts', route: 'GET /events/evt_umlauts/clusters', title: 'Größenwahn & Süßholz' },
  { eid: 'evt_no_sales', route: 'GET /events/evt_no_sales/benchmark', title: 'Announced Today' },
] as const;
const first = cardRoutes.slice(0, 1);

guardEachTest();

function showCards(scene: Scene, routes: readonly { readonly eid: string }[]): FdEventCard[] {
  const tags = routes.map(({ eid }) => `<fd-event-card event-id="${eid}"></fd-event-card>`);
  return [...scene.show(tags.join('')).querySelectorAll('fd-event-card')];
}

/** Nothing is under way, and every card says so; the words of a failure come after it. */
async function settled(scene: Scene, cards: readonly FdEventCard[]): Promise<void> {
  const isPending = (card: FdEventCard): boolean =>
    !card.shadowRoot?.childElementCount ||
    card.matches(':state(loading)') ||
    card.shadowRoot.querySelector('.blank') !== null ||
    seenText(card).includes(en.loading);
  // A click begins a call a few tasks later.
  let still = 0;
  const isStill = (): boolean => !scene.inFlight() && !cards.some(isPending);
  await until(() => (still = isStill() ? still + 1 : 0) > 3, 'an end of loading');
}

/** Whoever was signed out signs in again; everybody else tries again, as the card offers it. */
async function recover(scene: Scene, cards: readonly FdEventCard[], tries = 3): Promise<void> {
  scene.mend();
  if (scene.client.current?.state !== 'signed-in') await signInAgain(scene, cards[0]!);
  else for (const card of cards) if (!pressRetry(card)) void card.retry();
  await settled(scene, cards);
  // A short patience may end once more where a machine is busy.
  if (cards.some((card) => !card.matches(':state(ready)')) && tries > 0) await recover(scene, cards, tries - 1);
}

/** A new session remembers no partner: the card asks for one. */
async function signInAgain(scene: Scene, card: FdEventCard): Promise<void> {
  await scene.client.signIn({ username: 'both@acme.example', password: 'sandbox' });
  const choice = await until(() => card.matches(':state(ready)') || button(card, /partner-id-acme/), 'a way on');
  if (choice !== true) choice.click();
  await until(() => card.matches(':not(:state(empty))'), 'the card');
}

function assertWhole(card: FdEventCard, title: string, what: string): void {
  assert.isTrue(card.matches(':state(ready)'), `${what}: ${shownText(card)}`);
  assert.include(seenText(card), title, what);
  assert.notInclude(shownText(card), en.retry, what);
  assertAlive(card, what);
}

/** A failure of the event fails the card; one of a part fails that part alone. */
function assertFails(card: FdEventCard, { code }: Case, route: string): void {
  if (code === 'either') return;
  const isWhole = /events\/\w+$/.test(route);
  if (isWhole && code) assert.include(seenText(card), en.errors[code], route);
  else assert.isTrue(card.matches(':state(ready)'), `${route}: ${shownText(card)}`);
  if (!isWhole && code) assert.include(seenText(card), en.retry, route);
}

/** The old data stands there, and says of when it is where anything failed. */
function assertKept(card: FdEventCard, { code }: Case, title: string, route: string): void {
  assert.include(seenText(card), title, route);
  if (code !== 'either')
    assert.isTrue(card.matches(code ? ':state(stale)' : ':state(ready)'), `${route}: ${shownText(card)}`);
  if (card.matches(':state(ready)')) return;
  assert.isTrue(card.matches(':state(stale)'), shownText(card));
  assert.match(part(card, 'stale')!.textContent, /as of \d+:\d\d/);
}

describe('<fd-event-card>, whatever goes wrong', () => {
  for (const each of cases) {
    it(`has words and a way out, keeps what it showed with its time, and recovers: ${each.fault}`, async () => {
      const scene = await createScene(each);
      for (const { route } of cardRoutes) scene.spoil(route);

      const cards = showCards(scene, cardRoutes);
      await settled(scene, cards);
      for (const [index, { route }] of cardRoutes.entries()) {
        assertAlive(cards[index]!, route);
        assertFails(cards[index]!, each, route);
      }
      await recover(scene, cards);
      for (const [index, { title, route }] of cardRoutes.entries()) assertWhole(cards[index]!, title, route);

      for (const { route } of cardRoutes) scene.spoil(route);
      await Promise.all(cards.map((card) => card.refresh()));
      await settled(scene, cards);
      for (const [index, { title, route }] of cardRoutes.entries()) {
        assertAlive(cards[index]!, route);
        assertKept(cards[index]!, each, title, route);
      }
      await recover(scene, cards);
      for (const [index, { title, route }] of cardRoutes.entries()) assertWhole(cards[index]!, title, route);
    });

    it(`outlives a refresh of the tokens that goes wrong: ${each.fault}`, async () => {
      const scene = await createScene(each);
      const cards = showCards(scene, first);
      const [card] = cards as [FdEventCard];
      await settled(scene, cards);

      // Expired by the clock, or by a 401 where the clocks have to stay together.
      if (each.fault.includes('date')) scene.sandbox.expireTokens();
      else scene.sandbox.clock.advance(HOUR_MS);
      scene.spoil('POST /auth/refresh_token');
      await card.refresh();
      await settled(scene, cards);

      assertAlive(card, 'after a reload');
      if (scene.client.current?.state === 'signed-in') assert.include(seenText(card), first[0]!.title);
      if (card.matches(':state(stale)')) assert.match(part(card, 'stale')!.textContent, /as of \d+:\d\d/);
      await recover(scene, cards);
      // A refresh that hangs ends by itself.
      for (let tries = 0; tries < 40 && !card.matches(':state(ready)'); tries++) await recover(scene, cards);
      assertWhole(card, first[0]!.title, 'at the end');
    });
  }
});

describe('<fd-partner-picker>, whatever goes wrong', () => {
  const named = (picker: FdPartnerPicker) => seenText(picker).includes('Acme Concerts');

  for (const each of cases) {
    it(`stays usable beside a card, and recovers: GET /partners/=${each.fault}`, async () => {
      const scene = await createScene(each);
      scene.spoil('GET /partners/');

      const [card] = showCards(scene, first) as [FdEventCard];
      const picker = document.createElement('fd-partner-picker');
      card.before(picker);
      const select = await until(() => picker.shadowRoot?.querySelector('select'), 'the choice');
      await settled(scene, [card]);

      assertAlive(picker, 'the picker');
      assert.lengthOf(
        [...select.options].filter(({ textContent }) => textContent?.trim()),
        2,
      );
      if (each.code === null) await until(() => named(picker), 'the names');
      // The name of the partner is none of the event's business.
      assertAlive(card, 'the card');
      assert.isTrue(card.matches(':state(ready)'));

      scene.mend();
      // A body that hangs ends by itself.
      for (let tries = 0; tries < 40 && !named(picker); tries++) {
        await picker.retry();
        await picker.updateComplete;
      }
      assert.isTrue(named(picker), shownText(picker));

      scene.spoil('GET /partners/');
      await Promise.all([picker.retry(), card.refresh()]);
      await settled(scene, [card]);
      assert.isTrue(named(picker), 'the names stay');
      assert.include(seenText(card), first[0]!.title);
      assertAlive(card, 'the card');
    });

    it(`keeps its names where a refresh of the tokens goes wrong: ${each.fault}`, async () => {
      const scene = await createScene(each);
      const picker = scene.show('<fd-partner-picker></fd-partner-picker>').querySelector('fd-partner-picker')!;
      await until(() => named(picker), 'the names');

      scene.sandbox.expireTokens();
      scene.spoil('POST /auth/refresh_token');
      await picker.retry();
      await until(() => !scene.inFlight(), 'an end of loading');

      if (scene.client.current?.state === 'signed-in') assert.isTrue(named(picker), shownText(picker));
      // Signed out, there is nothing to choose: what needs a partner says why.
      else await until(() => picker.matches(':state(hidden)') && !named(picker), 'nothing of the user');
    });
  }
});
