import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Evidence } from '../../src/recognition/evidence.ts';
import { readLinkedData } from '../../src/recognition/json-ld.ts';

const concert = {
  '@context': 'https://schema.org',
  '@type': 'MusicEvent',
  name: 'Concert at Olympiahalle',
  startDate: '2026-06-12T20:30:00+02:00',
  location: { '@type': 'Place', name: 'Olympiahalle', address: { addressLocality: 'München' } },
};
const evidence: Evidence = {
  kind: 'json-ld',
  title: 'Concert at Olympiahalle',
  start: { date: '2026-06-12', time: '20:30', offsetMinutes: 120, otherDate: null },
  venue: 'Olympiahalle',
  city: 'München',
};
const read = (...blocks: unknown[]) =>
  readLinkedData(
    blocks.map((block) => (typeof block === 'string' ? block : JSON.stringify(block))),
    500,
  );
const titles = (...blocks: unknown[]) => read(...blocks).events.map(({ title }) => title);
const next = { ...concert, name: 'Next', startDate: '2026-06-13' };

describe('an event in JSON-LD', () => {
  const json = JSON.stringify(concert);
  const blocks: Record<string, unknown> = {
    'as it is': concert,
    'in a list': [concert],
    'in a graph': { '@context': 'https://schema.org', '@graph': [{ '@type': 'WebPage' }, concert] },
    'in an item list': { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: concert }] },
    'of a performer': { '@type': 'MusicGroup', event: [concert] },
    'with several types': { ...concert, '@type': ['Thing', 'TheaterEvent'] },
    'with the address as its type': { ...concert, '@type': 'http://schema.org/MusicEvent' },
    'with a prefix': { ...concert, '@type': 'schema:Event' },
    'that is a festival': { ...concert, '@type': 'Festival' },
    'that is cancelled': { ...concert, eventStatus: 'https://schema.org/EventCancelled' },
    'with its name in a list': { ...concert, name: ['Concert at Olympiahalle', 'Konzert'] },
    'with its name as a value': { ...concert, name: { '@value': 'Concert at Olympiahalle', '@language': 'en' } },
    'with white space in its name': { ...concert, name: ' Concert at\n\t Olympia\u00adhalle ' },
    'at several locations': {
      ...concert,
      location: [{ '@type': 'VirtualLocation', name: 'Stream' }, concert.location],
    },
    'with several addresses': {
      ...concert,
      location: { ...concert.location, address: ['Ring 21', concert.location.address] },
    },
    'at a place that stands elsewhere': [
      { ...concert, location: { '@id': '#hall' } },
      { ...concert.location, '@id': '#hall' },
    ],
    'in a comment of HTML': `<!--\n${json}\n-->`,
    'in CDATA': `//<![CDATA[\n${json}\n//]]>`,
    'with control characters': json.replace('Concert at', 'Concert\u0000 at\n'),
    'with a comma too many': json.replace(/}$/, ',}'),
    'with a semicolon after it': `${json};`,
    'with something broken after it': `${json}{"@type":`,
  };
  for (const [how, block] of Object.entries(blocks)) {
    it(`is read ${how}`, () => assert.deepEqual(read(block).events, [evidence]));
  }

  const starts: [string, Partial<Evidence['start']>][] = [
    ['2026-06-12', { time: null, offsetMinutes: null }],
    ['2026-06-12T20:30', { offsetMinutes: null }],
    ['2026-06-12T18:30:00Z', { time: '18:30', offsetMinutes: 0 }],
    ['June 12, 2026 8:30 PM', { offsetMinutes: null }],
  ];
  for (const [startDate, start] of starts) {
    it(`begins at ${startDate}`, () =>
      assert.deepEqual(read({ ...concert, startDate }).events[0]?.start, { ...evidence.start, ...start }));
  }

  it('has a location that is a text, and none', () => {
    assert.equal(read({ ...concert, location: 'Olympiahalle, München' }).events[0]?.venue, 'Olympiahalle, München');
    assert.equal(read({ ...concert, location: null }).events[0]?.venue, null);
  });

  it('has its entities read, also where they were escaped twice', () => {
    const name = 'R&amp;B &#8211; &Uuml;ber &amp;quot;alles&amp;quot; &#x1F3B5; AT&T';
    assert.deepEqual(titles({ ...concert, name }), ['R&B – Über "alles" 🎵 AT&T']);
  });

  it('is cut at 300 characters, never within one', () => {
    assert.equal(titles({ ...concert, name: `${'a'.repeat(299)}🎵🎵` })[0], 'a'.repeat(299));
  });

  it('counts once, however often it is said', () => {
    const bare = { ...concert, location: undefined };
    assert.deepEqual(read(bare, concert, [concert], bare).events, [evidence]);
  });

  const unread: Record<string, unknown> = {
    'without a date': { ...concert, startDate: undefined },
    'with a date that is none': { ...concert, startDate: '2026-02-31' },
    'without a name': { ...concert, name: ' – ' },
    'of another type': { ...concert, '@type': 'Product' },
    'that is a series': { ...concert, '@type': 'EventSeries' },
    'of which this one is a part': { '@type': 'WebPage', superEvent: concert },
    'that is no JSON': '{"@type":"Event","name":"x","startDate":"2026-06-12"',
  };
  for (const [what, block] of Object.entries(unread)) {
    it(`is not read ${what}`, () =>
      assert.deepEqual(
        read(block, next).events.map(({ title }) => title),
        ['Next'],
      ));
  }
});

