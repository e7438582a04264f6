/* Where spreadsheets would start a formula, in bytes of valid UTF-8: a list has millions of cells. */

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const DELETE = 0x7f;

/** OWASP's four beginnings of a formula, full-width and small forms once they are normalised, and the minus sign. */
const TRIGGER = /^[=+\-@\u2212]/;
/** A byte order mark in the middle of a file is a character. */
const characters = new TextDecoder('utf-8', { ignoreBOM: true });
/** What spreadsheets, or the next program, drop from the front of a cell: nothing that a reader would see. */
const UNSEEN = /^[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** What a place in a cell is to a spreadsheet that looks for a formula. */
const TEXT = 0;
const NOTHING = 1;
const FORMULA = 2;

/** What stands at a place. A quote counts as nothing: it may stand there twice, and some programs drop it. */
function kindAt(bytes: Uint8Array, at: number): typeof TEXT | typeof NOTHING | typeof FORMULA {
  const byte = bytes[at] ?? 0;
  if (byte < 0x80) {
    if (byte === 0x3d || byte === 0x2b || byte === 0x2d || byte === 0x40) return FORMULA;
    return byte > SPACE && byte !== QUOTE && byte !== APOSTROPHE && byte !== DELETE ? TEXT : NOTHING;
  }
  // À to ɏ, the Latin letters with marks.
  if (byte >= 0xc3 && byte <= 0xc8) return TEXT;
  const character = characters.decode(bytes.subarray(at, at + sizeAt(bytes, at)));
  if (TRIGGER.test(character.normalize('NFKC'))) return FORMULA;
  return UNSEEN.test(character) ? NOTHING : TEXT;
}

/** Bytes of the character at a place. */
function sizeAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/** Whether the text begins as a formula does for any spreadsheet. */
export function startsFormula(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start] ?? 0;
  if (first === TAB || first === CR || first === LF) return true;
  for (let at = start; at < end; at += sizeAt(bytes, at)) {
    const kind = kindAt(bytes, at);
    if (kind !== NOTHING) return kind === FORMULA;
  }
  return false;
}

/** Whether some spreadsheet parts cells or rows here, if it is told to or guesses so. */
function parts(byte: number | undefined): boolean {
  return byte === COMMA || byte === SEMICOLON || byte === TAB || byte === CR || byte === LF;
}

/** Where in the middle of a text a formula would start for a spreadsheet that parts it there. */
export function innerFormulas(bytes: Uint8Array, start: number, end: number): number[] {
  const found: number[] = [];
  let isOpen = false;
  for (let at = start; at < end; at += sizeAt(bytes, at)) {
    if (parts(bytes[at])) isOpen = true;
    else if (isOpen) {
      const kind = kindAt(bytes, at);
      if (kind === FORMULA) found.push(at);
      isOpen = kind === NOTHING;
    }
  }
  return found;
}
