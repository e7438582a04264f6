import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formulaSafe } from '../../src/model/spreadsheet.ts';
import { opened } from './libreoffice.ts';

/* A safe copy that is opened with the other separator: commas in a German Excel, semicolons in an English one. */

async function safe(text: string, separator: ',' | ';'): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(formulaSafe({ separator }));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

for (const [own, other] of [
  [',', ';'],
  [';', ','],
] as const) {
  test(`LibreOffice, told "${other}", makes no formula of the copy with "${own}"`, async () => {
    const attack = `cus_1,"x${other}=1+41${other}y",Berlin\r\n`;

    const rows = await opened(await safe(attack, own), other);
    assert.doesNotMatch(JSON.stringify(rows), /"isFormula":true|"42"/);

    // Without the marks it would be one.
    const raw = new TextEncoder().encode(`cus_1${own}"x${other}=1+41${other}y"${own}Berlin\r\n`);
    assert.match(JSON.stringify(await opened(raw, other)), /"isFormula":true|"42"/);
  });
}