describe('what a page is about', () => {
  const cases: [string, unknown[], string | null][] = [
    ['its one event', [concert, concert], 'Concert at Olympiahalle'],
    ['an event with one part', [{ ...concert, subEvent: [next] }], 'Concert at Olympiahalle'],
    ['the one night of a series', [{ ...concert, '@type': 'EventSeries', subEvent: [next] }], 'Next'],
    ['nothing, where there are two', [concert, next], null],
    ['nothing, where an event has two parts', [{ ...concert, subEvent: [next, { ...next, name: 'Last' }] }], null],
    ['nothing, where there is none', [{ '@type': 'WebPage' }], null],
  ];
  for (const [what, blocks, title] of cases) {
    it(`is ${what}`, () => assert.equal(read(...blocks).subject?.title ?? null, title));
  }
});

describe('a hostile page', () => {
  it('gets no further than its depth and size allow', () => {
    const deep = (depth: number) => `${'{"a":'.repeat(depth)}${JSON.stringify(concert)}${'}'.repeat(depth)}`;
    assert.equal(titles(deep(10)).length, 1);

    const blocks = ['['.repeat(1e6), '{"a":'.repeat(1e5), deep(10_000), '[x]'.repeat(3e5), `[${' ,'.repeat(4e5)}`];
    assert.deepEqual(titles(...blocks), []);
    assert.deepEqual(titles(JSON.stringify(concert) + ' '.repeat(1e6)), []);
    const many = Array.from({ length: 2_000 }, (_, index) => ({ ...concert, name: `Show ${index}` }));
    assert.equal(titles(many).length, 500);
  });

  it('has no more than two million characters read', () => {
    const filler = `"${'x'.repeat(900_000)}"`;
    assert.deepEqual(titles(filler, filler, concert), ['Concert at Olympiahalle']);
    assert.deepEqual(titles(filler, filler, filler, { ...concert, name: 'x'.repeat(300_000) }), []);
    assert.deepEqual(titles(JSON.stringify(concert), filler, filler, `"${'x'.repeat(300_000)}"`), [
      'Concert at Olympiahalle',
    ]);
  });

  it('has no more than 1,000 events compared', () => {
    const many = Array.from({ length: 1_000 }, () => concert);
    assert.deepEqual(titles([...many, next]), ['Concert at Olympiahalle']);
  });

  it('makes nothing throw, whatever it says', () => {
    const key = fc.constantFrom('@type', 'name', 'startDate', 'location', 'address', 'subEvent', '@graph', '@id', 'x');
    const word = fc.constantFrom('Event', 'MusicEvent', '2026-06-12', 'Olympiahalle', '#a', '&amp;', '__proto__');
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium' },
        word,
        fc.string({ unit: 'binary' }),
        fc.constantFrom(null, true, 0, -1e300),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(fc.oneof(value, fc.string()), { maxLength: 3 }), (blocks) => {
        for (const { title, start } of read(...blocks).events) {
          assert.ok(title.length > 0 && title.length <= 300);
          assert.match(start.date, /^\d{4}-\d\d-\d\d$/);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
