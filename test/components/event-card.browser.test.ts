import { assert } from 'chai';
import type { FdEventCard } from '../../src/components/event-card/event-card.ts';
import type { FdErrorEvent } from '../../src/components/shared/events.ts';
import { de, en } from './words.ts';
import { allText, button, clearStage, createStage, inState, part, shownText, until, type Stage } from './stage.ts';

const CARD = '<fd-event-card event-id="evt_abc"></fd-event-card>';

describe('<fd-event-card>', () => {
  afterEach(clearStage);

  function show(stage: Stage, content = CARD, attributes = {}): FdEventCard {
    return stage.show(content, attributes).querySelector('fd-event-card')!;
  }

  async function ready(stage: Stage, content = CARD, attributes = {}): Promise<FdEventCard> {
    const card = await inState(show(stage, content, attributes), 'ready');
    await until(() => !card.shadowRoot!.querySelector('.blank'), 'all parts');
    return card;
  }

  it('shows the worked example with its figures, prediction, curve, clusters and partner', async () => {
    const stage = await createStage();

    const card = await ready(stage);

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

    const card = await ready(stage, CARD, { 'time-zone': '' });

    assert.match(shownText(card), /(UTC|GMT|[A-Z]{2,4}T)/);
  });

  it('shows the same affinities in both generations of the API, but for rounding', async () => {
    const percents: number[][] = [];
    for (const generation of ['dk1', 'dk2'] as const) {
      const card = await ready(await createStage({ generation }));
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

    await ready(stage);

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

  it('draws unknown figures as a dash with a word for it', async () => {
    const stage = await createStage();

    const card = await ready(stage, '<fd-event-card event-id="evt_no_sales"></fd-event-card>');

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

      const card = await ready(stage, `<fd-event-card event-id="${id}"></fd-event-card>`);

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

  it('leaves nothing of the old partner anywhere after a switch', async () => {
    const stage = await createStage();
    const card = await ready(stage);
    stage.hold(/./);

    const provider = card.closest('fd-provider')!;
    await choose(provider, 'partner-id-beta');
    await inState(card, 'loading');

    const text = allText(document.documentElement);
    for (const trace of ['Concert at', 'Acme', 'acme', 'Family outings', '326,']) assert.notInclude(text, trace);
    assert.equal(sessionStorage.getItem('fd-partner /stage'), 'partner-id-beta');
  });

  it('drops the answer that comes after a switch', async () => {
    const stage = await createStage();
    const release = stage.hold(/events/);
    const card = await inState(show(stage), 'loading');
    const before = stage.calls.length;

    await choose(card.closest('fd-provider')!, 'partner-id-beta');
    release();
    await inState(card, 'failed');

    assert.notInclude(allText(card), 'Olympiahalle');
    for (const call of stage.calls.slice(before)) assert.notMatch(call, /events.*acme/);
  });

  it('drops the answer about an event that is no longer asked for', async () => {
    const stage = await createStage();
    const release = stage.hold(/evt_abc/);
    const card = await inState(show(stage), 'loading');

    card.eventId = 'evt_flagged';
    await inState(card, 'ready');
    release();
    await until(() => stage.inFlight() === 0, 'the end of all calls');

    assert.include(shownText(card), 'The Slow Seller');
    assert.notInclude(allText(card.shadowRoot!), 'Olympiahalle');
  });

  it('keeps the last data with its time when a reload fails, and recovers', async () => {
    const stage = await createStage();
    const card = await ready(stage);
    const mend = stage.answer(/events\/evt_abc$/, 200, 'not JSON');

    await card.refresh();
    await inState(card, 'stale');

    assert.include(shownText(card), 'Concert at Olympiahalle');
    assert.match(part(card, 'stale')!.textContent, /as of \d+:\d\d/);
    mend();
    button(card, /Try again/)!.click();
    await inState(card, 'ready');
    assert.isNull(part(card, 'stale'));
  });

  for (const { what, status, body, words, way } of [
    {
      what: 'an unreadable answer',
      status: 200,
      body: 'not JSON',
      words: en.errors['response-shape'],
      way: /Try again/,
    },
    {
      what: 'an unknown event',
      status: 404,
      body: { message: 'error.event.not_found' },
      words: en.errors['not-found'],
      way: /partner-id-beta/,
    },
    {
      what: 'a foreign event',
      status: 403,
      body: { message: 'error.partner' },
      words: en.errors['partner-forbidden'],
      way: /partner-id-beta/,
    },
    {
      what: 'a missing permission',
      status: 401,
      body: { message: 'error.auth.not_authorized' },
      words: en.errors['not-available'],
      way: /Try again/,
    },
    {
      what: 'a refused request',
      status: 422,
      body: { message: 'error.x' },
      words: en.errors['request-invalid'],
      way: /Try again/,
    },
  ]) {
    it(`words ${what} and offers a way out`, async () => {
      const stage = await createStage();
      stage.answer(/events\/evt_abc$/, status, body);
      let error: unknown;
      document.body.addEventListener('fd-error', (event) => (error ??= event.error), { once: true });

      const card = await inState(show(stage), 'failed');
      await until(() => shownText(card).includes(words), words);

      assert.isNotNull(button(card, way));
      assert.instanceOf(error, Error);
    });
  }

  it('names the request for the support, and puts the focus on what comes after a retry', async () => {
    const stage = await createStage();
    const mend = stage.answer(/events\/evt_abc$/, 422, { message: 'error.x' });
    const card = await inState(show(stage), 'failed');
    const retry = await until(() => button(card, /Try again/), 'the button');
    assert.match(shownText(card), /Request id for support: \S+/);

    mend();
    retry.focus();
    retry.click();
    await inState(card, 'ready');

    await until(() => card.shadowRoot!.activeElement?.localName === 'article', 'the focus on the card');
  });

  it('shows the event although its parts fail, and loads them again on request', async () => {
    const stage = await createStage();
    const mend = stage.answer(/statistics|sales-graph|clusters/, 422, { message: 'error.x' });

    const card = await ready(stage);

    for (const name of [en.card.figures, en.card.curve, en.card.clusters]) {
      assert.include(shownText(card), en.card.partFailed(name));
    }
    mend();
    await card.retry();
    assert.include(shownText(card), 'Run 42');
  });

  it('reports every part that fails, each once', async () => {
    const stage = await createStage();
    stage.answer(/statistics|sales-graph|clusters/, 422, { message: 'error.x' });
    const errors: Error[] = [];
    const onError = (event: FdErrorEvent): number => errors.push(event.error);
    document.body.addEventListener('fd-error', onError);

    const card = await ready(stage);
    card.requestUpdate();
    await card.updateComplete;

    document.body.removeEventListener('fd-error', onError);
    assert.lengthOf(errors, 3);
    assert.equal(new Set(errors).size, 3);
  });

  it('tries once by itself when the connection is back', async () => {
    const stage = await createStage();
    const mend = stage.answer(/events\/evt_abc$/, 200, 'not JSON');
    const card = await inState(show(stage), 'failed');
    await until(() => stage.inFlight() === 0, 'the end of all calls');
    const before = eventCalls(stage);

    dispatchEvent(new Event('online'));
    dispatchEvent(new Event('online'));
    await until(() => eventCalls(stage) > before && stage.inFlight() === 0, 'one more call');
    dispatchEvent(new Event('online'));
    await until(() => stage.inFlight() === 0, 'the end of all calls');
    assert.equal(eventCalls(stage), before + 1);

    mend();
    await card.retry();
    await inState(card, 'ready');
  });

  it('says so when it takes longer than usual', async () => {
    const stage = await createStage();
    stage.hold(/events/);
    const { setTimeout: real } = globalThis;
    Object.assign(globalThis, { setTimeout: (run: () => void, ms?: number) => real(run, ms === 8_000 ? 0 : ms) });

    try {
      const card = show(stage);
      await until(() => shownText(card).includes(en.slow), en.slow);
    } finally {
      Object.assign(globalThis, { setTimeout: real });
    }
  });

  it('says that it needs a provider', async () => {
    const card = document.createElement('fd-event-card');
    card.locale = 'en';

    document.body.append(card);
    await inState(card, 'failed');

    await until(() => shownText(card).includes('<fd-event-card> must be placed inside <fd-provider>.'), 'the words');
  });

  it('says what is missing without an event id', async () => {
    const stage = await createStage();

    const card = await inState(show(stage, '<fd-event-card></fd-event-card>'), 'empty');

    await until(() => shownText(card).includes(en.noEvent), en.noEvent);
  });

  it('is not there for people who are not signed in, where the page wants it so', async () => {
    const stage = await createStage({ user: null });

    const card = show(stage, '<fd-event-card event-id="evt_abc" signed-out="hide"></fd-event-card>');
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

    const card = show(
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
      const card = show(stage);
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
    const card = await ready(await createStage());

    assert.equal(card.shadowRoot!.querySelectorAll('[style], style, script').length, 0);
  });
});

async function choose(provider: HTMLElement, partnerId: string): Promise<void> {
  const picker = document.createElement('fd-partner-picker');
  provider.append(picker);
  const select = await until(() => picker.shadowRoot?.querySelector('select'), 'the picker');
  select.value = partnerId;
  select.dispatchEvent(new Event('change'));
  picker.remove();
}

function eventCalls(stage: Stage): number {
  return stage.calls.filter((call) => call.includes('events/evt_abc partner')).length;
}
