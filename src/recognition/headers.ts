import { fold } from './text.ts';

/** What a column says of its cells. `other`: nothing that an event is known by; null: nothing that is understood. */
export type ColumnKind = 'title' | 'date' | 'time' | 'venue' | 'place' | 'city' | 'other' | null;

const EVENT =
  '(?:event|show|konzert|concert|veranstaltungs?|vorstellungs?|auffuhrungs?|produktions?|production|auftritts?|spiel)?';

/** Of a header's letters alone; the first that fits counts. */
const KINDS = (
  [
    [
      'other',
      'erstell|angelegt|geandert|anderung|creat|chang|updat|modif|bestell|order|gebucht|buchung|book|verkauf|vvk|sale|' +
        'sold|^ende?|ende?$|^bis|until|frist|deadline|paid|bezahl|storn|cancel|release|publi|rechnung|invoice|fallig|^due|' +
        'birth|geburt|import|login|abrechnung|einlass|doors|letzte|^last|status|kund|customer|client|veranstalter|' +
        'organi[sz]er|promoter|beschreibung|description|kategorie|category|genre|bemerkung|notiz|notes?$|comment|' +
        '^aktion|actions?$|^user|benutzer|mail|preis|price',
    ],
    [
      'date',
      `^${EVENT}(?:start|beginn)?(?:datum|dates?|termine?|tag|day)(?:uhr)?(?:zeit|time)?$|^wann$|^when$|` +
        `^(?:datum|date|termin|tag)(?:of|de[sr])(?:the)?${EVENT}(?:e?s)?$`,
    ],
    ['time', `^${EVENT}(?:(?:start|anfangs)?(?:uhr)?(?:zeit|time)|uhr|beginn|begin|starts?|anfang)$`],
    ['place', '^(?:ort|wo|where|place)$'],
    [
      'venue',
      `^${EVENT}(?:venue|location|ort|statte)(?:name)?$|` +
        '^(?:halle|hall|saal|haus|house|theater|theatre|buhne|stage|club|arena)$',
    ],
    ['city', '^(?:venue|event)?(?:stadt|city|town|gemeinde)(?:name)?$'],
    [
      'title',
      `^${EVENT}(?:titel|title|name|bezeichnung)$|^(?:name|title|titel)(?:of|de[sr])(?:the)?${EVENT}(?:en|e?s)?$|` +
        '^(?:veranstaltung|event|show|produktion|production|konzert|concert|stuck|programm|vorstellung|auffuhrung|performance|' +
        'werk|band|act|kunstler(?:in)?|interpret|artist)(?:en|e?s)?$|^(?:was|what|wer|who)$',
    ],
  ] as const
).map(([kind, pattern]) => [kind, new RegExp(pattern)] as const);

/** `Titel / Künstler` is read by its first part that is understood. `place`: a venue, or a city beside a venue. */
export function kindOf(header: string): ColumnKind {
  for (const part of header.split(/[/|,&()]| [-–] |\bund\b|\band\b/)) {
    const letters = fold(part).replace(/[^\p{L}]/gu, '');
    const [kind] = (letters && KINDS.find(([, pattern]) => pattern.test(letters))) || [];
    if (kind) return kind;
  }
  return null;
}
