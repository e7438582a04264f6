import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** One cell as LibreOffice has read it. */
export interface Cell {
  readonly isFormula: boolean;
  /** `string`, `float`, `boolean`, … or `null` for an empty one. */
  readonly type: string | null;
  readonly text: string;
}

const UTF_8 = '76';
const TIMEOUT_MS = 120_000;

/**
 * Opens a CSV file in LibreOffice and reads what became of its cells. All is on that could make more of a text:
 * special numbers are looked for and formulas evaluated.
 *
 * @throws where SOFFICE_BIN names no LibreOffice that converts
 */
export async function opened(csv: Uint8Array, separator: ',' | ';'): Promise<Cell[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'fd-spreadsheet-'));
  try {
    await writeFile(join(folder, 'list.csv'), csv);
    const [comma, quote] = [separator.charCodeAt(0), '"'.charCodeAt(0)];
    await promisify(execFile)(
      process.env['SOFFICE_BIN'] ?? 'soffice',
      [
        '--headless',
        // A profile of its own: another LibreOffice on this machine must not answer instead.
        `-env:UserInstallation=file://${folder}/profile`,
        // Separator, quote, charset, first row, formats, language, quoted is text, special numbers, …, evaluate formulas.
        `--infilter=CSV:${comma},${quote},${UTF_8},1,,0,false,true,false,false,false,-1,true`,
        '--convert-to',
        'fods',
        '--outdir',
        folder,
        join(folder, 'list.csv'),
      ],
      { timeout: TIMEOUT_MS },
    );
    return cellsOf(await readFile(join(folder, 'list.fods'), 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Equal cells beside each other are written once, with their number; more than a few are the rest of an empty row. */
const MAX_REPEATED = 10;

function cellsOf(fods: string): Cell[][] {
  return [...fods.matchAll(/<table:table-row\b[^>]*>(.*?)<\/table:table-row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<table:table-cell\b((?:[^>"]|"[^"]*")*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)].flatMap(
      ([, attributes = '', content = '']) => {
        const times = Number(/\btable:number-columns-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1);
        return Array<Cell>(Math.min(times, MAX_REPEATED)).fill({
          isFormula: /\btable:formula=/.test(attributes),
          type: /\boffice:value-type="([^"]*)"/.exec(attributes)?.[1] ?? null,
          text: [...content.matchAll(/<text:p\b[^>]*?(?:\/>|>(.*?)<\/text:p>)/gs)]
            .map(([, paragraph = '']) => textOf(paragraph))
            .join('\n'),
        });
      },
    ),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function textOf(markup: string): string {
  return markup
    .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_, count?: string) => ' '.repeat(Number(count ?? 1)))
    .replace(/<text:tab\/>/g, '\t')
    .replace(/<text:line-break\/>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(parseInt(code, hex ? 16 : 10)),
    )
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
