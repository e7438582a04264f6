import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formulaSafe } from '../../src/model/spreadsheet.ts';

/** RFC 4180 as the test understands it, for well-formed files alone: no code in common with the kit. */
function rowsOf(text: string, separator: string): string[][] {
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${separator}\r\n"]*)(${separator}|\r\n|$)`, 'y');
  const rows: string[][] = [[]];
  while (cell.lastIndex <= text.length) {
    const at = cell.lastIndex;
    const [whole, raw = '', end = ''] = cell.exec(text) ?? assert.fail(`no cell at ${at}: ${JSON.stringify(text)}`);
    rows.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
    cell.lastIndex = at + whole.length;
  }
  return rows;
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const isPlain = (cell: string): boolean => !/[",\r\n]/.test(cell);

async function safe(chunks: readonly Uint8Array[], separator: ',' | ';'): Promise<string> {
  const source = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  // Not text(), which takes off two byte order marks here.
  const bytes = await new Response(source.pipeThrough(formulaSafe({ separator }))).arrayBuffer();
  return new TextDecoder().decode(bytes);
}

function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
}

/** Much of what matters, seldom met by chance. */
const piece = fc.constantFrom(
  ...[
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    '"',
    "'",
    ',',
    ';',
    ' ',
    '＝',
    '＋',
    '－',
    '＠',
    '\u00a0',
    '\u3000',
    '\ufeff',
  ],
  ...['a', 'Ä', '北', '🎉', '1', '1+1', 'cmd|', '\u0000', '\u200b'],
);
const cell = fc.oneof(
  fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme' }),
);
const file = fc.record({
  rows: fc.array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 6,
  }),
  end: fc.constantFrom('\r\n', '\n', '\r'),
  hasLastEnd: fc.boolean(),
  hasBom: fc.boolean(),
  separator: fc.constantFrom(',' as const, ';' as const),
  sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
});

/** Whether a spreadsheet could begin a formula here, said in another way than the kit does. */
const isTrigger = (text: string): boolean =>
  /^[\t\r\n]/.test(text) || /^[\p{White_Space}\p{Cc}\p{Cf}\p{DI}"']*[=+\-@＝＋－＠﹢﹣﹦﹫⁺⁻⁼₊₋₌−﬩⩵⩶]/u.test(text);

/** A cell as it has to be written. */
const marked = (cell: string): string =>
  (isTrigger(cell) ? "'" : '') +
  cell.replace(/([,;\t\r\n][\p{White_Space}\p{Cc}\p{Cf}\p{DI}"',;]*)(?=[=+\-@＝＋－＠﹢﹣﹦﹫⁺⁻⁼₊₋₌−﬩⵩⵶])/gu, "$1'");

/** What a spreadsheet would read that parts cells at every comma, semicolon and tab, and rows at every line break. */
const anywhere = (written: string): string[] => written.split(/[,;\t\r\n]/);

test('whatever a list holds: the same cells but for the prefixes, no cell starts a formula, and chunks change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(file, async ({ rows, end, hasLastEnd, hasBom, separator, sizes }) => {
      const text = rows
        .map((row) => row.map(([value, quote]) => (quote || !isPlain(value) ? quoted(value) : value)).join(','))
        .join(end);
      const bytes = new TextEncoder().encode(`${hasBom ? '\ufeff' : ''}${text}${hasLastEnd ? end : ''}`);
      const isBomCell = !hasBom && text.startsWith('\ufeff');
      const values = rows.map((row) => row.map(([value]) => value));

      const whole = await safe([bytes], separator);
      const inPieces = await safe(cut(bytes, sizes), separator);

      assert.equal(inPieces, whole);
      const got = rowsOf(whole, separator);
      if (hasLastEnd) assert.deepEqual(got.pop(), ['']);
      for (const written of got.flat())
        assert.ok(!isTrigger(written) || written.startsWith("'"), JSON.stringify(written));
      for (const piece of anywhere(whole.replaceAll('"', ''))) {
        assert.ok(!isTrigger(piece) || /^[\p{White_Space}\p{Cc}\p{Cf}\p{DI}]*'/u.test(piece), JSON.stringify(piece));
      }
      const wanted = values.map((row) => row.map(marked));
      // Without one of its own, a file that starts with the mark has it taken for one.
      if (isBomCell) wanted[0]?.splice(0, 1, got[0]?.[0] ?? '');
      assert.deepEqual(got, wanted);
    }),
    { numRuns: 2_000 },
  );
});

test('whatever bytes come, what goes out is valid UTF-8 whose cells start no formula', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (noise) => {
      const bytes = new Uint8Array([...noise].flatMap((byte) => (byte % 5 === 0 ? [byte, 0x2c, 0x3d] : [byte])));
      const out = await new Response(new Blob([bytes]).stream().pipeThrough(formulaSafe())).arrayBuffer();

      const text = new TextDecoder('utf-8', { fatal: true }).decode(out);
      for (const written of rowsOf(text, ',').flat()) assert.ok(!isTrigger(written) || written.startsWith("'"));
    }),
    { numRuns: 1_000 },
  );
});
