import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formulaSafe, type FormulaSafeOptions } from '../../src/model/spreadsheet.ts';

const BOM = '\ufeff';
const MB = 1024 * 1024;

/** What comes out of one chunk or more, its byte order mark taken off. */
async function safe(input: string | readonly Uint8Array[], options: FormulaSafeOptions = {}): Promise<string> {
  const chunks = typeof input === 'string' ? [new TextEncoder().encode(input)] : input;
  const stream = new Blob([]).stream().pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      flush: (controller) => chunks.forEach((chunk) => controller.enqueue(chunk)),
    }),
  );
  const bytes = await new Response(stream.pipeThrough(formulaSafe(options))).arrayBuffer();
  const text = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
  assert.ok(text.startsWith(BOM), 'a byte order mark comes first');
  return text.slice(1);
}

for (const [what, cell, written] of [
  ['an equals sign', '=1+1', `"'=1+1"`],
  ['a plus', '+49 89 1234', `"'+49 89 1234"`],
  ['a minus', '-2+3+cmd|"/C calc"!A0'.replaceAll('"', ''), `"'-2+3+cmd|/C calc!A0"`],
  ['a plain negative number', '-1', `"'-1"`],
  ['an at sign', '@SUM(1+1)', `"'@SUM(1+1)"`],
  ['a tab', '\tAnna', `"'\tAnna"`],
  ['a CR in quotes', '"\rAnna"', `"'\rAnna"`],
  ['a LF in quotes', '"\nAnna"', `"'\nAnna"`],
  ['a full-width equals sign', '＝1+1', `"'＝1+1"`],
  ['a full-width plus', '＋1', `"'＋1"`],
  ['a full-width minus', '－1', `"'－1"`],
  ['a full-width at sign', '＠SUM(1)', `"'＠SUM(1)"`],
  ['a small equals sign', '﹦1', `"'﹦1"`],
  ['a minus sign that is no hyphen', '−1+1', `"'−1+1"`],
  ['blanks before it', '   =1', `"'   =1"`],
  ['a blank that does not break', '\u00a0=1', `"'\u00a0=1"`],
  ['an ideographic blank', '\u3000=1', `"'\u3000=1"`],
  ['a zero-width blank', '\u200b=1', `"'\u200b=1"`],
  ['another byte order mark', '\ufeff=1', `"'\ufeff=1"`],
  ['a null byte', '\u0000=1', `"'\u0000=1"`],
  ['a delete character', '\u007f=1', `"'\u007f=1"`],
  ['quotes before it', '"""=1"', `"'""=1"`],
  ['an apostrophe before it', "'=1", `"''=1"`],
  ['all of them before it', '" \t\'"" ＝1"', `"' \t'"" '＝1"`],
] as const) {
  test(`a cell that starts with ${what} starts no formula`, async () => {
    assert.equal(await safe(`x,${cell},y\r\n`), `x,${written},y\r\n`);
  });
}

test('other cells stay as they are, whatever is in the middle of them', async () => {
  const row = `cus_1,anna@acme.example,O'Hara,1-2,Müller = Meyer,80337,12.5,'t Hooft,Ärger,北京,🎉,#N/A,,`;

  assert.equal(await safe(`${row}\r\n`), `${row}\r\n`);
});

for (const [what, cell, written] of [
  ['a comma', '"Hall 3, -2"', `"Hall 3, '-2"`],
  ['a semicolon', 'x;=1+1', `"x;'=1+1"`],
  ['a tab', 'x\t＝1', `"x\t'＝1"`],
  ['a line break', '"x\r\n @SUM(1)"', `"x\r\n '@SUM(1)"`],
  ['several', '";=1,;""+2"', `";'=1,;""'+2"`],
  ['its own beginning', '"=1;=2"', `"'=1;'=2"`],
] as const) {
  test(`what would be a formula behind ${what} in a cell starts none, whatever parts the cells`, async () => {
    assert.equal(await safe(`x,${cell},y\r\n`), `x,${written},y\r\n`);
    for (let at = 1; at < cell.length; at++) {
      const text = new TextEncoder().encode(`x,${cell},y\r\n`);
      assert.equal(await safe([text.subarray(0, at), text.subarray(at)]), `x,${written},y\r\n`);
    }
  });
}

