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

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const DELETE = 0x7f;

/** Where in a cell the reader is. */
const AT_START = 0;
const PLAIN = 1;
const QUOTED = 2;
/** Behind a quote in a quoted cell: its end, or the first of a doubled one. */
const AT_QUOTE = 3;

/** OWASP's four beginnings of a formula, full-width and small forms once they are normalised, and the minus sign. */
const TRIGGER = /^[=+\-@\u2212]/;
/** A byte order mark in the middle of a file is a character. */
const characters = new TextDecoder('utf-8', { ignoreBOM: true });
/** What spreadsheets, or the next program, drop from the front of a cell: nothing that a reader would see. */
const UNSEEN = /^[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Turns a CSV file (RFC 4180, UTF-8, commas) into one that starts no formula in a spreadsheet, as it comes: each cell
 * that would is given a `'` before it, by OWASP's rules for CSV injection. Those are cells that start with `=`, `+`, `-`,
 * `@`, tab, CR or LF, also in full-width forms, and behind white space, invisible characters and quotes, which some
 * programs drop. A plain `-1` gets one too: it begins like `-1+cmd|…`, and which of them is a number depends on the
 * reader's language.
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
    this.#reserve(input.byteLength * GROWTH + SLACK);
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
    this.#reserve(SLACK);
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
    const shift = isFormula ? 2 : 1;
    out.copyWithin(start + shift, start, end);
    out[start] = QUOTE;
    if (isFormula) out[start + 1] = APOSTROPHE;
    out[end + shift] = QUOTE;
    this.#needsQuotes = false;
    this.#doubled = 0;
    return end + shift + 1;
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

/** Whether the text begins as a formula does for any spreadsheet. Its quotes may stand there twice. */
function startsFormula(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start] ?? 0;
  if (first === TAB || first === CR || first === LF) return true;
  for (let at = start; at < end;) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      if (byte === 0x3d || byte === 0x2b || byte === 0x2d || byte === 0x40) return true;
      if (byte > SPACE && byte !== QUOTE && byte !== APOSTROPHE && byte !== DELETE) return false;
      at++;
      continue;
    }
    // À to ɏ, the Latin letters with marks.
    if (byte >= 0xc3 && byte <= 0xc8) return false;
    const size = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    const character = characters.decode(bytes.subarray(at, at + size));
    if (TRIGGER.test(character.normalize('NFKC'))) return true;
    if (!UNSEEN.test(character)) return false;
    at += size;
  }
  return false;
}
