import { assert } from 'chai';
import fc from 'fast-check';
import { readPage } from '../../src/recognition/read-page.ts';
import { readMarkup, rowsOf, tableOf } from './page.ts';

const jsonLd = (data: unknown, type = 'application/ld+json') =>
  `<script type="${type}">${JSON.stringify(data)}</script>`;
const show = (name: string) => ({ '@type': 'Event', name, startDate: '2026-06-12' });
const about = jsonLd(show('Paper Moons'));

describe('a page', () => {
  it('gives its linked data first, then its rows', () => {
    const reading = readMarkup(tableOf(['Datum', 'Titel'], ['13.06.2026', 'Next']) + about);

    assert.deepEqual(rowsOf(reading), ['2026-06-12 · Paper Moons', '2026-06-13 · Next']);
    assert.deepEqual(
      reading.findings.map(({ cell }) => cell?.textContent),
      [undefined, 'Next'],
    );
  });

  it('has linked data in scripts whose type is written in any way, and in no others', () => {
    const types = ['application/LD+JSON', 'application/ld+json; charset=utf-8', ' application/ld+json'];
    for (const type of types) assert.equal(readMarkup(jsonLd(show('Carousel'), type)).findings.length, 1, type);
    for (const type of ['application/json', 'application/ld+jsonp', 'text/plain'])
      assert.equal(readMarkup(jsonLd(show('Carousel'), type)).findings.length, 0, type);
  });

  const headings: [string, string, string | null][] = [
    ['the h1 with its title', '<h1>Stage</h1><h1>Paper Moons</h1>', 'Paper Moons'],
    [
      'the h1 that is its title, rather than one that has it',
      '<h1>All of Paper Moons</h1><h1>PAPER MOONS!</h1>',
      'PAPER MOONS!',
    ],
    ['an h2 with its title, where the h1 has none of it', '<h1>Tonight</h1><h2>Paper Moons</h2>', 'Paper Moons'],
    ['none, where the only h1 shares nothing', '<h1>Welcome to our house</h1>', null],
    ['an h1 with half of its title', '<h1>Many Moons, many nights</h1>', 'Many Moons, many nights'],
    [
      'an h2 with its title, where there are several h1',
      '<h1>A</h1><h1>B</h1><h2>Paper Moons – live</h2>',
      'Paper Moons – live',
    ],
    ['none, where none fits', '<h1>A</h1><h1>B</h1><h2>News</h2>', null],
    ['none, where there is none', '<h3>Paper Moons</h3>', null],
    ['one that is not hidden', '<div hidden><h1>Paper Moons</h1></div><h1>Moons: paper</h1>', 'Moons: paper'],
    [
      'one that is not hidden from readers',
      '<h1 aria-hidden="true">Paper Moons</h1><h1>Moons: paper</h1>',
      'Moons: paper',
    ],
    ['one that is not ours', '<div data-fd-widgets><h1>Paper Moons</h1></div><h1>Moons: paper</h1>', 'Moons: paper'],
    ['one that is not empty', '<h1><img alt=""></h1><h1>Paper Moons</h1>', 'Paper Moons'],
  ];
  for (const [which, markup, text] of headings) {
    it(`about one event has its place beside ${which}`, () => {
      const { subject } = readMarkup(about + markup);

      assert.equal(subject?.finding.evidence.title, 'Paper Moons');
      assert.equal(subject?.heading?.textContent ?? null, text);
    });
  }

  it('that is laid out has no heading that is not drawn', () => {
    const stage = document.createElement('div');
    stage.setAttribute('lang', 'en');
    const script = Object.assign(document.createElement('script'), { type: 'application/ld+json' });
    script.textContent = JSON.stringify(show('Glass Gardens'));
    const [unseen, seen] = [document.createElement('h1'), document.createElement('h1')];
    unseen.style.display = 'none';
    unseen.textContent = 'Glass Gardens';
    seen.textContent = 'Glass Gardens, tonight';
    stage.append(script, unseen, seen);
    document.body.append(stage);

    try {
      assert.isTrue(readPage(document).subject?.heading === seen);
    } finally {
      stage.remove();
    }
  });

  it('about several events, or of rows alone, has no subject', () => {
    assert.equal(readMarkup(`${jsonLd([show('A'), show('B')])}<h1>A</h1>`).subject, null);
    assert.equal(
      readMarkup(`<h1>Paper Moons</h1>${tableOf(['Datum', 'Titel'], ['12.06.2026', 'Paper Moons'])}`).subject,
      null,
    );
  });

  it('gives 500 findings at most', () => {
    const rows = Array.from({ length: 450 }, (_, index) => ['12.06.2026', `Show ${index}`]);
    const table = tableOf(['Datum', 'Titel'], ...rows);

    assert.equal(readMarkup(table + table).findings.length, 500);
    assert.equal(readMarkup(about + table + table).findings.length, 500);
  });

  it('has 3,000 rows looked at, and of a table without events only the first', () => {
    const rows = (count: number, when: string): string =>
      tableOf(['Datum', 'Titel'], ...Array.from({ length: count }, (_, index) => [when, `Show ${index}`]));
    const last = tableOf(['Datum', 'Titel'], ['12.06.2026', 'Last']);

    assert.deepEqual(rowsOf(readMarkup(rows(1_500, 'soon').repeat(20) + last)), ['2026-06-12 · Last']);
    const mixed = rows(40, '12.06.2026').replace('</tbody>', '<tr><td></td><td>x</td></tr>'.repeat(4_000) + '</tbody>');
    assert.equal(readMarkup(mixed + last).findings.length, 40);
  });

  it('has no rows of a table that is not drawn', () => {
    const stage = document.createElement('div');
    const read = (): number => readPage(document).findings.length;
    const table = document.importNode(
      new DOMParser().parseFromString(tableOf(['Datum', 'Titel'], ['12.06.2026', 'Concert']), 'text/html').body,
      true,
    );
    stage.append(...table.childNodes);
    document.body.append(stage);

    try {
      assert.equal(read(), 1);
      stage.style.display = 'none';
      assert.equal(read(), 0);
    } finally {
      stage.remove();
    }
  });

  it('does not stumble over elements that are named like methods', () => {
    const named = ['querySelectorAll', 'createTreeWalker', 'defaultView'].map((name) => `<img name="${name}">`);
    const forms = [
      ['matches', 'previousSibling'],
      ['nodeType', 'nodeName', 'matches'],
    ].map((inputs) => `<form>${inputs.map((name) => `<input name="${name}">`).join('')}</form>`);
    const markup = named.join('') + tableOf(['Datum', 'Titel'], ['12.06.2026', `Concert${forms.join('')}`]);

    assert.deepEqual(rowsOf(readMarkup(markup)), ['2026-06-12 · Concert']);
  });

  it('makes nothing throw, whatever its markup', () => {
    const tags = [
      'table',
      'tr',
      'td',
      'th',
      'thead',
      'tfoot',
      'time datetime="2026-06-12"',
      'td colspan=99 rowspan=0',
      'h1',
      'b',
    ];
    const tag = fc.constantFrom(...tags).chain((name) => fc.constantFrom(`<${name}>`, `</${name.split(' ')[0]}>`));
    const word = fc.constantFrom('12.06.2026', '20:30', 'Datum', 'Titel', 'Concert', 'Ort', '06/12/2026', 'Summe');
    const markup = fc.array(
      fc.oneof({ weight: 3, arbitrary: tag }, { weight: 2, arbitrary: word }, fc.string({ unit: 'binary' })),
      {
        maxLength: 40,
        size: 'max',
      },
    );
    let count = 0;
    fc.assert(
      fc.property(markup, (parts) => {
        for (const { evidence, cell } of readMarkup(`<table>${parts.join('')}${about}`).findings) {
          count++;
          assert.isAtMost(evidence.title.length, 300);
          assert.match(evidence.start.date, /^\d{4}-\d\d-\d\d$/);
          assert.equal(cell === null, evidence.kind === 'json-ld');
        }
      }),
      { numRuns: 300 },
    );
    assert.isAbove(count, 0);
  });
});
