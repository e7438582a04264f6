import type { RowStatus } from './rows.ts';

export type Lang = 'en' | 'de';

export const langs: Readonly<Record<Lang, string>> = { en: 'English', de: 'Deutsch' };

/** Every word of the backoffice but the data. */
export interface Words {
  readonly main: string;
  readonly events: string;
  readonly examples: string;
  readonly language: string;
  readonly no: string;
  readonly event: string;
  readonly date: string;
  readonly time: string;
  readonly venue: string;
  readonly city: string;
  readonly sold: string;
  readonly soldOf: (sold: string, capacity: string) => string;
  readonly status: string;
  readonly statuses: Readonly<Record<RowStatus, string>>;
  readonly pages: string;
  readonly page: (page: number, pages: number) => string;
  readonly previous: string;
  readonly next: string;
  readonly back: string;
  readonly missing: string;
  readonly missingHint: string;
  readonly cookies: string;
  readonly cookiesAccept: string;
}

const en: Words = {
  main: 'Main',
  events: 'Events',
  examples: 'All examples',
  language: 'Language',
  no: 'No.',
  event: 'Event',
  date: 'Date',
  time: 'Time',
  venue: 'Venue',
  city: 'City',
  sold: 'Sold',
  soldOf: (sold, capacity) => `${sold} of ${capacity}`,
  status: 'Status',
  statuses: {
    on_sale: 'On sale',
    sold_out: 'Sold out',
    cancelled: 'Cancelled',
    postponed: 'Postponed',
    over: 'Over',
    internal: 'Internal',
  },
  pages: 'Pages',
  page: (page, pages) => `Events by date, page ${page} of ${pages}`,
  previous: 'Previous',
  next: 'Next',
  back: 'Back to all events',
  missing: 'There is no such page',
  missingHint: 'The event may have been removed, or the address is not complete.',
  cookies: 'This system uses a cookie that remembers nothing at all.',
  cookiesAccept: 'Fine',
};

const de: Words = {
  main: 'Hauptmenü',
  events: 'Veranstaltungen',
  examples: 'Alle Beispiele',
  language: 'Sprache',
  no: 'Nr.',
  event: 'Veranstaltung',
  date: 'Datum',
  time: 'Uhrzeit',
  venue: 'Spielstätte',
  city: 'Ort',
  sold: 'Verkauft',
  soldOf: (sold, capacity) => `${sold} von ${capacity}`,
  status: 'Status',
  statuses: {
    on_sale: 'Im Verkauf',
    sold_out: 'Ausverkauft',
    cancelled: 'Abgesagt',
    postponed: 'Verschoben',
    over: 'Vorbei',
    internal: 'Intern',
  },
  pages: 'Seiten',
  page: (page, pages) => `Veranstaltungen nach Datum, Seite ${page} von ${pages}`,
  previous: 'Zurück',
  next: 'Weiter',
  back: 'Zurück zu allen Veranstaltungen',
  missing: 'Diese Seite gibt es nicht',
  missingHint: 'Die Veranstaltung wurde vielleicht gelöscht, oder die Adresse ist nicht vollständig.',
  cookies: 'Dieses System setzt ein Cookie, das sich überhaupt nichts merkt.',
  cookiesAccept: 'In Ordnung',
};

export const words: Readonly<Record<Lang, Words>> = { en, de };
