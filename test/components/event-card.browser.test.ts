import { assert } from 'chai';
import { de, en } from './words.ts';
import { CARD, readyCard, showCard } from './card.ts';
import { clearStage, createStage, inState, part, shownText, until } from './stage.ts';

describe('<fd-event-card>', () => {
  afterEach(clearStage);

  it('shows the worked example with its figures, prediction, curve, clusters and partner', async () => {
    const stage = await createStage();

    const card = await readyCard(stage);

    const text = shownText(card);
    for (const words of [
      'Concert at Olympiahalle',
      '8:30 PM',
      'Olympiahalle · München · Capacity 12,000',
      'Campaign running',
      'of 12,000',
      '78%',
      '13 points above the benchmark',
      'Run 42',
      'Family outings, Munich area',
      'Affinity 83%',
      'Reach 184K',
      '2 more clusters',
      'Acme Concerts',
    ]) {
      assert.include(text, words);
    }
    assert.match(card.shadowRoot!.querySelector('[role="img"]')!.getAttribute('aria-label')!, /Sold so far: \d+%/);
    assert.equal(part(card, 'title')!.getAttribute('aria-level'), '3');
  });

  it('names the viewer’s own time zone where the page names none', async () => {
    const stage = await createStage();

    const card = await readyCard(stage, CARD, { 'time-zone': '' });

    assert.match(shownText(card), /(UTC|GMT|[A-Z]{2,4}T)/);
  });

  it('shows the same affinities in both generations of the API, but for rounding', async () => {
    const percents: number[][] = [];
    for (const generation of ['dk1', 'dk2'] as const) {
      const card = await readyCard(await createStage({ generation }));
      percents.push([...shownText(card).matchAll(/Affinity (\d+)%/g)].map(([, percent]) => Number(percent)));
      clearStage();
    }

    const [dk1 = [], dk2 = []] = percents;
    assert.lengthOf(dk1, 3);
    dk1.forEach((percent, index) => assert.closeTo(percent, dk2[index]!, 1));
  });

  it('announces that it loads, then that it is ready', async () => {
    const stage = await createStage();
    const seen: string[] = [];
    for (const type of ['fd-load', 'fd-ready', 'fd-error'] as const) {
      document.body.addEventListener(type, () => seen.push(type), { once: true });
    }

    await readyCard(stage);

    assert.deepEqual(seen, ['fd-load', 'fd-ready']);
  });

  it('never calls anybody when the event is given', async () => {
    const stage = await createStage();
    const provider = stage.show('');
    const card = document.createElement('fd-event-card');
    card.event = {
      id: 'evt_abc',
      title: 'Concert at Olympiahalle',
      benchmark: { prediction: { value: 78, benchmark: 80 } },
    };
    card.statistics = { purchases: 10, revenue: null };
    card.eventId = 'evt_abc';

    provider.append(card);
    await inState(card, 'ready');
    await until(() => shownText(card).includes('2 points below the benchmark'), 'the benchmark');

    assert.deepEqual(stage.calls, []);
    assert.isNull(part(card, 'clusters'));
  });

  it('shows given data without any provider', async () => {
    const card = document.createElement('fd-event-card');
    card.locale = 'en';
    card.event = { id: 1, title: 'Alone' };
    card.salesGraph = { sales: [{ norm_tickets_sold_current: 0.5, norm_tickets_sold_avg: 0.4 }] };

    document.body.append(card);

    await until(() => shownText(card).includes('Alone') && card.shadowRoot!.querySelector('[role="img"]'), 'the event');
  });

  it('draws all that it is given before the page is laid out, once another card has been drawn', async () => {
    await readyCard(await createStage());
    const card = document.createElement('fd-event-card');
    card.locale = 'en';
    card.event = { id: 1, title: 'Alone' };
    card.salesGraph = { sales: [{ norm_tickets_sold_current: 0.5, norm_tickets_sold_avg: 0.4 }] };

    document.body.append(card);

    for (let turn = 0; turn < 100; turn++) await Promise.resolve();
    assert.isTrue(Boolean(card.shadowRoot!.querySelector('[role="img"]')));
  });

  it('draws unknown figures as a dash with a word for it', async () => {
    const stage = await createStage();

    const card = await readyCard(stage, '<fd-event-card event-id="evt_no_sales"></fd-event-card>');

    const figures = [...part(card, 'kpis')!.querySelectorAll('dd')].map((each) => each.textContent.trim());
    assert.deepEqual(figures, Array(4).fill(`—${en.noData}`));
    assert.include(shownText(card), en.card.noClusters);
    assert.include(shownText(card), en.card.noCurve);
  });

  for (const { id, status } of [
    { id: 'evt_sold_out', status: 'Sold out' },
    { id: 'evt_cancelled', status: 'Cancelled' },
    { id: 'evt_flagged', status: 'Flagged' },
    { id: 'evt_paused', status: 'Campaign paused' },
    { id: 'evt_postponed', status: 'postponed' },
  ]) {
    it(`says that ${id} is: ${status}`, async () => {
      const stage = await createStage();

      const card = await readyCard(stage, `<fd-event-card event-id="${id}"></fd-event-card>`);

      assert.include(part(card, 'pills')!.textContent, status);
    });
  }

  for (const { what, title } of [
    { what: 'markup', title: '<img src=x onerror=alert(1)> <b>Brass</b>' },
    { what: 'right-to-left text', title: 'أمسية موسيقية تحت النجوم' },
    { what: 'a word of 5,000 characters', title: 'x'.repeat(5_000) },
    { what: 'emoji', title: '🎷👩‍👩‍👧‍👦🎺 Brass' },
    { what: 'template syntax', title: '${evil} {{evil}}' },
  ]) {
    it(`shows a title with ${what} as text, within its width`, async () => {
      const card = document.createElement('fd-event-card');
      card.event = { id: 'evt_abc', title };
      card.style.inlineSize = '280px';

      document.body.append(card);
      const shown = await until(() => part(card, 'title'), 'the title');

      assert.equal(shown.textContent.trim(), title);
      assert.lengthOf(shown.children, 0);
      assert.isAtMost(shown.scrollWidth, 280);
    });
  }

  for (const id of ['..', '../partners', 'a/b', '%2e%2e', 'evt_abc?x=1', '💥']) {
    it(`asks for nothing but an event when the id is ${id}`, async () => {
      const stage = await createStage();
      const card = document.createElement('fd-event-card');
      card.eventId = id;

      stage.show('').append(card);
      await inState(card, 'failed');
      await until(() => stage.inFlight() === 0, 'the end of all calls');

      for (const call of stage.calls) assert.match(call, /^GET \/api\/v3\/(events\/[^/]+(\/[a-z-]+)?|partners\/) /);
    });
  }

  it('says that it needs a provider', async () => {
    const card = document.createElement('fd-event-card');
    card.locale = 'en';

    document.body.append(card);
    await inState(card, 'failed');

    await until(() => shownText(card).includes('<fd-event-card> must be placed inside <fd-provider>.'), 'the words');
  });

  it('says what is missing without an event id', async () => {
    const stage = await createStage();

    const card = await inState(showCard(stage, '<fd-event-card></fd-event-card>'), 'empty');

    await until(() => shownText(card).includes(en.noEvent), en.noEvent);
  });

  it('is not there for people who are not signed in, where the page wants it so', async () => {
    const stage = await createStage({ user: null });

    const card = showCard(stage, '<fd-event-card event-id="evt_abc" signed-out="hide"></fd-event-card>');
    await inState(card, 'empty');
    assert.equal(getComputedStyle(card).display, 'none');
    assert.equal(shownText(card), '');

    await stage.client.signIn({ username: 'ben@acme.example', password: 'sandbox' });
    await inState(card, 'ready');
    assert.equal(getComputedStyle(card).display, 'block');
  });

  it('speaks the language around it, also when that changes', async () => {
    const stage = await createStage();
    const section = document.createElement('section');
    const provider = stage.show(CARD);
    provider.removeAttribute('locale');
    section.lang = 'en';
    document.body.append(section);
    section.append(provider);
    const card = await inState(provider.querySelector('fd-event-card'), 'ready');
    await until(() => shownText(card).includes(en.card.ticketsSold), 'English');

    section.lang = 'de-AT';
    await until(() => shownText(card).includes(de.card.ticketsSold), 'German');

    section.lang = 'tlh';
    await until(() => shownText(card).includes(en.card.ticketsSold), 'English again');
  });

  it('shows the page’s own words in the slots', async () => {
    const stage = await createStage({ user: null });

    const card = showCard(
      stage,
      '<fd-event-card event-id="evt_abc"><p slot="empty">Ask the box office</p></fd-event-card>',
    );
    await inState(card, 'empty');

    const slot = await until(() => card.shadowRoot!.querySelector<HTMLSlotElement>('slot[name="empty"]'), 'the slot');
    assert.equal(slot.assignedElements()[0]?.textContent, 'Ask the box office');
  });

  // Fonts differ by a fifth in width, so that lines break elsewhere: a machine's own, a narrow and a wide one.
  const fonts = ['system-ui', '"Liberation Sans", Arial', '"DejaVu Sans", Verdana'];
  for (const [width, font] of [320, 480, 768].flatMap((width) => fonts.map((font) => [width, font] as const))) {
    it(`keeps its height when the data comes, ${width} pixels wide, in ${font}`, async () => {
      const stage = await createStage();
      const release = stage.hold(/events/);
      const card = showCard(stage);
      card.parentElement!.style.cssText = `display: block; width: ${width}px; --fd-font: ${font}`;
      await inState(card, 'loading');
      const before = await until(() => card.shadowRoot!.querySelector('dl') && card.offsetHeight, 'the placeholder');

      release();
      await inState(card, 'ready');
      await until(() => !card.shadowRoot!.querySelector('.blank'), 'all parts');

      const aLine = 28;
      assert.closeTo(card.offsetHeight, before, aLine, 'a name may be longer than usual, by one line');
    });
  }

  it('has no inline styles, which a strict policy would refuse', async () => {
    const card = await readyCard(await createStage());

    assert.equal(card.shadowRoot!.querySelectorAll('[style], style, script').length, 0);
  });
});
