import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { backofficeRows } from '../../examples/backoffice/rows.ts';
import { serveExamples, type ServedExamples } from '../../examples/server.ts';
import { defaultStart } from '../../sandbox/clock.ts';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { allEvents, connect } from '../sandbox/support.ts';

const VARIANTS = ['backoffice', 'backoffice-csp', 'backoffice-tt', 'backoffice-reset', 'backoffice-spy'];
const dayOf = (ms: number) => new Date(ms).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });

for (const { start, startMs } of [
  { start: "the sandbox's first day", startMs: defaultStart },
  { start: 'a day in winter, with the worked example half a year away', startMs: Date.UTC(2026, 10, 21, 23, 59) },
]) {
  describe(`the rows of the backoffice on ${start}`, () => {
    const rows = backofficeRows(startMs);

    it('are 60 by date, numbered without a gap, around the present', () => {
      assert.deepEqual(
        rows.map(({ no }) => no),
        Array.from({ length: 60 }, (_, index) => 100_231 + index),
      );
      assert.deepEqual(
        rows.map(({ startsAtMs }) => startsAtMs),
        rows.map(({ startsAtMs }) => startsAtMs).sort((a, b) => a - b),
      );
      const days = ((rows[0]?.startsAtMs ?? 0) - startMs) / 86_400_000;
      assert.ok(days >= -60 && days < -30, String(days));
    });

    it('tell the truth about the events that the API has at that moment', async () => {
      const events = new Map(
        (await allEvents(await connect({ startTime: startMs }))).map((event) => [event.id, event]),
      );
      const known = rows.filter(({ eid }) => eid !== null);

      assert.equal(known.length, 52);
      assert.equal(new Set(known.map(({ eid }) => eid)).size, 52);
      assert.ok(['evt_abc', 'evt_abd', 'evt_markup', 'evt_rtl'].every((id) => known.some(({ eid }) => eid === id)));
      for (const { eid, title, startsAtMs, venue, city, capacity } of known) {
        const event = events.get(eid ?? '');
        assert.deepEqual(
          [event?.title, event?.venue_name, event?.city, event?.capacity, Date.parse(event?.start_date_time ?? '')],
          [title, venue, city, capacity, startsAtMs],
        );
      }
    });

    it('have eight that the API does not know, none of them an event by title and day', () => {
      const foreign = rows.filter(({ eid }) => eid === null);
      const known = rows.filter(({ eid }) => eid !== null);
      const evening = known.find(({ eid }) => eid === 'evt_abc');

      assert.equal(foreign.length, 8);
      for (const { title, startsAtMs } of foreign) {
        const twins = known.filter((row) => row.title === title && dayOf(row.startsAtMs) === dayOf(startsAtMs));
        assert.deepEqual(twins, []);
      }
      assert.ok(foreign.some(({ title }) => title === evening?.title));
      assert.ok(
        foreign.some(
          ({ venue, startsAtMs }) => venue === evening?.venue && dayOf(startsAtMs) === dayOf(evening.startsAtMs),
        ),
      );
    });
  });
}

it('has the rows of another seed for another seed', () => {
  const titles = (seed: number) => backofficeRows(defaultStart, seed).map(({ title }) => title);

  assert.notDeepEqual(titles(2), titles(1));
  assert.deepEqual(titles(2), titles(2));
});

