import { assert } from 'chai';
import { readMarkup, rowsOf, tableOf } from './page.ts';

const night = ['12.06.2026', 'Concert at Olympiahalle'] as const;
const found = ['2026-06-12 · Concert at Olympiahalle'];
const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

describe('the rows of a table', () => {
  const tables: Record<string, [markup: string, rows: string[]]> = {
    'with German headers': [
      tableOf(
        ['Nr.', 'Veranstaltung', 'Datum', 'Uhrzeit', 'Spielstätte', 'Stadt', 'Status'],
        ['100231', 'Concert at Olympiahalle', 'Fr, 12.06.2026', '20:30', 'Olympiahalle', 'München', 'offen'],
      ),
      ['2026-06-12 20:30 · Concert at Olympiahalle · Olympiahalle · München'],
    ],
    'with English headers': [
      tableOf(
        ['No.', 'Event', 'Date', 'Time', 'Venue', 'City', 'Sold'],
        ['100231', 'Concert at Olympiahalle', '12 Jun 2026', '8:30 PM', 'Olympiahalle', 'München', '9,360'],
      ),
      ['2026-06-12 20:30 · Concert at Olympiahalle · Olympiahalle · München'],
    ],
    'with the time in the date': [
      tableOf(
        ['Termin', 'Titel / Künstler', 'Ort'],
        ['Fr 12.06.2026 20:30 Uhr', 'Concert at Olympiahalle', 'Tempodrom'],
      ),
      ['2026-06-12 20:30 · Concert at Olympiahalle · Tempodrom'],
    ],
    'with a beginning that is date and time, and a place beside the venue': [
      tableOf(['Beginn', 'Produktion', 'Halle', 'Ort'], ['12.06.2026 20:30', 'Concert', 'Großer Saal', 'Berlin']),
      ['2026-06-12 20:30 · Concert · Großer Saal · Berlin'],
    ],
    'without a header': [
      `<table>${row('7', ...night, 'Karten')}${row('8', '13.06.2026', 'Comedy Evening', 'Karten')}</table>`,
      [...found, '2026-06-13 · Comedy Evening'],
    ],
    'with a header row that is no head': [
      `<table>${row('Date', 'Remark', 'Show')}${row('12.06.2026', 'a much longer text than the title', 'Concert')}</table>`,
      ['2026-06-12 · Concert'],
    ],
    'with headers of two rows': [
      `<table><thead><tr><th colspan="2">Wann</th><th rowspan="2">Titel</th></tr><tr><th>Tag</th><th>Zeit</th></tr></thead>
       ${row('12.06.2026', '20:30', 'Concert')}</table>`,
      ['2026-06-12 20:30 · Concert'],
    ],
    'with cells that span rows and columns': [
      `<table><tr><th colspan="2">Date</th><th>Event</th></tr>
       <tr><td colspan="2" rowspan="2">12.06.2026</td><td>Concert</td></tr><tr><td>After Show</td></tr></table>`,
      ['2026-06-12 · Concert', '2026-06-12 · After Show'],
    ],
    'with titles in row headers': [
      `<table><tr><th>Show</th><th>Date</th></tr><tr><th scope="row">Concert</th><td>12.06.2026</td></tr></table>`,
      ['2026-06-12 · Concert'],
    ],
    'with dates for machines': [
      tableOf(['Date', 'Event'], ['<time datetime="2026-06-12">Friday</time>, 8:30 PM', 'Concert']),
      ['2026-06-12 · Concert'],
    ],
    'with a machine’s date before the written one': [
      tableOf(['Date', 'Event'], ['<time datetime="2026-06-12T20:30">06/12/2026</time>', 'Concert']),
      ['2026-06-12 20:30 · Concert'],
    ],
    'in a table for layout': [
      `<table>${row('12.06.2026', `<p>News</p>${tableOf(['Datum', 'Titel'], night)}`)}</table>`,
      found,
    ],
    'with months as headings between them': [
      `<table><tr><th>Datum</th><th>Titel</th></tr><tr><td colspan="2">Juni 2026</td></tr>${row(...night)}
       <tr><td colspan="2">Juli 2026</td></tr>${row('01.07.2026', 'Open Air')}</table>`,
      [...found, '2026-07-01 · Open Air'],
    ],
    'that are on several nights': [
      tableOf(['Datum', 'Titel'], night, ['13.06.2026', 'Concert at Olympiahalle']),
      [...found, '2026-06-13 · Concert at Olympiahalle'],
    ],
    'with texts in blocks and marks': [
      tableOf(
        ['Datum', 'Titel'],
        ['<div>Fr</div><div>12.06.<br>2026</div>', 'Größen<b>wahn</b><br><small>Tempodrom</small>'],
      ),
      ['2026-06-12 · Größenwahn Tempodrom'],
    ],
    'with a date of today’s order beside a day above twelve': [
      tableOf(['Date', 'Event'], ['06/12/2026', 'Concert'], ['25/06/2026', 'Show']),
      ['2026-12-06 · Concert', '2026-06-25 · Show'],
    ],
    'with a date that is named otherwise': [
      ['Aufführung', 'Spieltag', 'Event date', 'Datum der Veranstaltung', 'Start', '']
        .map((name) => tableOf([name, 'Titel'], night))
        .join(''),
      Array.from({ length: 6 }, () => '2026-06-12 · Concert at Olympiahalle'),
    ],
    'with other dates, which are not the event’s': [
      tableOf(['Angelegt am', 'Datum', 'Titel', 'VVK-Start'], ['01.02.2026', '12.06.2026', 'Concert', '01.03.2026']),
      ['2026-06-12 · Concert'],
    ],
  };
  for (const [how, [markup, rows]] of Object.entries(tables)) {
    it(`are read ${how}`, () => assert.deepEqual(rowsOf(readMarkup(markup, 'en')), rows));
  }

  const none: Record<string, string> = {
    'without a year': tableOf(['Datum', 'Titel'], ['12.06.', 'Concert']),
    'without a title': tableOf(['Datum', 'Anzahl'], ['12.06.2026', '42']),
    'that say the same in every row': `<table>${row('12.06.2026', 'Karten')}${row('13.06.2026', 'Karten')}</table>`,
    'of orders': tableOf(['Bestelldatum', 'Veranstaltung'], night),
    'of dates whose header is not understood': tableOf(['Angebot bis', 'Titel'], night),
    'of dates that are of something else': tableOf(['Kaufdatum', 'Titel'], night),
    'of dates under a place': tableOf(['Ort', 'Titel'], night),
    'of two dates that nothing names': `<table>${row('01.02.2026', ...night)}${row('02.02.2026', '13.06.2026', 'x y')}</table>`,
    'of names and values': `<table>${row('Datum', '12.06.2026')}</table>`,
    'whose date cannot be read, beside another that can': tableOf(
      ['Datum', 'Frühbucher', 'Titel'],
      ['Fr 12.06.', '01.03.2026', 'Concert'],
    ),
    'that are hidden': tableOf(['Datum', 'Titel'], night).replaceAll('<tr', '<tr hidden'),
    'of our own': `<div data-fd-widgets>${tableOf(['Datum', 'Titel'], night)}</div>`,
    'that are a sum': `<table><tr><th>Titel</th><th>Datum</th></tr>${row('Gesamt:', '12.06.2026')}</table>`,
    'that are a foot': `<table><tr><th>Titel</th><th>Datum</th></tr><tfoot>${row('Stand', '12.06.2026')}</tfoot></table>`,
  };
  for (const [what, markup] of Object.entries(none)) {
    it(`are none ${what}`, () => assert.deepEqual(rowsOf(readMarkup(markup)), []));
  }

  it('leave our own nodes, and what nobody sees, out of their texts', () => {
    const ours = '<span data-fd-widgets>Prognose <time datetime="2030-01-01">1.1.2030</time></span>';
    const unseen = '<script>x</script><select><option>offen</select><i aria-hidden="true">event</i><b hidden>neu</b>';
    const markup = tableOf(['Datum', 'Titel'], [`${ours}12.06.2026`, `Concert at Olympiahalle${unseen}${ours}`]);

    assert.deepEqual(rowsOf(readMarkup(markup)), found);
  });

  it('give the cell of the title', () => {
    const [finding] = readMarkup(tableOf(['Datum', 'Nr.', 'Titel'], ['12.06.2026', '7', 'Concert'])).findings;

    assert.equal(finding?.cell?.textContent, 'Concert');
    assert.equal(finding?.evidence.kind, 'row');
  });

  it('have their dates in the order of the page’s language', () => {
    const markup = tableOf(['Date', 'Event'], ['06/12/2026', 'Concert']);
    const starts = ['en-US', 'en-GB', 'en'].map((lang) => readMarkup(markup, lang).findings[0]?.evidence.start);

    assert.deepEqual(
      starts.map((start) => [start?.date, start?.otherDate]),
      [
        ['2026-06-12', null],
        ['2026-12-06', null],
        ['2026-12-06', '2026-06-12'],
      ],
    );
  });
});