test('cells are quoted where their text needs it for either separator', async () => {
  const rows = 'a;b,"c,d","e""f","g\r\nh","plain",i"j\r\n';

  assert.equal(await safe(rows), '"a;b","c,d","e""f","g\r\nh",plain,"i""j"\r\n');
  assert.equal(await safe(rows, { separator: ';' }), '"a;b";"c,d";"e""f";"g\r\nh";plain;"i""j"\r\n');
});

for (const [what, end] of [
  ['CRLF', '\r\n'],
  ['LF', '\n'],
  ['CR', '\r'],
] as const) {
  test(`rows that end with ${what} end with CRLF, and empty ones stay`, async () => {
    assert.equal(await safe(`a,b${end}${end}"c",=1${end}`), `a,b\r\n\r\nc,"'=1"\r\n`);
  });
}

test('a last row without an end, an empty file and its byte order mark alone are written as they are', async () => {
  assert.equal(await safe('a,=1'), `a,"'=1"`);
  assert.equal(await safe(''), '');
  assert.equal(await safe(BOM), '');
  assert.equal(await safe(`${BOM}a,b`), 'a,b');
});

test('an empty cell in quotes between a CR and a LF is a row of its own', async () => {
  assert.equal(await safe('a\r""\nb'), 'a\r\n\r\nb');
});

test('text behind a closing quote belongs to its cell, and a quote that is never closed ends with the file', async () => {
  assert.equal(await safe('"=1"+2,"a" "b"\r\n'), `"'=1+2","a ""b"""\r\n`);
  assert.equal(await safe('a,"=1\r\nb,c'), `a,"'=1\r\nb,c"`);
});

test('broken UTF-8 becomes a replacement character and swallows neither a quote nor a separator', async () => {
  const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

  // The start of a longer character before a quote and a comma; an overlong equals sign; a lone surrogate.
  assert.equal(await safe([bytes('"a\xc3",=1,"\xe2\x82",b\xf0,=2\r\n')]), `a\ufffd,"'=1",\ufffd,b\ufffd,"'=2"\r\n`);
  assert.equal(await safe([bytes('\xc0\xbd1+1,\xed\xa0\x80\r\n')]), `\ufffd\ufffd1+1,\ufffd\ufffd\ufffd\r\n`);
  assert.equal(await safe([bytes('a\xe2')]), 'a\ufffd');
});

test('a cell of 1 MB passes, and one byte more fails with the row and the way out, never with its text', async () => {
  const longest = 'x'.repeat(MB);

  assert.equal(await safe(`a,${longest}\r\n`), `a,${longest}\r\n`);
  for (const input of [`a\r\nb,${longest}y,c`, `a\r\nb,"${longest}y`, `a\r\n${longest}y\r\n`]) {
    await assert.rejects(safe(input), (error: Error) => {
      assert.equal(error.name, 'RangeError');
      assert.match(error.message, /^Row 2 .* more than 1 MB.*Take the list as it came/);
      assert.doesNotMatch(error.message, /xxx/);
      return true;
    });
  }
});

test('a cell that never ends fails soon after 1 MB, however long the file is', async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 64 * 1024;
      controller.enqueue(new Uint8Array(64 * 1024).fill(0x78));
    },
  });

  await assert.rejects(new Response(endless.pipeThrough(formulaSafe())).arrayBuffer(), RangeError);
  assert.ok(sent < 2 * MB, `${sent} bytes were asked for`);
});

test('the first cells are handed on before the last are there', async () => {
  const { readable, writable } = formulaSafe();
  const reader = readable.getReader();
  const writer = writable.getWriter();
  const read = async (): Promise<string> => new TextDecoder().decode((await reader.read()).value);

  assert.equal(await read(), '');
  void writer.write(new TextEncoder().encode('a,=1\r\nb,'));
  assert.equal(await read(), `a,"'=1"\r\nb,`);
  await writer.abort();
});
