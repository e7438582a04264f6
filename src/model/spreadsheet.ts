import { innerFormulas, startsFormula } from './formula-starts.ts';

/** How a formula-safe copy is written. */
export interface FormulaSafeOptions {
  /** Between two cells; `,` by default. `;` is what Excel expects where the comma is the decimal sign, as in German. */
  readonly separator?: ',' | ';';
}

/** A cell as long as this is no customer's: quotes that never end make one of all that follows. */
const MAX_CELL_BYTES = 1024 * 1024;
/** A cell that holds nothing but a trigger grows to three times its size, with its quotes, the prefix and the row's end. */
const GROWTH = 3;
const SLACK = 16;

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;

/** Where in a cell the reader is. */
const AT_START = 0;
const PLAIN = 1;
const QUOTED = 2;
/** Behind a quote in a quoted cell: its end, or the first of a doubled one. */
const AT_QUOTE = 3;

/**
 * Turns a CSV file (RFC 4180, UTF-8, commas) into one that starts no formula in a spreadsheet, as it comes: each cell
 * that would is given a `'` before it, by OWASP's rules for CSV injection. Those are cells that start with `=`, `+`, `-`,
 * `@`, tab, CR or LF, also in full-width forms, and behind white space, invisible characters and quotes, which some
 * programs drop. A plain `-1` gets one too: it begins like `-1+cmd|…`, and which of them is a number depends on the
 * reader's language. A `'` stands as well where a formula would start behind a comma, semicolon, tab or line break inside
 * of a cell (`Hall 3, -2` is `Hall 3, '-2`): whoever opens the file with another separator than it was written for parts
 * the cell there.
 *
 * Cells are quoted where their text needs it for either separator, rows end with CRLF, and a byte order mark comes
 * first, without which Excel reads no UTF-8. Rows may end with CR, LF or CRLF; text behind a closing quote belongs to
 * its cell, and a quote that is never closed ends with the file. Broken UTF-8 becomes U+FFFD, since half a character
 * could swallow the quote behind it. Holds one cell and one chunk.
 *
 * The stream fails with a RangeError that names the row, never its text, at a cell of more than 1 MB.
 */
export function formulaSafe({ separator = ',' }: FormulaSafeOptions = {}): TransformStream<Uint8Array, Uint8Array> {
  // It takes the file's own byte order mark off, and keeps what a chunk has cut in two.
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  const writer = new CellWriter(separator === ';' ? SEMICOLON : COMMA);
  const pass = (text: string, controller: TransformStreamDefaultController<Uint8Array>): void => {
    const done = writer.write(encoder.encode(text));
    if (done.byteLength > 0) controller.enqueue(done);
  };
  return new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode('\ufeff')),
    transform: (chunk, controller) => pass(decoder.decode(chunk, { stream: true }), controller),
    flush: (controller) => {
      pass(decoder.decode(), controller);
      controller.enqueue(writer.end());
    },
  });
}

/** Reads cells and writes them again. Bytes, not text: a list has millions of cells, and most need nothing done. */
class CellWriter {
  readonly #separator: number;
  /** What is written and not handed on, the cell under way at its end, with its quotes doubled already. */
  #out = new Uint8Array(0);
  #length = 0;
  #cellAt = 0;
  #state = AT_START;
  /** Of the cell under way: quotes that were doubled, and whether it has to stand in quotes. */
  #doubled = 0;
  #needsQuotes = false;
  #isAfterCr = false;
  #row = 1;

  constructor(separator: number) {
    this.#separator = separator;
  }

  /** Takes valid UTF-8; answers the cells that ended in it. */
  write(input: Uint8Array): Uint8Array {
    // The cell under way may need a prefix at every other byte that it has already.
    this.#reserve(input.byteLength * GROWTH + (this.#length - this.#cellAt) + SLACK);
    const out = this.#out;
    let length = this.#length;
    let state = this.#state;
    // Asked for once: an array's getters cost three times as much as all the rest.
    const size = input.byteLength;
    for (let at = 0; at < size; at++) {
      const byte = input[at] ?? 0;
      if (byte > COMMA && byte !== SEMICOLON && state !== AT_QUOTE) {
        // Nearly every byte. A quoted cell is known by its state, so only a new one changes it.
        if (state === AT_START) state = PLAIN;
        out[length++] = byte;
        continue;
      }
      if (state === QUOTED && byte === QUOTE) {
        state = AT_QUOTE;
        continue;
      }
      if (state === AT_QUOTE && byte !== QUOTE) state = PLAIN;
      if (state !== QUOTED && (byte === COMMA || byte === CR || byte === LF)) {
        const isHalf = byte === LF && this.#isAfterCr && state === AT_START && length === this.#cellAt;
        this.#isAfterCr = byte === CR;
        if (isHalf) continue;
        length = this.#endCell(length);
        if (byte === COMMA) out[length++] = this.#separator;
        else {
          out[length++] = CR;
          out[length++] = LF;
          this.#row++;
        }
        this.#cellAt = length;
        state = AT_START;
        continue;
      }
      if (byte === QUOTE) {
        if (state === AT_START) {
          state = QUOTED;
          continue;
        }
        // A doubled one goes on in its quotes; one in the middle of a plain cell is text.
        if (state === AT_QUOTE) state = QUOTED;
        out[length++] = QUOTE;
        this.#doubled++;
      } else if (state === AT_START) state = PLAIN;
      if (byte < SPACE || byte === QUOTE || byte === COMMA || byte === SEMICOLON) this.#needsQuotes = true;
      out[length++] = byte;
    }
    this.#length = length;
    this.#state = state;
    this.#checkCell(length);
    return this.#take(this.#cellAt);
  }

  /** Ends the file, and the cell that it ends in. */
  end(): Uint8Array {
    this.#reserve(this.#length - this.#cellAt + SLACK);
    this.#length = this.#endCell(this.#length);
    return this.#take(this.#length);
  }

  /** Answers where the cell ends now that it has its quotes and its prefix. */
  #endCell(end: number): number {
    this.#checkCell(end);
    const out = this.#out;
    const start = this.#cellAt;
    const isFormula = end > start && startsFormula(out, start, end);
    if (!isFormula && !this.#needsQuotes) return end;
    const inside = this.#needsQuotes ? innerFormulas(out, start, end) : [];
    const shift = isFormula ? 2 : 1;
    let tail = end;
    let to = end + inside.length + shift;
    const done = to + 1;
    out[to] = QUOTE;
    for (const at of inside.reverse()) {
      to -= tail - at;
      out.copyWithin(to, at, tail);
      out[--to] = APOSTROPHE;
      tail = at;
    }
    out.copyWithin(start + shift, start, tail);
    out[start] = QUOTE;
    if (isFormula) out[start + 1] = APOSTROPHE;
    this.#needsQuotes = false;
    this.#doubled = 0;
    return done;
  }

  #checkCell(end: number): void {
    if (end - this.#cellAt - this.#doubled <= MAX_CELL_BYTES) return;
    throw new RangeError(
      `Row ${this.#row} of the list has a cell of more than 1 MB, so it has a quote too many or is no CSV. Take the list as it came instead.`,
    );
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#out.byteLength) return;
    const larger = new Uint8Array(this.#length * 2 + more);
    larger.set(this.#out.subarray(0, this.#length));
    this.#out = larger;
  }

  #take(end: number): Uint8Array {
    const done = this.#out.slice(0, end);
    this.#out.copyWithin(0, end, this.#length);
    this.#length -= end;
    this.#cellAt -= end;
    return done;
  }
}
