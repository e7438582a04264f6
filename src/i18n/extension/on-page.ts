import { supportedLocale } from '../languages.ts';

/** The words of what is drawn in other people's pages. They travel in messages: texts only. */
export interface OnPageWords {
  /** Names a chip; `{title}` is the event's. */
  readonly show: string;
  readonly open: string;
  readonly collapse: string;
  readonly close: string;
  /** Names the frame for those who cannot see it. */
  readonly frame: string;
  readonly failed: string;
}

const en: OnPageWords = {
  show: 'Show {title} in Future Demand',
  open: 'Show Future Demand',
  collapse: 'Hide Future Demand',
  close: 'Close',
  frame: 'Future Demand: {title}',
  failed: 'Future Demand did not answer. Press the button again.',
};

const de: OnPageWords = {
  show: '{title} in Future Demand anzeigen',
  open: 'Future Demand einblenden',
  collapse: 'Future Demand ausblenden',
  close: 'Schließen',
  frame: 'Future Demand: {title}',
  failed: 'Future Demand hat nicht geantwortet. Drücken Sie die Schaltfläche noch einmal.',
};

export function onPageWords(locale: string): OnPageWords {
  return supportedLocale(locale).startsWith('de') ? de : en;
}