describe('the pages of the backoffice', () => {
  const rows = backofficeRows(defaultStart);
  const noOf = (id: string) => rows.find(({ eid }) => eid === id)?.no ?? 0;
  let served: ServedExamples;
  const get = async (path: string) => {
    const response = await fetch(served.url + path);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  before(async () => {
    served = await serveExamples({
      gateway: {
        upstreams: {
          api: 'http://127.0.0.1/api/v3',
          media: 'http://127.0.0.1/api',
          cr: 'http://127.0.0.1/cr',
        },
        secrets: ['the secret of a test, long enough to be one'],
        fetch: createSandbox().fetch,
      },
      startMs: defaultStart,
    });
  });
  after(() => served.close());

  it('list 20 events each, with a caption and headers for rows and columns', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => get(`/backoffice/?page=${page}`)));

    const numbers = pages.flatMap(({ text }) => [...text.matchAll(/<td class="number">(\d{6})</g)].map(([, no]) => no));
    assert.deepEqual(
      numbers,
      rows.map(({ no }) => String(no)),
    );
    for (const { text } of pages) {
      assert.equal(text.match(/<th scope="row">/g)?.length, 20);
      assert.equal(text.match(/<th scope="col">/g)?.length, 8);
      assert.match(text, /<caption>/);
    }
    assert.doesNotMatch(pages[0]?.text ?? '', /rel="prev"/);
    assert.doesNotMatch(pages[2]?.text ?? '', /rel="next"/);
  });

  it('write dates, times and numbers as their language does, in Berlin time', async () => {
    const english = (await get(`/backoffice/events/${noOf('evt_abc')}`)).text;
    const german = (await get(`/backoffice/events/${noOf('evt_abc')}?lang=de`)).text;

    for (const text of ['12 Jun 2026', '20:30', ' of 12,000', 'Venue', '<html lang="en">'])
      assert.ok(english.includes(text), text);
    for (const text of ['12.06.2026', '20:30', ' von 12.000', 'Spielstätte', '<html lang="de">'])
      assert.ok(german.includes(text), text);
    assert.match(german, /href="\/backoffice\/\?lang=de">Zurück zu allen Veranstaltungen/);
  });

  it('escape titles in the text, in the title and in the structured data', async () => {
    const { text } = await get(`/backoffice/events/${noOf('evt_markup')}`);
    const escaped = 'Brass &lt;b&gt;&amp; Bass&lt;/b&gt; &quot;unplugged&quot;';

    assert.ok(text.includes(`<title>${escaped} · Ticket desk</title>`));
    assert.ok(text.includes(`<bdi>${escaped}</bdi></h1>`));
    assert.doesNotMatch(text, /<b>|<\/b>/);
    assert.equal(dataOf(text)['name'], 'Brass <b>& Bass</b> "unplugged"');
  });

  it('describe their event as schema.org does, with the offset of summer and of winter', async () => {
    const { text } = await get(`/backoffice/events/${noOf('evt_abc')}`);
    const { text: early } = await get('/backoffice/events/100231');
    const { text: arabic } = await get(`/backoffice/events/${noOf('evt_rtl')}`);
    const { text: cancelled } = await get(`/backoffice/events/${noOf('evt_cancelled')}`);

    assert.deepEqual(dataOf(text), {
      '@context': 'https://schema.org',
      '@type': 'MusicEvent',
      name: 'Concert at Olympiahalle',
      startDate: '2026-06-12T20:30:00+02:00',
      eventStatus: 'https://schema.org/EventScheduled',
      location: {
        '@type': 'Place',
        name: 'Olympiahalle',
        address: { '@type': 'PostalAddress', addressLocality: 'München', addressCountry: 'DE' },
      },
    });
    assert.match(String(dataOf(early)['startDate']), /^2026-03-21T.*\+01:00$/);
    assert.equal(dataOf(arabic)['name'], 'أمسية موسيقية تحت النجوم');
    assert.equal(dataOf(cancelled)['eventStatus'], 'https://schema.org/EventCancelled');
  });

  it('show no id of the API, in no variant', async () => {
    const ids = rows.map(({ eid }) => eid).filter((eid) => eid !== null);
    for (const variant of VARIANTS) {
      const paths = ['', '?page=2', '?page=3', ...rows.map(({ no }) => `events/${no}`)];
      for (const { status, text } of await Promise.all(paths.map((path) => get(`/${variant}/${path}`)))) {
        assert.equal(status, 200);
        assert.deepEqual(
          ids.filter((id) => text.includes(String(id))),
          [],
        );
      }
    }
  });

  for (const path of [
    '?page=0',
    '?page=4',
    '?page=',
    '?page=-1',
    '?page=1.5',
    '?page=all',
    'events/',
    'events/1',
    'events/100291',
    'events/evt_abc',
    'events/100231/',
    '..%2fserver.ts',
    'rows.ts',
  ]) {
    it(`are not there at ${path}, with a way back`, async () => {
      const { status, text } = await get(`/backoffice-tt/${path}`);

      assert.equal(status, 404);
      assert.match(text, /There is no such page[\s\S]*href="\/backoffice-tt\/">Back to all events/);
    });
  }

  for (const { path, csp } of [
    { path: '/backoffice/', csp: /^default-src 'none'; script-src 'self'; .*require-trusted-types-for 'script'$/ },
    { path: '/backoffice-csp/', csp: /^default-src 'none'$/ },
    {
      path: '/backoffice-tt/',
      csp: /^trusted-types 'none'; require-trusted-types-for 'script'; default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'$/,
    },
    { path: '/backoffice-reset/', csp: /^default-src 'none'; script-src 'self'; / },
    { path: '/backoffice-spy/', csp: /^default-src 'none'; script-src 'self'; / },
  ]) {
    it(`send their policy under ${path}, and link to themselves alone`, async () => {
      const answers = await Promise.all(['', '?lang=de', 'events/100231', 'nowhere'].map((rest) => get(path + rest)));

      for (const { headers, text } of answers) {
        assert.match(headers.get('content-security-policy') ?? '', csp);
        const links = [...text.matchAll(/<a href="([^"?]+)/g)].map(([, href]) => href ?? '');
        assert.deepEqual(
          links.filter((href) => href !== '/' && !href.startsWith(path)),
          [],
        );
        assert.doesNotMatch(text, /style=|onclick=|<style/);
      }
    });
  }

  it('load a spy before everything else and a reset after everything else where they are meant to', async () => {
    const [usual, spied, reset] = await Promise.all(
      ['/backoffice/', '/backoffice-spy/', '/backoffice-reset/'].map(async (path) => (await get(path)).text),
    );

    assert.match(spied ?? '', /<\/title>\s*<script src="\/backoffice\/spy\.js"><\/script>/);
    assert.match(reset ?? '', /backoffice\.css" \/>\s*<link rel="stylesheet" href="\/backoffice\/reset\.css" \/>/);
    assert.match((await get('/backoffice/reset.css')).text.trimEnd(), /\* \{\n {2}all: unset;\n\}$/);
    assert.doesNotMatch(usual ?? '', /spy|reset|cookies/);
  });

  it('are on the list of examples', async () => {
    const { text } = await get('/');

    for (const variant of VARIANTS) assert.ok(text.includes(`href="/${variant}/"`), variant);
    assert.equal((await get('/nothing/')).status, 404);
  });
});

function dataOf(text: string): Record<string, unknown> {
  const json = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '{}';
  return JSON.parse(json) as Record<string, unknown>;
}
